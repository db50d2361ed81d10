import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkCommitment,
  committedText,
  decidedOn,
  mapDocumentIds,
  openingFileSchema,
  sealFileSchema,
  sealSignatureText,
  signedText,
} from '#core/seal-file'
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

  it('holds a document that this laptop has not got as none', () => {
    const link = (documentId: string | null) => ({
      documentId,
      page: 1,
      quotation: '',
      oral: false,
    })
    const of = (documentId: string | null) =>
      decidedOn(
        {
          findings,
          seriousness: {
            ...seriousness,
            factors: [
              {
                factorId: 'AGG_SUSTAINED',
                reason: 'R.',
                extent: null,
                evidence: [link(documentId)],
              },
            ],
          },
        },
        [{ id: 'here', sha256: 'abc' }],
        hashText,
      )
    expect(of('elsewhere')).toBe(of(null))
    expect(of('here')).not.toBe(of(null))
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

describe('the texts that are signed', () => {
  const seal = {
    reference: 'EH-2026-014',
    profileId: 'person-chair',
    commitment: 'c0',
    sealedAt: '2026-11-17T10:00:00.000Z',
  }

  it('of a seal bind the case, the person, the commitment and the time, and nothing else', () => {
    expect(sealSignatureText(Object.assign({ salt: 'left out' }, seal))).toBe(
      '{"commitment":"c0","profileId":"person-chair","reference":"EH-2026-014","sealedAt":"2026-11-17T10:00:00.000Z","what":"evenhand seal"}',
    )
  })

  it('of a file hold every field of it but the signature', () => {
    const file = {
      version: 1 as const,
      caseKey: 'case',
      reference: 'EH-2026-014',
      commitment: 'c0',
      publicKey: 'k',
    }
    const text =
      '{"caseKey":"case","commitment":"c0","publicKey":"k","reference":"EH-2026-014","version":1}'
    expect(signedText(file)).toBe(text)
    expect(signedText(Object.assign({ signature: 'ab' }, file))).toBe(text)
    expect(signedText(Object.assign({ box: 'x' }, file))).not.toBe(text)
  })
})

describe('documents by another name', () => {
  it('are renamed wherever a link names one, and nothing else is touched', () => {
    const value = {
      documentId: 'a',
      list: [{ documentId: 'b', page: 1 }, 'a', null, 3],
      other: { documentId: null, id: 'a', deep: { documentId: 'a' } },
    }
    expect(mapDocumentIds(value, (id) => (id === 'a' ? 'A' : null))).toEqual({
      documentId: 'A',
      list: [{ documentId: null, page: 1 }, 'a', null, 3],
      other: { documentId: null, id: 'a', deep: { documentId: 'A' } },
    })
    expect(mapDocumentIds('a', () => 'A')).toBe('a')
    expect(mapDocumentIds(null, () => 'A')).toBeNull()
    expect(value.documentId).toBe('a')
  })
})

describe('a file between laptops', () => {
  const shared = {
    version: 1,
    caseKey: 'case',
    reference: 'EH-2026-014',
    commitment: 'a'.repeat(64),
    publicKey: 'b'.repeat(64),
    signature: 'c'.repeat(128),
  }
  const seal = {
    ...shared,
    format: 'evenhand-seal',
    decidedOn: 'd'.repeat(64),
    person: { profileId: 'person-chair', label: 'Chair', role: 'CHAIR' },
    sealedAt: '2026-11-17T10:00:00.000Z',
    box: 'YWJj',
    sealSignature: 'e'.repeat(128),
  }
  const opening = {
    ...shared,
    format: 'evenhand-opening',
    profileId: 'person-chair',
    salt: 'f'.repeat(64),
    view: { culpabilityLevel: 'LOW', harmLevel: null, outcome: null, months: null, reasons: 'R.' },
  }
  const takes = (schema: typeof sealFileSchema | typeof openingFileSchema, value: object) =>
    schema.safeParse(value).success

  it('is read as it was written', () => {
    expect(sealFileSchema.parse(seal)).toEqual(seal)
    expect(openingFileSchema.parse(opening)).toEqual(opening)
  })

  it('is refused with a field more, in the wrong form, or longer than it may be', () => {
    const hexes = ['commitment', 'publicKey', 'signature', 'decidedOn', 'sealSignature'] as const
    const wrong = hexes.flatMap((field) => {
      const value = seal[field]
      return [`${value}0`, value.slice(1), value.toUpperCase(), ` ${value}`, `${value}\n`].map(
        (form) => ({ [field]: form }),
      )
    })
    const { person } = seal
    const changes: readonly object[] = [
      ...wrong,
      { version: 2 },
      { extra: 1 },
      { format: 'evenhand-opening' },
      { caseKey: '' },
      { caseKey: 'x'.repeat(101) },
      { reference: '' },
      { reference: 'x'.repeat(41) },
      { person: { ...person, extra: 1 } },
      { person: { ...person, label: '' } },
      { person: { ...person, label: 'x'.repeat(121) } },
      { person: { ...person, role: 'ADVISER' } },
      { person: { ...person, profileId: '' } },
      { sealedAt: 'yesterday' },
      { box: 'not base64' },
      { box: 'A'.repeat(200_004) },
    ]
    for (const change of changes)
      expect([change, takes(sealFileSchema, { ...seal, ...change })]).toEqual([change, false])
    const views = [{ extra: 1 }, { outcome: 'NOTHING' }, { reasons: 'x'.repeat(100_001) }]
    for (const change of views)
      expect(takes(openingFileSchema, { ...opening, view: { ...opening.view, ...change } })).toBe(
        false,
      )
    expect(takes(openingFileSchema, { ...opening, salt: 'f'.repeat(63) })).toBe(false)
    expect(takes(openingFileSchema, { ...opening, extra: 1 })).toBe(false)
  })

  it('is taken at the longest that each text may be', () => {
    const longest = {
      caseKey: 'x'.repeat(100),
      reference: 'x'.repeat(40),
      person: { profileId: 'x'.repeat(100), label: 'x'.repeat(120), role: 'MEMBER' },
      box: 'A'.repeat(200_000),
    }
    expect(takes(sealFileSchema, { ...seal, ...longest })).toBe(true)
    const view = { ...opening.view, reasons: 'x'.repeat(100_000) }
    expect(takes(openingFileSchema, { ...opening, view })).toBe(true)
  })
})
