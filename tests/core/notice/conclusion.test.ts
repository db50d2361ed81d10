import { describe, expect, it } from 'vitest'
import { concludeFrom, leadingSignature } from '#core/notice/conclusion'
import type { SignatureVerdict, Trust, Verification } from '#core/notice/notice'

const signature = (change: Partial<SignatureVerdict> = {}): SignatureVerdict => ({
  kind: 'SIGNATURE',
  state: 'GOOD',
  signer: 'Chair',
  claimedTime: '2026-11-19T16:02:00Z',
  coversWholeDocument: true,
  later: 'NOTHING',
  additions: [],
  certificate: null,
  trust: 'TRUSTED',
  provenBy: null,
  revocation: null,
  explanation: '',
  ...change,
})
const file = (
  one: Partial<SignatureVerdict> = {},
  change: Partial<Verification> = {},
): Verification => ({
  verdict: 'SIGNED_AND_UNCHANGED',
  summary: '',
  sha256: 'ab'.repeat(32),
  signatures: [signature(one)],
  issuedHere: null,
  carries: { attachments: [], canChange: false },
  ...change,
})
const notRevoked = {
  issuer: 'Force CA',
  at: '2026-11-20T00:00:00Z',
  isRevoked: false,
  revokedAt: null,
}
const proven = '2026-11-19T17:00:00Z'

const confirmed = 'Signed and unchanged'
const unknown = 'Unchanged, but who signed is not confirmed'
const expired = 'Unchanged, but the certificate has run out since'
const invalid = 'Unchanged, but the certificate was not valid when it was signed'
const revoked = 'Unchanged, but the certificate of the signer was revoked'

/** Trust, whether a timestamp proves the time, then what is said: headline, colour, indication. */
const table: readonly (readonly [Trust, boolean, string, string, string])[] = [
  ['OWN', false, confirmed, 'GOOD', 'TOTAL_PASSED'],
  ['OWN', true, confirmed, 'GOOD', 'TOTAL_PASSED'],
  ['TRUSTED', false, confirmed, 'GOOD', 'TOTAL_PASSED'],
  ['TRUSTED', true, confirmed, 'GOOD', 'TOTAL_PASSED'],
  ['UNKNOWN', false, unknown, 'WARN', 'INDETERMINATE'],
  ['UNKNOWN', true, unknown, 'WARN', 'INDETERMINATE'],
  ['EXPIRED', false, expired, 'WARN', 'INDETERMINATE'],
  ['EXPIRED', true, expired, 'WARN', 'INDETERMINATE'],
  ['NOT_VALID_AT_TIME', false, invalid, 'BAD', 'INDETERMINATE'],
  ['NOT_VALID_AT_TIME', true, invalid, 'BAD', 'TOTAL_FAILED'],
  ['REVOKED', false, revoked, 'BAD', 'INDETERMINATE'],
  ['REVOKED', true, revoked, 'BAD', 'TOTAL_FAILED'],
]

describe('What may be concluded from a file that is signed and unchanged', () => {
  it.each(table)('%s, time proven %s: %s', (trust, isProven, headline, tone, indication) => {
    const provenBy = isProven ? proven : null
    for (const later of ['NOTHING', 'SIGNATURES_ONLY'] as const)
      expect(concludeFrom(file({ trust, provenBy, later }))).toMatchObject({
        headline,
        tone,
        indication,
      })
  })

  it('is a name only where the certificate is believed', () => {
    const mayOf = (trust: Trust) => concludeFrom(file({ trust })).may.join(' ')
    expect(mayOf('OWN')).toContain('with the key of Chair in this library')
    expect(mayOf('TRUSTED')).toContain('whom an authority you trust names')
    for (const trust of ['UNKNOWN', 'EXPIRED', 'NOT_VALID_AT_TIME', 'REVOKED'] as const)
      expect(mayOf(trust)).toBe('It is byte for byte what was signed.')
  })

  it('says for each doubt why nobody may rely on the name', () => {
    const firstDoubt = (trust: Trust) => concludeFrom(file({ trust })).mayNot[0]
    expect(firstDoubt('UNKNOWN')).toMatch(/anybody can make a certificate/)
    expect(firstDoubt('EXPIRED')).toMatch(/no timestamp confirms it/)
    expect(firstDoubt('NOT_VALID_AT_TIME')).toMatch(/was not valid then/)
    expect(firstDoubt('REVOKED')).toMatch(/has taken their certificate back/)
  })

  it('is a time only where an authority states it', () => {
    const stated = concludeFrom(file())
    expect(stated.may.join(' ')).not.toContain('timestamp')
    expect(stated.mayNot[0]).toMatch(/the time is the signer’s own statement/)
    const shown = concludeFrom(file({ provenBy: proven }))
    expect(shown.may.at(-1)).toMatch(/at the time of the timestamp/)
    expect(shown.mayNot.join(' ')).not.toContain('own statement')
    // Said once, with the doubt about the certificate.
    expect(concludeFrom(file({ trust: 'EXPIRED' })).mayNot.join(' ')).not.toContain('own statement')
  })

  it('tells what the file says of revocation, of a signer who is believed', () => {
    const said = concludeFrom(file({ revocation: notRevoked }))
    expect(said.may.at(-1)).toMatch(/had not been revoked: Force CA says so/)
    expect(said.mayNot.join(' ')).not.toContain('revoked')
    expect(concludeFrom(file()).mayNot.join(' ')).toMatch(/had not been revoked by then/)
    // Nobody revokes a key of this library but this library.
    expect(concludeFrom(file({ trust: 'OWN' })).mayNot.join(' ')).not.toContain('revoked')
    const nobody = concludeFrom(file({ trust: 'UNKNOWN', revocation: notRevoked }))
    expect(nobody.may).toEqual(['It is byte for byte what was signed.'])
    const bad = { ...notRevoked, isRevoked: true }
    expect(concludeFrom(file({ trust: 'REVOKED', revocation: bad })).may).toHaveLength(1)
  })

  it('names what came later where that changes nothing that is shown', () => {
    const additions = [
      { kind: 'EVIDENCE' },
      { kind: 'TIMESTAMP', signer: 'Authority', isConfirmed: true, page: null },
      { kind: 'EVIDENCE' },
    ] as const
    const later = { later: 'SIGNATURES_ONLY', additions } as const
    const { headline, added, may, mayNot } = concludeFrom(file(later))
    expect(headline).toBe('Signed and unchanged')
    expect(added).toEqual([
      'Evidence about certificates, which changes nothing that the pages show.',
      'A timestamp of Authority, which changes nothing that the pages show.',
    ])
    expect(may[0]).toMatch(/^All that its pages show is what was signed/)
    expect(mayNot.join(' ')).not.toContain('added later')
  })

  it('is amber where pages show something later, and says what and where', () => {
    const additions = [
      { kind: 'SIGNATURE', signer: 'Secretary', isConfirmed: true, page: 2 },
      { kind: 'FIELD_FILLED', field: 'Received', page: 1 },
      { kind: 'DESCRIPTION' },
    ] as const
    const later = { later: 'PERMITTED', additions } as const
    const { headline, tone, added, mayNot } = concludeFrom(file(later))
    expect([headline, tone]).toEqual([
      'What was signed is unchanged, but its pages show something added later',
      'WARN',
    ])
    expect(added).toEqual([
      'A signature by Secretary (drawn on page 2).',
      'The field “Received” was filled in on page 1.',
      'A note of what saved the file and when, which changes nothing that the pages show.',
    ])
    expect(mayNot).toContain(
      'That Chair signed all that it shows: pages 1 and 2 show something that was added later.',
    )
    // A bad certificate is the worse news.
    expect(concludeFrom(file({ ...later, trust: 'REVOKED' }))).toMatchObject({ tone: 'BAD' })
  })

  it('tells the name of a later signer as certain only where it is confirmed', () => {
    const signed = { kind: 'SIGNATURE', signer: 'Secretary', isConfirmed: false } as const
    const said = (page: number | null) => {
      const later = page === null ? 'SIGNATURES_ONLY' : 'PERMITTED'
      const { added } = concludeFrom(file({ later, additions: [{ ...signed, page }] }))
      return added.join(' ')
    }
    for (const page of [null, 2]) {
      expect(said(page)).toContain(
        'A signature in the name of Secretary (a name that nobody here has confirmed',
      )
      expect(said(page)).not.toContain('by Secretary')
    }
    expect(said(2)).toContain('confirmed; drawn on page 2)')
  })

  it('knows a file of this library by its bytes, after its certificate has run out', () => {
    const issuedHere = { number: 'EH-2026-014/1', caseReference: 'EH-2026-014' }
    const headline = (trust: Trust) => concludeFrom(file({ trust }, { issuedHere })).headline
    expect(headline('EXPIRED')).toBe(confirmed)
    expect(headline('UNKNOWN')).toBe(unknown)
    expect(headline('NOT_VALID_AT_TIME')).toBe(invalid)
  })

  it('is not good where the file may show different things, and bad stays bad', () => {
    const carries = { attachments: [], canChange: true }
    const said = concludeFrom(file({}, { carries }))
    expect(said).toMatchObject({
      headline: 'Signed and unchanged, but it may show different things',
      tone: 'WARN',
      indication: 'TOTAL_PASSED',
    })
    expect(said.mayNot.join(' ')).toContain('That everybody sees the same')
    expect(concludeFrom(file({ trust: 'UNKNOWN' }, { carries })).headline).toBe(unknown)
  })

  it('names the attached files, and says where nobody looked', () => {
    const carries = { attachments: ['a.xml', 'b.docx'], canChange: false }
    const named = concludeFrom(file({}, { carries }))
    expect(named).toMatchObject({ headline: confirmed, tone: 'GOOD' })
    expect(named.mayNot.join(' ')).toContain('not shown: a.xml, b.docx.')
    expect(concludeFrom(file({}, { carries: null })).mayNot.join(' ')).toContain(
      'not be looked into',
    )
    expect(concludeFrom(file()).mayNot.join(' ')).not.toMatch(/attached|looked into|everybody/)
  })

  it('leaves one doubt where everything is proven, in this library as well', () => {
    const latest = ['That it is the latest: a later version may have replaced it.']
    for (const trust of ['OWN', 'TRUSTED'] as const) {
      const said = concludeFrom(file({ trust, provenBy: proven, revocation: notRevoked }))
      expect(said.mayNot).toEqual(latest)
      expect(said.may).toHaveLength(4)
    }
  })

  it('is amber where somebody signed an earlier state, and says who', () => {
    const before = signature({ signer: 'Chair of panels', later: 'OTHER', trust: 'EXPIRED' })
    const said = concludeFrom(file({}, { signatures: [before, signature()] }))
    expect(said).toMatchObject({
      headline: 'Signed and unchanged, but changed after an earlier signature',
      tone: 'WARN',
    })
    expect(said.mayNot[0]).toBe(
      'That Chair of panels signed what it shows now: more was added after that signature.',
    )
  })

  it('ends with what no signature tells', () => {
    for (const trust of ['OWN', 'UNKNOWN'] as const)
      expect(concludeFrom(file({ trust })).mayNot.at(-1)).toMatch(/a later version may have/)
  })
})

describe('What may be concluded from any other file', () => {
  it.each([
    ['CHANGED_SINCE_SIGNING', 'Changed since it was signed', 'BAD', 'TOTAL_FAILED'],
    ['NOT_SIGNED', 'Not signed', 'WARN', null],
    ['NOT_READABLE', 'Cannot be judged', 'BAD', 'INDETERMINATE'],
  ] as const)('%s: nothing', (verdict, headline, tone, indication) => {
    // A trusted signature in it changes nothing.
    const said = concludeFrom(file({ trust: 'OWN' }, { verdict }))
    expect(said).toMatchObject({ headline, tone, indication, added: [], may: [] })
    expect(said.mayNot[0]).not.toBe('')
  })

  it('accuses nobody of a file that was changed', () => {
    const { mayNot } = concludeFrom(file({}, { verdict: 'CHANGED_SINCE_SIGNING' }))
    expect(mayNot.join(' ')).toContain('That somebody meant to deceive')
  })

  it('is nothing where no signature stands, whatever the verdict', () => {
    expect(concludeFrom(file({}, { signatures: [] })).headline).toBe('Not signed')
  })
})

describe('The signature whose words stand', () => {
  it('is the first of a person that holds and was not added to', () => {
    const stamp = signature({ kind: 'TIMESTAMP' })
    const broken = signature({ state: 'BROKEN' })
    const overtaken = signature({ later: 'OTHER' })
    const good = signature({ signer: 'Secretariat' })
    expect(leadingSignature([stamp, broken, overtaken, good, signature()])).toBe(good)
    expect(leadingSignature([stamp, broken, overtaken])).toBeNull()
  })
})
