import type { SignatureVerdict, Verification } from '#core/notice/notice'
import { timeInWords } from './time-in-words.ts'

type Facts = Omit<SignatureVerdict, 'explanation'>

/** What a reader may and may not conclude from one signature. */
export function explain(facts: Facts, finding: string): string {
  if (facts.state !== 'GOOD') return `${finding} It shows nothing about who made this file.`
  const extent = facts.coversWholeDocument
    ? 'The signature covers the whole file.'
    : 'The signature covers an earlier state of the file only; more was added later.'
  return [finding, extent, aboutName(facts), aboutTime(facts)].join(' ')
}

function aboutName({ trust, signer }: Facts): string {
  switch (trust) {
    case 'OWN':
      return `The key belongs to this library (${signer}).`
    case 'TRUSTED':
      return `The certificate of ${signer} leads to one that this library trusts.`
    case 'NOT_VALID_AT_TIME':
      return `The certificate of ${signer} was not valid at the time stated: do not rely on the name.`
    case 'UNKNOWN':
      return (
        `The name ${signer} is only what the certificate says: nobody this library trusts has ` +
        'confirmed it. Compare the fingerprint with the signer before relying on the name.'
      )
  }
}

const aboutTime = ({ claimedTime }: Facts): string =>
  claimedTime === null
    ? 'No time of signing is stated.'
    : `The time, ${timeInWords(claimedTime)}, is the signer's own statement, not a proof.`

const ranks: Readonly<Record<SignatureVerdict['trust'], number>> = {
  NOT_VALID_AT_TIME: 0,
  UNKNOWN: 1,
  TRUSTED: 2,
  OWN: 2,
}

/** The verdict on the file as a whole. */
export function conclude(
  signatures: readonly SignatureVerdict[],
  unreadable: number,
): Pick<Verification, 'verdict' | 'summary'> {
  if (signatures.length === 0 && unreadable === 0)
    return { verdict: 'NOT_SIGNED', summary: 'This file is not signed.' }
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
  const whole = signatures.find(({ coversWholeDocument }) => coversWholeDocument)
  const better = signatures.find(({ trust }) => ranks[trust] > (whole ? ranks[whole.trust] : -1))
  if (!whole || better) return addedLater(signatures, whole)
  return { verdict: 'SIGNED_AND_UNCHANGED', summary: summaryOf(whole, signatures.length) }
}

function addedLater(
  signatures: readonly SignatureVerdict[],
  whole: SignatureVerdict | undefined,
): Pick<Verification, 'verdict' | 'summary'> {
  const first = signatures.find((one) => one !== whole)?.signer ?? 'the signer'
  const by = whole ? `, signed only by ${whole.signer}, whose certificate is not one you trust` : ''
  return {
    verdict: 'CHANGED_SINCE_SIGNING',
    summary: `Something was added to this file after ${first} signed it${by}. Do not rely on it.`,
  }
}

function summaryOf(whole: SignatureVerdict, count: number): string {
  const others = count > 1 ? ` It carries ${count} signatures; this one is the last.` : ''
  switch (whole.trust) {
    case 'OWN':
      return `Signed by ${whole.signer} with a key of this library, and unchanged since.${others}`
    case 'TRUSTED':
      return `Signed by ${whole.signer}, whose certificate you trust, and unchanged since.${others}`
    case 'NOT_VALID_AT_TIME':
      return `Unchanged since it was signed, but the certificate of ${whole.signer} was not valid at the time stated.${others}`
    case 'UNKNOWN':
      return `Unchanged since it was signed in the name of ${whole.signer}. Nobody you trust has confirmed that name.${others}`
  }
}
