import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
// Whatever asks for Electron in a test gets the stand-in, as the built application does.
const alias = { electron: fileURLToPath(new URL('stand-in/electron.ts', import.meta.url)) }

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    // Every core: the default leaves one idle, which on two cores is half of them.
    maxWorkers: '100%',
    setupFiles: ['tests/support/seed.ts'],
    // Tests may run in any order, but for the acts of one story: their describe says `shuffle: false`.
    // A state that is waited for is there at once, or as soon as a slow machine comes to it.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'tests/core/**/*.test.ts',
            'tests/main/**/*.test.ts',
            'tests/stand-in/*.test.ts',
            'tests/*.test.ts',
          ],
          // Several times what the longest of them takes on a busy machine; most take less than a second.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // No module keeps anything between files, and reading all of them anew for each takes longer
          // than most tests do.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-renderer',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['tests/support/patience.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['tests/e2e/**/*.test.ts'],
          // Several times what the longest of them takes on two idle cores.
          testTimeout: 600_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
})
