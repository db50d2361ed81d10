import { describe, expect, it } from 'vitest'
import { parityCase, parityDifferences, parityKey, type ParityCase } from '#core/parity'
import { sampleAllegation, sampleCase, sampleLaw } from '../support/sample-case.ts'

const all = { findings: true, outcome: true }
const present = parityCase(sampleCase(), all)
const sibling = (change: Partial<ParityCase>): ParityCase => ({
  ...present,
  reference: 'EH-2026-015',
  ...change,
})
const words = (...siblings: ParityCase[]) =>
  parityDifferences(present, siblings, sampleLaw()).map((difference) => difference.words)

describe('parity between officers of one incident', () => {
  it('finds the same incident however its name is typed, and none in an empty name', () => {
    expect(parityKey('  Station  yard ')).toBe(parityKey('station yard'))
    expect(parityKey('Station yard 2')).not.toBe(parityKey('Station yard'))
    expect(parityKey('  ')).toBeNull()
  })

  it('says in words where findings and outcomes differ', () => {
    expect(words(sibling({}))).toEqual([])
    expect(words(sibling({ outcome: { code: 'DWN', months: null } }))).toEqual([
      'Outcome here: Final written warning, 36 months. In EH-2026-015 (Sergeant): Dismissal without notice.',
    ])
    expect(words(sibling({ outcome: { code: 'FWW', months: 24 } }))).toHaveLength(1)
    expect(words(sibling({ outcome: { code: 'WW', months: 36 } }))).toHaveLength(1)
    expect(words(sibling({ findings: ['MISCONDUCT'] }))).toEqual([
      'Findings here: Gross misconduct. In EH-2026-015 (Sergeant): Misconduct.',
    ])
  })

  it('takes allegations in any order as the same, and their number as a difference', () => {
    const two = (...levels: ('MISCONDUCT' | 'GROSS_MISCONDUCT')[]) =>
      parityCase(
        sampleCase({
          findings: {
            allegations: levels.map((level, index) => sampleAllegation({ id: `${index}`, level })),
          },
        }),
        all,
      )
    const law = sampleLaw()
    const here = two('MISCONDUCT', 'GROSS_MISCONDUCT')
    const there = { ...two('GROSS_MISCONDUCT', 'MISCONDUCT'), reference: 'EH-2026-015' }
    expect(parityDifferences(here, [there], law)).toEqual([])
    expect(
      parityDifferences(here, [two('GROSS_MISCONDUCT', 'GROSS_MISCONDUCT')], law),
    ).toHaveLength(1)
  })

  it('says how often a level was found, each level once, and leaves out what is undecided', () => {
    const findings = [
      'NOT_PROVED',
      'MISCONDUCT',
      null,
      'GROSS_MISCONDUCT',
      'MISCONDUCT',
    ] as const satisfies ParityCase['findings']
    expect(words(sibling({ findings }))).toEqual([
      'Findings here: Gross misconduct. In EH-2026-015 (Sergeant): Gross misconduct, Misconduct (2), Not proved.',
    ])
    expect(words(sibling({ findings: [null, 'GROSS_MISCONDUCT'] }))).toEqual([])
    expect(words(sibling({ findings: [null] }))).toEqual([])
    const undecided = sibling({ findings: [] })
    expect(parityDifferences(undecided, [present], sampleLaw())).toEqual([])
  })

  it('reports every sibling apart, and what of each differs', () => {
    const other = { code: 'DWN' as const, months: null }
    const differences = parityDifferences(
      present,
      [
        sibling({ findings: ['MISCONDUCT'], outcome: other }),
        sibling({ reference: 'EH-2026-016', rank: '', outcome: other }),
        sibling({ reference: 'EH-2026-017', findings: null, outcome: other }),
        sibling({ reference: 'EH-2026-018', findings: ['MISCONDUCT'], outcome: null }),
      ],
      sampleLaw(),
    )
    expect(differences.map(({ reference, about }) => [reference, about])).toEqual([
      ['EH-2026-015', 'FINDING'],
      ['EH-2026-015', 'OUTCOME'],
      ['EH-2026-016', 'OUTCOME'],
      ['EH-2026-017', 'OUTCOME'],
      ['EH-2026-018', 'FINDING'],
    ])
    expect(differences[2]?.words).toContain('In EH-2026-016: Dismissal')
  })

  it('knows an officer whose rank or outcome is not recorded', () => {
    const { officer } = sampleCase().particulars
    const unknown = sampleCase({
      particulars: { officer: { ...officer, rank: null } },
      decision: { outcome: null },
    })
    expect(parityCase(unknown, all)).toEqual({ ...present, rank: '', outcome: null })
    expect(parityCase(sampleCase(), all)).toEqual({
      reference: 'EH-2026-014',
      rank: 'Sergeant',
      status: 'OPEN',
      findings: ['GROSS_MISCONDUCT'],
      outcome: { code: 'FWW', months: 36 },
    })
  })

  it('says nothing of what is withheld', () => {
    const withheld = parityCase(sampleCase(), { findings: false, outcome: false })
    expect(withheld).toMatchObject({ findings: null, outcome: null })
    expect(words({ ...withheld, reference: 'EH-2026-015' })).toEqual([])
    expect(
      parityDifferences(withheld, [sibling({ findings: ['MISCONDUCT'] })], sampleLaw()),
    ).toEqual([])
  })
})
