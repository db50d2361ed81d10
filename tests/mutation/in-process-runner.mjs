import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import fc from 'fast-check'
import { collected, collectFrom } from './vitest-stand-in.mjs'

// Stryker's own runner for Vitest starts a worker for every mutant, seconds where the tests take
// milliseconds; and Vitest 5 joins the names of suite and test otherwise than it expects, so that
// it skips every test and every mutant survives. Core is pure: its tests run in one process.

const standIn = new URL('./vitest-stand-in.mjs', import.meta.url).href
const globals = (globalThis.__stryker__ ??= {})

class InProcessRunner {
  // Nothing has to be loaded anew while static mutants are left out: without this claim Stryker
  // starts a process for each mutant that is also met while the tests are being declared.
  capabilities = () => ({ reloadEnvironment: true })

  /** Runs in the copy that Stryker mutates: that is where the process stands. */
  async init() {
    // The same examples each time, and none made smaller: that a test fails is all that is asked.
    fc.configureGlobal({ seed: 1, numRuns: 30, endOnFailure: true })
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'vitest' ? { url: standIn, shortCircuit: true } : next(specifier, context),
    })
  }

  async load() {
    if (collected.length > 0) return
    const patterns = JSON.parse(process.env.MUTATION_TESTS)
    for (const file of globSync(patterns).toSorted()) {
      collectFrom(file)
      await import(pathToFileURL(resolve(file)).href)
    }
  }

  async dryRun() {
    await this.load()
    const tests = []
    for (const one of collected) tests.push(await this.runOne(one))
    // The first test that fails ends a mutant, so the quick ones go first.
    const time = new Map(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]))
    collected.sort((a, b) => time.get(a.id) - time.get(b.id))
    globals.currentTestId = undefined
    return { status: DryRunStatus.Complete, tests, mutantCoverage: globals.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    await this.load()
    const wanted = testFilter && new Set(testFilter)
    globals.hitCount = 0
    globals.hitLimit = hitLimit
    globals.activeMutant = activeMutant.id
    const tests = []
    for (const one of collected) {
      if (wanted && !wanted.has(one.id)) continue
      const result = await this.runOne(one)
      tests.push(result)
      if (result.status === TestStatus.Failed) break
    }
    globals.activeMutant = undefined
    const timeout = determineHitLimitReached(globals.hitCount, hitLimit)
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests })
  }

  async runOne({ id, name, fileName, run }) {
    globals.currentTestId = id
    const started = performance.now()
    const of = (status, more) => ({
      id,
      name,
      fileName: resolve(fileName),
      timeSpentMs: performance.now() - started,
      status,
      ...more,
    })
    try {
      await run()
      return of(TestStatus.Success)
    } catch (error) {
      return of(TestStatus.Failed, { failureMessage: String(error?.stack ?? error) })
    }
  }
}

const create = () => new InProcessRunner()
create.inject = tokens()

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', create)]
