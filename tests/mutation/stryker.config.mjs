import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { groups } from './groups.mjs'

// MUTATE=clocks mutates one group of modules; without it all of them.
const asked = process.env.MUTATE
const chosen = asked === undefined ? Object.values(groups) : [groups[asked]]
const name = asked ?? 'all'
// The runner's processes inherit this.
process.env.MUTATION_TESTS = JSON.stringify([...new Set(chosen.flatMap(({ tests }) => tests))])

export default {
  testRunner: 'in-process',
  plugins: [join(import.meta.dirname, 'in-process-runner.mjs')],
  mutate: chosen.flatMap(({ mutate }) => mutate),
  mutator: {
    // A code emptied does not compile, and words shown to people are held by the wording tests.
    excludedMutations: ['StringLiteral'],
  },
  // A table made at load cannot be switched in a running process.
  ignoreStatic: true,
  // Outside the checkout: a copy inside it would be linted, formatted and checked as source.
  tempDirName: join(tmpdir(), 'evenhand-mutation', name),
  ignorePatterns: ['out', 'reports'],
  // Stryker rewrites a tsconfig through the compiler's old interface, which TypeScript 7 lacks.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: `reports/mutation/${name}.html` },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
}
