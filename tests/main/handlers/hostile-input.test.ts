import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Particulars } from '#core/hearing-case'
import {
  codes,
  newLibrary,
  openHandlers,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

describe('What a channel is given by whoever can call it', () => {
  let library: TestLibrary
  let id: string
  let particulars: Particulars

  beforeAll(async () => {
    library = await newLibrary()
    const opened = value(await library.handlers['case:create']({ matter: 'A matter' }))
    id = opened.hearingCase.id
    particulars = opened.hearingCase.particulars
  }, 30_000)

  const save = (changed: Partial<Particulars>) =>
    library.handlers['case:save']({
      id,
      section: 'particulars',
      value: { ...particulars, ...changed },
      settled: true,
    })

  const warning = {
    id: 'w',
    kind: 'FWW',
    notified: '2025-01-31',
    months: 18,
    careerBreakDays: 0,
    citedAsAggravation: false,
  } as const

  const stillOpens = async (): Promise<void> => {
    value(await library.handlers['case:list']())
    value(await library.handlers['case:open']({ id }))
    value(await library.handlers['clock:list']())
    value(await library.handlers['notice:compose']({ caseId: id, kind: 'FULL' }))
  }

  const impossible: readonly [string, Partial<Particulars>][] = [
    ['a day that no month has', { warnings: [{ ...warning, notified: '2026-02-31' }] }],
    ['a warning of a thousand million months', { warnings: [{ ...warning, months: 1e9 }] }],
    ['a career break of a million years', { warnings: [{ ...warning, careerBreakDays: 4e8 }] }],
  ]
  it.each(impossible)('refuses %s and keeps the library usable', async (_what, changed) => {
    const dated = { ...particulars.dates, severityAssessment: '2025-12-01' }
    expect(codes(await save({ ...changed, dates: dated }))).toEqual(['WRONG_INPUT'])
    await stillOpens()
  })

  it.each(['conductTo', 'severityAssessment', 'hearingTo', 'decision', 'notified'] as const)(
    'refuses an impossible day as %s, and keeps the library usable',
    async (name) => {
      const result = await save({ dates: { ...particulars.dates, [name]: '2026-02-31' } })
      expect(codes(result)).toEqual(['WRONG_INPUT'])
      await stillOpens()
    },
  )

  it('refuses a section far larger than any decision, and views longer than a seal carries', async () => {
    expect(codes(await save({ matter: 'x'.repeat(10_000_000) }))).toEqual(['TOO_LARGE'])
    const view = {
      culpabilityLevel: null,
      harmLevel: null,
      outcome: null,
      months: null,
      reasons: 'x'.repeat(200_000),
    }
    expect(codes(await library.handlers['seal:draft']({ caseId: id, view }))).toEqual([
      'WRONG_INPUT',
    ])
    await stillOpens()
  })

  it('answers what is no channel, and numbers that are none, with a refusal', async () => {
    for (const name of ['toString', '__proto__', 'constructor', 'case:burn'])
      expect(codes(await Reflect.apply(library.invoke, null, [name, undefined]))).toEqual([
        'NO_SUCH_CHANNEL',
      ])
    for (const limit of [Number.NaN, Infinity, 1.5, -1, 1e300])
      expect(codes(await library.handlers['audit:list']({ before: null, limit }))).toEqual([
        'WRONG_INPUT',
      ])
  })

  it('keeps lone surrogates and control characters from breaking a case or its record', async () => {
    const matter = 'a\ud800b\u0000c\u202e'
    value(await save({ matter }))
    value(await library.handlers['case:create']({ matter }))
    expect(value(await library.handlers['audit:verify']()).intact).toBe(true)
    await stillOpens()
  })

  it('takes nothing from the prototype of an input', async () => {
    const input: unknown = JSON.parse(
      `{"id":${JSON.stringify(id)},"__proto__":{"section":"particulars","settled":true}}`,
    )
    expect(codes(await library.invoke('case:save', input))).toEqual(['WRONG_INPUT'])
    expect(Reflect.get({}, 'section')).toBeUndefined()
  })
})

describe('A folder that cannot hold a library', () => {
  it('is refused in words, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-folder-'))
    writeFileSync(join(folder, 'file'), 'not a folder')
    const { handlers } = openHandlers(folder)
    const made = await handlers['vault:create']({
      folder: join(folder, 'file', 'library'),
      libraryLabel: 'Library',
      person: { label: 'Chair', role: 'CHAIR', capacity: null },
      passphrase,
      withSample: false,
    })
    expect(codes(made)).toEqual(['FOLDER_NOT_USABLE'])
  })
})
