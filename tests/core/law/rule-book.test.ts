import { describe, expect, it } from 'vitest'
import type { Law } from '#core/law/law'
import {
  effectiveLaw,
  entryHash,
  type LawRecords,
  type SignOffElsewhere,
  type SignOffRecord,
} from '#core/law/law-records'
import { checkOutcome } from '#core/law/outcome-rules'
import { findInBook, ruleBook } from '#core/law/rule-book'
import { hashText } from '../../../src-main/vault/keys.ts'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'

const law = sampleLaw()
const rule = (id: string, from: Law = law) => {
  const found = from.rules.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`No ${id}`)
  return found
}
const act = (change: Partial<SignOffRecord> = {}): SignOffRecord => ({
  seq: 1,
  kind: 'RULE',
  entryId: 'OUT-015',
  entryHash: entryHash(rule('OUT-015'), hashText),
  act: 'SIGNED',
  signedBy: 'Force solicitor',
  signedOn: '2026-11-20',
  note: 'Checked against the Regulations.',
  recordedAt: '2026-11-20T10:00:00.000Z',
  recordedBy: 'Secretariat',
  ...change,
})
const withActs = (...signOffs: readonly SignOffRecord[]) => ({ signOffs, holidayUpdates: [] })
const effective = (...acts: readonly SignOffRecord[]) =>
  effectiveLaw(law, withActs(...acts), hashText)
const book = (acts: readonly SignOffRecord[], shipped = law) =>
  ruleBook(shipped, effectiveLaw(shipped, withActs(...acts), hashText), withActs(...acts), hashText)
const entriesOf = (made: ReturnType<typeof book>) => made.sections.flatMap(({ entries }) => entries)
const entry = (made: ReturnType<typeof book>, id: string) =>
  entriesOf(made).find((one) => one.id === id)

/** Misconduct with a final written warning of 36 months: OUT-015 asks, or stands in the way. */
const longWarning = sampleCase({
  findings: { allegations: [sampleAllegation({ level: 'MISCONDUCT' })] },
})
const effectOf = (applied: Law) =>
  checkOutcome(longWarning, applied).find(({ ruleId }) => ruleId === 'OUT-015')?.effect

describe('the law that applies', () => {
  it('turns the warning of a signed-off rule into a block, and back when it is withdrawn', () => {
    expect(effectOf(law)).toBe('REASON_NEEDED')
    expect(effectOf(effective(act()))).toBe('BLOCK')
    expect(effectOf(effective(act(), act({ seq: 2, act: 'WITHDRAWN' })))).toBe('REASON_NEEDED')
    expect(effectOf(effective(act(), act({ act: 'WITHDRAWN' }), act()))).toBe('BLOCK')
  })

  it('never turns a rule that only warns into a block', () => {
    const warns = rule('OUT-029')
    const signed = effective(act({ entryId: warns.id, entryHash: entryHash(warns, hashText) }))
    expect(rule('OUT-029', signed)).toMatchObject({ level: 'WARN', signedOffBy: 'Force solicitor' })
    const silent = sampleCase({ decision: { representationsHeardOn: null } })
    const found = checkOutcome(silent, signed).find(({ ruleId }) => ruleId === 'OUT-029')
    expect(found?.effect).toBe('REASON_NEEDED')
  })

  it('is the shipped law where nothing is recorded, and passes over other wordings and kinds', () => {
    expect(effective()).toEqual(law)
    expect(effective(act({ entryHash: 'f'.repeat(64) }))).toEqual(law)
    expect(effective(act({ kind: 'FACTOR' }))).toEqual(law)
  })
})

describe('the rule book', () => {
  it('holds every entry of the law once, with counts of what is not verified', () => {
    const made = book([])
    const all = [
      law.rules,
      law.standards,
      law.outcomes,
      law.timeLimits,
      law.factors,
      law.allegationTypes,
      law.caseNotes,
      law.overlaps,
    ]
    expect(made.sections.map(({ entries }) => entries.length)).toEqual(
      all.map((list) => list.length),
    )
    for (const [index, section] of made.sections.entries())
      expect(section.unverified).toBe(
        all[index]?.filter(
          (one) =>
            one.mark !== 'V' ||
            ('variants' in one && one.variants.some((variant) => variant.mark !== 'V')),
        ).length,
      )
    const keys = entriesOf(made).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(entriesOf(made).every(({ title, words }) => title !== '' && words !== '')).toBe(true)
  })

  it('shows who signed an entry off and that nothing else changed', () => {
    const made = book([act()])
    expect(entry(made, 'OUT-015')).toMatchObject({
      verified: true,
      signOff: { signedBy: 'Force solicitor' },
      earlier: null,
    })
    expect(entriesOf(made).filter(({ signOff }) => signOff !== null)).toHaveLength(1)
    expect(made.sections[0]?.unverified).toBe((book([]).sections[0]?.unverified ?? 0) - 1)
  })

  it('asks for a fresh sign-off once the wording changes, and shows the earlier one', () => {
    const reworded = {
      ...law,
      rules: law.rules.map((one) =>
        one.id === 'OUT-015' ? { ...one, message: 'Reworded.' } : one,
      ),
    }
    const made = entry(book([act()], reworded), 'OUT-015')
    expect(made).toMatchObject({
      verified: false,
      signOff: null,
      earlier: { signedOn: '2026-11-20' },
    })
    expect(made?.history).toHaveLength(1)
    const withdrawn = book([act(), act({ act: 'WITHDRAWN' })], reworded)
    expect(entry(withdrawn, 'OUT-015')?.earlier).toBeNull()
  })

  it('shows no earlier wording that belongs to another entry, or to another kind of entry', () => {
    const past = { entryHash: 'f'.repeat(64) }
    for (const other of [act({ ...past, entryId: 'OUT-016' }), act({ ...past, kind: 'FACTOR' })])
      expect(entry(book([other]), 'OUT-015')).toMatchObject({ earlier: null, history: [] })
  })

  it('keeps the acts on earlier wordings behind a sign-off of this one, newest first', () => {
    const past = act({ entryHash: 'f'.repeat(64), signedOn: '2026-10-01' })
    expect(entry(book([past, act({ seq: 2 })]), 'OUT-015')).toMatchObject({
      signOff: { seq: 2 },
      earlier: null,
      history: [{ seq: 2 }, { seq: 1 }],
    })
  })

  it('counts an entry as verified that was shipped signed off', () => {
    const shipped = {
      ...law,
      rules: law.rules.map((one) => ({ ...one, signedOffBy: 'Counsel' })),
    }
    expect(book([], shipped).sections[0]?.unverified).toBe(0)
  })

  it('takes no rule for read in the text that was not for every kind of proceedings', () => {
    const read = { ...rule('OUT-007'), mark: 'V' } as const
    const withVariant = (mark: 'V' | 'K') =>
      entry(
        book([], {
          ...law,
          rules: [{ ...read, variants: [{ forum: 'AMH', source: 'CR 62(3)', mark }] }],
        }),
        'OUT-007',
      )
    expect(withVariant('V')).toMatchObject({ verified: true, signOffEffect: null })
    expect(withVariant('K')?.verified).toBe(false)
    expect(withVariant('K')?.signOffEffect).toContain('stands in the way')
  })

  it('shows where each other force stands on this very wording, by its last act', () => {
    const there = (libraryId: string, change: Partial<SignOffRecord> = {}): SignOffElsewhere => ({
      ...act(change),
      libraryId,
      force: `${libraryId} force`,
      takenAt: '2026-11-21T10:00:00.000Z',
      takenBy: 'Secretariat',
    })
    const records: LawRecords = {
      ...withActs(),
      elsewhere: [
        there('north'),
        there('south'),
        there('north', { seq: 2, act: 'WITHDRAWN' }),
        there('east', { entryId: 'OUT-016' }),
        there('east', { kind: 'FACTOR' }),
        there('east', { entryHash: 'f'.repeat(64) }),
      ],
    }
    const made = ruleBook(law, law, records, hashText)
    expect(entry(made, 'OUT-015')).toMatchObject({
      verified: false,
      elsewhere: [
        { libraryId: 'north', act: 'WITHDRAWN' },
        { libraryId: 'south', act: 'SIGNED' },
      ],
    })
    expect(entriesOf(made).filter(({ elsewhere }) => elsewhere.length > 0)).toHaveLength(1)
    expect(entry(book([]), 'OUT-015')?.elsewhere).toEqual([])
  })

  it('shows the bank holidays that apply, and where newer ones came from', () => {
    const days = [{ date: '2031-01-01', label: "New Year's Day" }]
    const newer = { ...law, bankHolidays: { knownUntil: '2031-12-31', source: 'gov.uk', days } }
    const recordedAt = '2026-11-20T10:00:00.000Z'
    const update = { source: 'gov.uk', days, recordedAt, recordedBy: 'Secretariat' }
    const made = ruleBook(law, newer, { signOffs: [], holidayUpdates: [update] }, hashText)
    expect(made.bankHolidays).toEqual({
      ...newer.bankHolidays,
      updates: [{ source: 'gov.uk', recordedBy: 'Secretariat' }],
    })
  })

  it('takes one of two dated texts of a standard for itself', () => {
    const [first, second] = law.standards.filter(({ id }) => id === 'SPB04_USE_OF_FORCE')
    if (first === undefined || second === undefined) throw new Error('Two texts of SPB04')
    const signed = act({
      kind: 'STANDARD',
      entryId: first.id,
      entryHash: entryHash(second, hashText),
    })
    const both = entriesOf(book([signed])).filter(({ id }) => id === 'SPB04_USE_OF_FORCE')
    expect(both.map(({ signOff }) => signOff !== null)).toEqual([false, true])
    expect(both.map(({ earlier }) => earlier)).toEqual([null, null])
    expect(both.map(({ history }) => history.length)).toEqual([0, 1])
  })

  it('says which sign-offs turn an asking rule into a standing one', () => {
    const made = book([])
    expect(entry(made, 'OUT-015')?.signOffEffect).toContain('stands in the way')
    expect(entry(made, 'OUT-001')?.signOffEffect).toBeNull()
    expect(entry(made, 'OUT-029')?.signOffEffect).toBeNull()
  })

  it('says where a rule stands firmer or less firm at one kind of proceedings', () => {
    const facts = (id: string) =>
      entry(book([]), id)?.more.map(({ name, value }) => `${name}: ${value}`) ?? []
    expect(facts('OUT-007')).toContain(
      'Accelerated misconduct hearing: Stands in the way of the notice (CR 62(3))',
    )
    expect(facts('OUT-002').filter((one) => one.includes('earing'))).toEqual([])
  })

  it('finds by every word typed, in any text of the entry', () => {
    const rules = book([act()]).sections[0]?.entries ?? []
    const ids = (text: string, unverifiedOnly = false) =>
      findInBook(rules, { text, unverifiedOnly }).map(({ id }) => id)
    expect(ids('')).toHaveLength(rules.length)
    expect(ids('out-015')).toEqual(['OUT-015'])
    expect(ids('SOLICITOR')).toEqual(['OUT-015'])
    expect(ids('meeting dismiss')).toContain('OUT-001')
    expect(ids('  dismiss   meeting ')).toEqual(ids('meeting dismiss'))
    expect(ids('62(3) stands')).toContain('OUT-007')
    expect(ids('out-015', true)).toEqual([])
    expect(ids('no such words')).toEqual([])
  })
})
