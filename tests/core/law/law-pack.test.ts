import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { readLawPack, writeLawPack } from '#core/law/law-pack'
import { contradiction, newActs, previewRows } from '#core/law/law-pack-preview'
import type { SignOffElsewhere, SignOffRecord } from '#core/law/law-records'
import type { BookEntry, RuleBook } from '#core/law/rule-book'
import { codes, value } from '../../support/open-library.ts'

const madeAt = '2026-11-20T12:00:00.000Z'
const act = (change: Partial<SignOffRecord> = {}): SignOffRecord => ({
  seq: 1,
  kind: 'RULE',
  entryId: 'OUT-015',
  entryHash: 'a'.repeat(64),
  act: 'SIGNED',
  signedBy: 'Force solicitor',
  signedOn: '2026-11-18',
  note: 'Checked.',
  recordedAt: '2026-11-18T10:00:00.000Z',
  recordedBy: 'Secretariat',
  ...change,
})
const elsewhere = (change: Partial<SignOffRecord> = {}): SignOffElsewhere => ({
  ...act(change),
  libraryId: 'north',
  force: 'North force',
  takenAt: madeAt,
  takenBy: 'Secretariat',
})
const pack = (...signOffs: readonly SignOffRecord[]) =>
  value(readLawPack(value(writeLawPack('1', signOffs, madeAt)), madeAt))
const entry = { kind: 'RULE', id: 'OUT-015', hash: 'a'.repeat(64), title: 'A rule' } as BookEntry
const book: RuleBook = {
  version: '1',
  sections: [{ kind: 'RULE', label: 'Rules', entries: [entry], unverified: 0 }],
  bankHolidays: { knownUntil: '2030-12-31', source: '', days: [], updates: [] },
}
const nothing = { book, own: [], before: [], following: new Set<number>() }

describe('The contents of a pack of sign-offs', () => {
  it('come back as they were written, whatever the words', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((it) => it.isWellFormed())
    fc.assert(
      fc.property(text, fc.nat(1000), (note, seq) => {
        const record = act({ note, seq: seq + 1 })
        const written = writeLawPack('1', [record], madeAt)
        if (written.ok) expect(value(readLawPack(written.value, madeAt)).signOffs).toEqual([record])
      }),
    )
  })

  it('are not written with text that would turn or hide what is read', () => {
    for (const hidden of ['\u202e', '\u2066', '\u0000', '\u001b', '\u009b'])
      expect(codes(writeLawPack('1', [act({ note: `a${hidden}` })], madeAt))).toEqual([
        'NOT_EXPORTABLE',
      ])
    expect(writeLawPack('1', [act({ note: 'Two\nlines\tand “quotes” – é' })], madeAt).ok).toBe(true)
    expect(codes(writeLawPack('1', [], madeAt))).toEqual(['NOTHING_TO_EXPORT'])
  })

  it('are refused out of shape, out of order, too deep, or dated after the pack', () => {
    const written = value(writeLawPack('1', [act()], madeAt))
    for (const bad of [
      '',
      'null',
      '[]',
      '{}',
      '['.repeat(200_000),
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      written.replace('OUT-015', '\\u202e'),
      written.replace('"SIGNED"', '"PERHAPS"'),
      written.replace('2026-11-18', '2026-02-30'),
      written.replace('"kind"', '"more":1,"kind"'),
      JSON.stringify({ lawVersion: '1', signOffs: [] }),
      JSON.stringify({ lawVersion: '1', signOffs: [act({ seq: 2 }), act({ seq: 2 })] }),
    ])
      expect(codes(readLawPack(bad, madeAt))).toEqual(['DAMAGED_PACK'])
    for (const late of [{ signedOn: '2026-11-22' }, { recordedAt: '2026-11-22T00:00:00.000Z' }]) {
      const ahead = JSON.stringify({ lawVersion: '1', signOffs: [act(late)] })
      expect(codes(readLawPack(ahead, madeAt))).toEqual(['IN_THE_FUTURE'])
      expect(codes(writeLawPack('1', [act(late)], madeAt))).toEqual(['IN_THE_FUTURE'])
    }
  })
})

describe('What a pack means here', () => {
  const stateWith = (
    there: readonly SignOffRecord[],
    known: Partial<Parameters<typeof previewRows>[1]> = {},
  ) => previewRows(pack(...there), { ...nothing, ...known })[0]?.state
  const withdrawn = (change: Partial<SignOffRecord> = {}) => act({ act: 'WITHDRAWN', ...change })

  it('is decided by the last act on each wording, there and here', () => {
    const later = '2026-11-19T10:00:00.000Z'
    const earlier = '2026-11-17T10:00:00.000Z'
    expect(stateWith([act()])).toBe('NEW')
    expect(stateWith([act()], { own: [act()] })).toBe('SIGNED_HERE')
    expect(stateWith([act()], { own: [withdrawn({ recordedAt: later })] })).toBe('CONFLICT_NEWER')
    expect(stateWith([act()], { own: [withdrawn({ recordedAt: earlier })] })).toBe('CONFLICT_OLDER')
    const taken = [act(), withdrawn({ seq: 2 })]
    expect(stateWith(taken)).toBe('NOTHING_STANDS')
    expect(stateWith(taken, { own: [act({ seq: 7 })] })).toBe('CONFLICT_OWN')
    const following = new Set([7])
    expect(stateWith(taken, { own: [act({ seq: 7 })], following })).toBe('WITHDRAWN')
    expect(stateWith([act({ entryHash: 'b'.repeat(64) })])).toBe('OTHER_WORDING')
    expect(stateWith([act()], { before: [elsewhere({ seq: 5, act: 'WITHDRAWN' })] })).toBe(
      'OUTDATED',
    )
  })

  it('contradicts itself where the same place in a record reads otherwise', () => {
    expect(contradiction(pack(act()), [elsewhere()])).toBeNull()
    for (const change of [
      { act: 'WITHDRAWN' },
      { signedBy: 'Other' },
      { signedOn: '2026-11-17' },
      { note: '' },
      { recordedBy: 'Other' },
      { entryHash: 'b'.repeat(64) },
    ] as const)
      expect(contradiction(pack(act(change)), [elsewhere()])?.seq).toBe(1)
    expect(newActs(pack(act(), act({ seq: 2 })), [elsewhere()]).map(({ seq }) => seq)).toEqual([2])
  })
})
