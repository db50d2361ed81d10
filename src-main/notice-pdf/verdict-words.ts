import { additionsInWords, isSeen, pagesInWords } from '#core/notice/later-additions'
import { earlierThan } from '#core/notice/conclusion'
import type { SignatureVerdict, Trust, Verification } from '#core/notice/notice'
import { timeInWords } from './time-in-words.ts'

type Facts = Omit<SignatureVerdict, 'explanation'>

/** What a reader may and may not conclude from one signature. */
export function explain(facts: Facts, finding: string): string {
  if (facts.state !== 'GOOD') return `${finding} It shows nothing about who made this file.`
  // Of a file that was added to, the words must not sound as if they spoke of all of it.
  const held = facts.later === 'OTHER' ? 'What it covers is exactly what was signed.' : finding
  return [held, extentOf(facts), aboutName(facts), aboutTime(facts)].join(' ')
}

function extentOf({ later, additions }: Facts): string {
  const came = `The signature covers the whole file but what came later: ${additionsInWords(additions)}.`
  switch (later) {
    case 'NOTHING':
      return 'The signature covers the whole file.'
    case 'SIGNATURES_ONLY':
      return `${came} That changes nothing that its pages show.`
    case 'PERMITTED':
      return `${came} No word or picture that was signed is covered or changed by it.`
    case 'OTHER':
      return 'It covers an earlier state of the file only, and says nothing about what was added later.'
  }
}

function aboutName({ trust, signer, revocation }: Facts): string {
  switch (trust) {
    case 'OWN':
      return `The key belongs to this library (${signer}).`
    case 'TRUSTED':
      return `The certificate of ${signer} leads to one that this library trusts.`
    case 'EXPIRED':
      return (
        `The certificate of ${signer} was valid at the time stated and has run out since: no ` +
        'timestamp shows that the signature is as old as it says.'
      )
    case 'NOT_VALID_AT_TIME':
      return `The certificate of ${signer} was not valid at the time stated: do not rely on the name.`
    case 'REVOKED':
      return `${revocation?.issuer ?? 'Its authority'} states that it revoked the certificate of ${signer}: do not rely on the name.`
    case 'UNKNOWN':
      return (
        `The name ${signer} is only what the certificate says: nobody this library trusts has ` +
        'confirmed it. Compare the fingerprint with the signer before relying on the name.'
      )
  }
}

function aboutTime({ kind, claimedTime, provenBy }: Facts): string {
  if (kind === 'TIMESTAMP' && claimedTime !== null)
    return `It states that the file, with every signature before it, existed on ${timeInWords(claimedTime)}: that is worth as much as the authority.`
  const stated =
    claimedTime === null
      ? 'No time of signing is stated.'
      : `The time, ${timeInWords(claimedTime)}, is the signer's own statement, not a proof.`
  return provenBy === null
    ? stated
    : `${stated} A trusted timestamp shows that it was signed by ${timeInWords(provenBy)}.`
}

const ranks: Readonly<Record<Trust, number>> = {
  NOT_VALID_AT_TIME: 0,
  REVOKED: 0,
  UNKNOWN: 1,
  EXPIRED: 2,
  TRUSTED: 3,
  OWN: 3,
}

/** The verdict on the file as a whole. */
export function conclude(
  signatures: readonly SignatureVerdict[],
  unreadable: number,
): Pick<Verification, 'verdict' | 'summary'> {
  const people = signatures.filter(({ kind }) => kind === 'SIGNATURE')
  if (people.length === 0 && unreadable === 0 && signatures.every(({ state }) => state === 'GOOD'))
    return { verdict: 'NOT_SIGNED', summary: notSigned(signatures.length) }
  if (signatures.some(({ state }) => state === 'BROKEN'))
    return {
      verdict: 'CHANGED_SINCE_SIGNING',
      summary: 'This file was changed after it was signed. Do not rely on it.',
    }
  if (unreadable > 0 || signatures.some(({ state }) => state === 'UNREADABLE'))
    return {
      verdict: 'NOT_READABLE',
      summary:
        'This file has a signature that cannot be read or has been damaged. Treat it as not signed.',
    }
  // The first whose words still stand: what came after it is understood and covers nothing.
  const first = people.find(({ later }) => later !== 'OTHER')
  // Who signs over the changes of another cannot speak for that other, unless trusted more.
  const passedOver = people.some(
    ({ trust, later }) => later === 'OTHER' && (!first || ranks[trust] >= ranks[first.trust]),
  )
  if (!first || passedOver) return addedLater(people, first)
  return { verdict: 'SIGNED_AND_UNCHANGED', summary: summaryOf(first, signatures) }
}

const notSigned = (timestamps: number): string =>
  timestamps === 0
    ? 'This file is not signed.'
    : 'This file is not signed by anybody. A timestamp says when it existed, not whose it is.'

function addedLater(
  people: readonly SignatureVerdict[],
  whole: SignatureVerdict | undefined,
): Pick<Verification, 'verdict' | 'summary'> {
  const first = people.find((one) => one !== whole)?.signer ?? 'the signer'
  const doubt =
    whole && ranks[whole.trust] < ranks.TRUSTED ? ', whose certificate is not one you trust' : ''
  const by = whole ? `, and only ${whole.signer} signed that${doubt}` : ''
  return {
    verdict: 'CHANGED_SINCE_SIGNING',
    summary: `Something that may change what this file shows was added to it after ${first} signed it${by}. Do not rely on it.`,
  }
}

function summaryOf(first: SignatureVerdict, all: readonly SignatureVerdict[]): string {
  const since = all.slice(all.indexOf(first) + 1).map(addition)
  const shown = first.additions.some(isSeen)
    ? [
        `${capital(pagesInWords(first.additions))} something that was added later, which ${first.signer} did not sign.`,
      ]
    : []
  const before = earlierThan(first, all).map(
    ({ signer }) =>
      `Before that ${signer} signed an earlier state, to which more was added: that signature says nothing about what it shows now.`,
  )
  return [aboutFirst(first), ...before, ...since, ...shown].join(' ')
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function addition({ kind, signer, claimedTime, trust }: SignatureVerdict): string {
  const doubt =
    ranks[trust] < ranks.TRUSTED ? ', whose certificate nobody you trust has confirmed' : ''
  const comma = doubt === '' ? '' : ','
  return kind === 'TIMESTAMP'
    ? `${signer}${doubt}${comma} states that it existed on ${timeInWords(claimedTime ?? '')}.`
    : `Signed after that by ${signer}${doubt}.`
}

function aboutFirst({ signer, trust }: SignatureVerdict): string {
  switch (trust) {
    case 'OWN':
      return `Signed by ${signer} with a key of this library, and unchanged since.`
    case 'TRUSTED':
      return `Signed by ${signer}, whose certificate you trust, and unchanged since.`
    case 'EXPIRED':
      return `Unchanged since it was signed in the name of ${signer}, whose certificate has run out since. No timestamp you trust shows that it was signed before that.`
    case 'REVOKED':
      return `Unchanged since it was signed, but the certificate of ${signer} was revoked. Do not rely on the name.`
    case 'NOT_VALID_AT_TIME':
      return `Unchanged since it was signed, but the certificate of ${signer} was not valid at the time stated.`
    case 'UNKNOWN':
      return `Unchanged since it was signed in the name of ${signer}. Nobody you trust has confirmed that name.`
  }
}
