import { useId } from 'react'
import { ukDay } from '#core/date-and-clock'
import { concludeFrom } from '#core/notice/conclusion'
import type { SignatureVerdict, Verification } from '#core/notice/notice'
import { longInstant, mediumDate } from '../ui/dates.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import './verification.css'

const ICONS = { GOOD: 'check', WARN: 'info', BAD: 'warning' } as const
const TRUST = {
  TRUSTED: 'Certificate trusted by this library',
  OWN: 'Signed by a certificate of this library',
  UNKNOWN: 'Certificate not known here',
  EXPIRED: 'Certificate known here, but run out since',
  NOT_VALID_AT_TIME: 'Certificate not valid at the time of signing',
  REVOKED: 'Certificate revoked by its authority',
} as const
const COVERS = {
  NOTHING: 'Covers the whole file',
  SIGNATURES_ONLY: 'Covers all that the pages show',
  PERMITTED: 'Covers all but what was added later',
  OTHER: 'Covers only an earlier state of the file',
} as const
const SAID_BY = {
  SIGNATURE: 'as the signer’s machine said',
  TIMESTAMP: 'stated by this authority',
} as const
const STATES = { GOOD: 'Intact', BROKEN: 'Broken', UNREADABLE: 'Cannot be judged' } as const

/** An intact signature of an earlier state is no good sign for the file. */
const stateOf = ({ state, later }: SignatureVerdict) =>
  state !== 'GOOD'
    ? ({ tone: 'bad', words: STATES[state] } as const)
    : later === 'OTHER'
      ? ({ tone: 'warn', words: 'Overtaken' } as const)
      : ({ tone: 'accent', words: STATES.GOOD } as const)

function Signature(props: { readonly verdict: SignatureVerdict; readonly number: number }) {
  const { verdict, number } = props
  const { certificate } = verdict
  const { tone, words } = stateOf(verdict)
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        <Tag tone={tone}>{words}</Tag>
        <p className="note">
          {verdict.state === 'GOOD' ? COVERS[verdict.later] : 'Shows nothing about this file'}
        </p>
      </td>
      <td>
        {verdict.kind === 'TIMESTAMP' && <span className="strong">Timestamp of </span>}
        {verdict.signer ?? 'Not stated'}
        <p className="note">
          {verdict.claimedTime === null
            ? 'No time stated'
            : `${longInstant(verdict.claimedTime)}, ${SAID_BY[verdict.kind]}`}
        </p>
      </td>
      <td>
        {verdict.state === 'GOOD' ? TRUST[verdict.trust] : 'Not relied on'}
        {certificate !== null && (
          <p className="note">
            {certificate.selfSigned ? 'Self-made' : `Issued by ${certificate.issuer}`}, valid{' '}
            {mediumDate(ukDay(certificate.notBefore))} to {mediumDate(ukDay(certificate.notAfter))}
            <span className="verification__hash mono">{certificate.fingerprint}</span>
          </p>
        )}
        <p className="note">{verdict.explanation}</p>
      </td>
    </tr>
  )
}

function Points(props: {
  readonly title: string
  readonly icon: IconName
  readonly points: readonly string[]
}) {
  const id = useId()
  if (props.points.length === 0) return null
  return (
    <div>
      <p id={id} className="verification__points strong small" data-icon={props.icon}>
        <Icon name={props.icon} />
        {props.title}
      </p>
      <ul className="plain-points small" aria-labelledby={id}>
        {props.points.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}

/** The verdict in a sentence, what it is worth, then each signature with what stands behind it. */
export function VerificationView(props: { readonly verification: Verification }) {
  const { verification } = props
  const { headline, tone, added, may, mayNot } = concludeFrom(verification)
  return (
    <div className="verification">
      <div className="verification__verdict" data-tone={tone.toLowerCase()}>
        <Icon name={ICONS[tone]} large />
        <div>
          <p className="strong">{headline}</p>
          <p>{verification.summary}</p>
        </div>
      </div>
      <Points title="Added after it was signed" icon="plus" points={added} />
      <Points title="You may conclude" icon="check" points={may} />
      <Points title="You may not conclude" icon="cross" points={mayNot} />
      {verification.issuedHere !== null && (
        <p className="small">
          Issued from this library, byte for byte: notice {verification.issuedHere.number} of case{' '}
          {verification.issuedHere.caseReference}.
        </p>
      )}
      <p className="note">
        SHA-256 of the file: <span className="verification__hash mono">{verification.sha256}</span>
      </p>
      {verification.signatures.length > 0 && (
        <div className="verification__box">
          <table>
            <caption className="visually-hidden">Signatures in the file</caption>
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">State</th>
                <th scope="col">Signer</th>
                <th scope="col">Certificate</th>
              </tr>
            </thead>
            <tbody>
              {verification.signatures.map((one, index) => (
                <Signature key={index} verdict={one} number={index + 1} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
