import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCommitment, committedText, decidedOn } from '#core/seal-file'
import { hashText } from '../../src-main/vault/keys.ts'
import { sampleCase } from '../support/sample-case.ts'

const view = fc.record({
  culpabilityLevel: fc.constantFrom('LOW', 'MEDIUM', 'HIGH', null),
  harmLevel: fc.constantFrom('LOW', 'MEDIUM', 'HIGH', null),
  outcome: fc.constantFrom('WW', 'FWW', 'DWN', null),
  months: fc.constantFrom(18, 24, null),
  reasons: fc.string({ unit: 'grapheme' }),
})
const committed = fc.record({
  reference: fc.string(),
  profileId: fc.string(),
  salt: fc.string(),
  view,
})

describe('a commitment', () => {
  it('holds for what was sealed and for nothing else', () => {
    fc.assert(
      fc.property(committed, committed, (sealed, other) => {
        const commitment = hashText(committedText(sealed))
        expect(checkCommitment(structuredClone(sealed), commitment, hashText)).toBe(true)
        const same = committedText(sealed) === committedText(other)
        expect(checkCommitment(other, commitment, hashText)).toBe(same)
        const longer = { ...sealed, view: { ...sealed.view, reasons: `${sealed.view.reasons} ` } }
        expect(checkCommitment(longer, commitment, hashText)).toBe(false)
      }),
    )
  })
})

describe('what a view was taken on', () => {
  const { findings, seriousness } = sampleCase()
  const on = (id: string, sha256: string) =>
    decidedOn(
      {
        findings: {
          ...findings,
          allegations: findings.allegations.map((allegation) => ({
            ...allegation,
            facts: [
              {
                id: 'fact-1',
                text: 'A fact.',
                proved: true,
                evidence: [{ documentId: id, page: 1, quotation: '', oral: false }],
              },
            ],
          })),
        },
        seriousness,
      },
      [{ id, sha256 }],
      hashText,
    )

  it('is the same on two laptops that gave a document different ids, not with another document', () => {
    expect(on('here', 'abc')).toBe(on('there', 'abc'))
    expect(on('here', 'abc')).not.toBe(on('here', 'abd'))
  })

  it('changes with any finding or weighing', () => {
    const base = decidedOn({ findings, seriousness }, [], hashText)
    const harsher = { ...seriousness, harmLevel: 'HIGH' as const }
    expect(decidedOn({ findings, seriousness: harsher }, [], hashText)).not.toBe(base)
    expect(
      decidedOn(
        { findings: { ...findings, unconnectedIncidents: null }, seriousness },
        [],
        hashText,
      ),
    ).not.toBe(base)
  })
})
