import { additionsInSentences, isSeen, pagesInWords } from './later-additions.ts'
import type { SignatureVerdict, Trust, Verification } from './notice.ts'

/** Bytes of the largest file that is judged. */
export const LARGEST_CHECKED = 200 * 1024 * 1024

/** What a reader may take from a checked file. */
export type Conclusion = {
  /**
   * In the terms of ETSI EN 319 102-1: passed, failed, or not to be decided with what is known here.
   * Null where there is no signature to judge.
   */
  readonly indication: 'TOTAL_PASSED' | 'INDETERMINATE' | 'TOTAL_FAILED' | null
  readonly headline: string
  readonly tone: 'GOOD' | 'WARN' | 'BAD'
  /** What came after the signature that stands, a sentence for each. */
  readonly added: readonly string[]
  readonly may: readonly string[]
  readonly mayNot: readonly string[]
}

type Judged = Pick<Conclusion, 'indication' | 'headline' | 'tone'>

const unsigned: Readonly<
  Record<Exclude<Verification['verdict'], 'SIGNED_AND_UNCHANGED'>, Conclusion>
> = {
  CHANGED_SINCE_SIGNING: {
    indication: 'TOTAL_FAILED',
    headline: 'Changed since it was signed',
    tone: 'BAD',
    added: [],
    may: [],
    mayNot: [
      'That any part of it is what was signed. Ask for the file again from whoever issued it.',
      'That somebody meant to deceive: a program that saves the file anew, or a note that a reader adds, changes it too.',
    ],
  },
  NOT_SIGNED: {
    indication: null,
    headline: 'Not signed',
    tone: 'WARN',
    added: [],
    may: [],
    mayNot: ['Who made it, or whether it was changed: nothing in it shows that.'],
  },
  NOT_READABLE: {
    indication: 'INDETERMINATE',
    headline: 'Cannot be judged',
    tone: 'BAD',
    added: [],
    may: [],
    mayNot: ['Anything about who made it, or whether it was changed. Treat it as not signed.'],
  },
}

const confirmed: Judged = {
  indication: 'TOTAL_PASSED',
  headline: 'Signed and unchanged',
  tone: 'GOOD',
}

const byTrust: Readonly<Record<Trust, Judged>> = {
  OWN: confirmed,
  TRUSTED: confirmed,
  UNKNOWN: {
    indication: 'INDETERMINATE',
    headline: 'Unchanged, but who signed is not confirmed',
    tone: 'WARN',
  },
  EXPIRED: {
    indication: 'INDETERMINATE',
    headline: 'Unchanged, but the certificate has run out since',
    tone: 'WARN',
  },
  NOT_VALID_AT_TIME: {
    indication: 'INDETERMINATE',
    headline: 'Unchanged, but the certificate was not valid when it was signed',
    tone: 'BAD',
  },
  REVOKED: {
    indication: 'INDETERMINATE',
    headline: 'Unchanged, but the certificate of the signer was revoked',
    tone: 'BAD',
  },
}

/** What a reader may and may not conclude from a checked file, with the headline that says so. */
export function concludeFrom(verification: Verification): Conclusion {
  const { verdict, signatures } = verification
  const first = leadingSignature(signatures)
  if (verdict !== 'SIGNED_AND_UNCHANGED') return unsigned[verdict]
  if (first === null) return unsigned.NOT_SIGNED
  const trust = trustOf(first, verification)
  const judged = provenWrong(first, trust) ?? byTrust[trust]
  return {
    ...judged,
    ...(judged.tone === 'GOOD' ? reservation(first, verification) : {}),
    added: additionsInSentences(first.additions),
    may: whatHolds(first, trust),
    mayNot: whatDoesNot(first, trust, verification),
  }
}

/** What a reader of a good file must know before the rest. */
function reservation(
  first: SignatureVerdict,
  { signatures, carries }: Verification,
): Partial<Judged> {
  if (earlierThan(first, signatures).length > 0)
    return {
      headline: 'Signed and unchanged, but changed after an earlier signature',
      tone: 'WARN',
    }
  if (carries?.canChange === true)
    return { headline: 'Signed and unchanged, but it may show different things', tone: 'WARN' }
  return first.later === 'PERMITTED'
    ? {
        headline: 'What was signed is unchanged, but its pages show something added later',
        tone: 'WARN',
      }
    : {}
}

/** The first signature whose words still stand: what came after it changes nothing that was signed. */
export const leadingSignature = (
  signatures: readonly SignatureVerdict[],
): SignatureVerdict | null =>
  signatures.find(
    ({ kind, state, later }) => kind === 'SIGNATURE' && state === 'GOOD' && later !== 'OTHER',
  ) ?? null

/** People who signed a state of the file to which more was added before the leading signature. */
export const earlierThan = (
  leading: SignatureVerdict,
  signatures: readonly SignatureVerdict[],
): readonly SignatureVerdict[] =>
  signatures
    .slice(0, signatures.indexOf(leading))
    .filter(({ kind, later }) => kind === 'SIGNATURE' && later === 'OTHER')

/** Of a file that this library issued, the library knows every byte, whatever became of the key. */
const trustOf = ({ trust }: SignatureVerdict, { issuedHere }: Verification): Trust =>
  issuedHere !== null && trust === 'EXPIRED' ? 'OWN' : trust

/** A timestamp decides what a time that is only stated cannot. */
const provenWrong = ({ provenBy }: SignatureVerdict, trust: Trust): Judged | null =>
  provenBy !== null && (trust === 'NOT_VALID_AT_TIME' || trust === 'REVOKED')
    ? { ...byTrust[trust], indication: 'TOTAL_FAILED' }
    : null

const isConfirmed = (trust: Trust): boolean => trust === 'OWN' || trust === 'TRUSTED'

function whatHolds(first: SignatureVerdict, trust: Trust): readonly string[] {
  const named =
    trust === 'OWN'
      ? [`It was signed with the key of ${first.signer} in this library.`]
      : trust === 'TRUSTED'
        ? [`It was signed with the key of ${first.signer}, whom an authority you trust names.`]
        : []
  const proven =
    first.provenBy === null
      ? []
      : ['It existed, signed as it is, at the time of the timestamp of an authority you trust.']
  const kept =
    first.revocation?.isRevoked === false && isConfirmed(trust)
      ? [`The certificate had not been revoked: ${first.revocation.issuer} says so in the file.`]
      : []
  return [whatStands(first), ...named, ...proven, ...kept]
}

function whatStands({ later }: SignatureVerdict): string {
  if (later === 'NOTHING') return 'It is byte for byte what was signed.'
  return later === 'PERMITTED'
    ? 'The words and pictures that were signed stand as they were signed, and none of them is covered.'
    : 'All that its pages show is what was signed: nothing that was added later is seen there.'
}

const doubts: Readonly<Partial<Record<Trust, string>>> = {
  UNKNOWN:
    'That it comes from the person named in it: anybody can make a certificate in any name. Compare the fingerprint first.',
  EXPIRED:
    'That it was signed while the certificate was valid: only the signer’s machine says so, and no timestamp confirms it.',
  NOT_VALID_AT_TIME:
    'That the person named in it signed: their certificate was not valid then. Ask them before you rely on it.',
  REVOKED:
    'That the person named in it signed: the authority has taken their certificate back. Ask it why and since when.',
}

function whatDoesNot(
  first: SignatureVerdict,
  trust: Trust,
  { signatures, carries }: Verification,
): readonly string[] {
  const doubt = doubts[trust]
  return [
    ...(doubt === undefined ? [] : [doubt]),
    ...earlierThan(first, signatures).map(
      ({ signer }) =>
        `That ${signer} signed what it shows now: more was added after that signature.`,
    ),
    ...(first.additions.some(isSeen)
      ? [
          `That ${first.signer} signed all that it shows: ${pagesInWords(first.additions)} something that was added later.`,
        ]
      : []),
    ...(first.provenBy === null && trust !== 'EXPIRED'
      ? ['That it was signed when it says: the time is the signer’s own statement.']
      : []),
    ...(trust === 'TRUSTED' && first.revocation === null
      ? ['That the certificate had not been revoked by then: the file carries nothing about it.']
      : []),
    ...beside(carries),
    'That it is the latest: a later version may have replaced it.',
  ]
}

function beside(carries: Verification['carries']): readonly string[] {
  if (carries === null)
    return ['That its pages are all it holds: what else is in it could not be looked into.']
  const { attachments, canChange } = carries
  return [
    ...(canChange
      ? ['That everybody sees the same: it holds scripts, layers, forms or actions.']
      : []),
    ...(attachments.length > 0
      ? [
          `What stands in the files attached to it, which are signed with it but not shown: ${attachments.join(', ')}.`,
        ]
      : []),
  ]
}
