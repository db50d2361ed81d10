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
          testTimeout: 60_000,
          hookTimeout: 60_000,
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
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
