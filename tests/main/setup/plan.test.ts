import { describe, expect, it } from 'vitest'
import {
  describeStep,
  explainFailure,
  planSetUp,
  type SetUpFacts,
} from '../../../src-main/setup/plan.mjs'

const everything: SetUpFacts = {
  purpose: 'test',
  modules: 'CURRENT',
  hasElectron: false,
  hasChromium: true,
  programs: ['pdfsig', 'qpdf', 'openssl', 'certutil', 'age'],
  isRoot: true,
  isDebian: true,
  buildIsCurrent: true,
}
const bare: SetUpFacts = { ...everything, modules: 'MISSING', hasChromium: false, programs: [] }
const judgesOnly = ['poppler-utils', 'qpdf', 'openssl', 'libnss3-tools', 'age']

describe('setting up a machine', () => {
  it('does nothing where everything is there', () => {
    expect(planSetUp(everything)).toEqual({ refusal: null, steps: [] })
  })

  it('installs packages and the judges of the tests on a bare machine', () => {
    expect(planSetUp(bare)).toEqual({
      refusal: null,
      steps: [
        { kind: 'MODULES', state: 'MISSING' },
        { kind: 'PACKAGES', packages: ['chromium', ...judgesOnly] },
      ],
    })
  })

  it('needs no judges to start, but a build', () => {
    const facts = { ...bare, purpose: 'start', buildIsCurrent: false } as const
    expect(planSetUp(facts).steps).toEqual([
      { kind: 'MODULES', state: 'MISSING' },
      { kind: 'PACKAGES', packages: ['chromium'] },
      { kind: 'BUILD' },
    ])
  })

  it('needs no Chromium to start where Electron is there', () => {
    const facts = {
      ...everything,
      purpose: 'start',
      hasElectron: true,
      hasChromium: false,
    } as const
    expect(planSetUp(facts)).toEqual({ refusal: null, steps: [] })
  })

  it('gives whoever is not root the exact command, and touches nothing', () => {
    const { refusal, steps } = planSetUp({ ...bare, isRoot: false })
    expect(steps).toEqual([])
    expect(refusal).toContain(
      '"sudo apt-get update && sudo apt-get install --no-install-recommends chromium poppler-utils qpdf openssl libnss3-tools age"',
    )
  })

  it('asks nothing of whoever is not root where nothing is missing', () => {
    expect(planSetUp({ ...everything, isRoot: false }).refusal).toBeNull()
  })

  it('says on another system to install Chromium and where to name it', () => {
    const { refusal, steps } = planSetUp({ ...bare, purpose: 'start', isDebian: false })
    expect(steps).toEqual([])
    expect(refusal).toContain('install Chromium and set EVENHAND_CHROMIUM')
    expect(refusal).not.toContain('\n')
  })

  it.each([
    'npm error code EAI_AGAIN',
    'getaddrinfo ENOTFOUND example.invalid',
    "Err: Temporary failure resolving 'deb.example.invalid'",
  ])('recognises a missing network in %j', (output) => {
    const sentence = explainFailure({ kind: 'MODULES', state: 'MISSING' }, output, 'the log')
    expect(sentence).toMatch(/^There is no network: connect this machine once .*copy node_modules/)
    expect(sentence).not.toContain('\n')
  })

  it('names the command that failed for any other reason', () => {
    const step = { kind: 'PACKAGES', packages: ['age'] } as const
    expect(explainFailure(step, 'E: Sub-process returned an error code', 'the log')).toBe(
      '"apt-get install --no-install-recommends age" did not succeed: the details are in the log.',
    )
  })

  it('says in plain words what it is doing', () => {
    expect(describeStep({ kind: 'MODULES', state: 'MISSING' })).toBe(
      'Installing npm packages (about a minute)',
    )
    expect(describeStep({ kind: 'PACKAGES', packages: ['age', 'qpdf'] })).toBe(
      'Installing from Debian: age, qpdf',
    )
  })
})
