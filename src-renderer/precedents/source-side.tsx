import { useLocation } from 'wouter'
import { ukDay } from '#core/date-and-clock'
import type { Precedent, PrecedentVersion } from '#core/precedent'
import { ORIGIN_LABELS, SOURCE_KIND_LABELS } from '#core/wording-precedent'
import { mayKeep } from '../shell/may.ts'
import { useSession } from '../shell/session.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { longInstant, mediumDate } from '../ui/dates.ts'

/** Where a precedent came from, its versions, and the way to correct it. */
export function SourceSide(props: {
  readonly precedent: Precedent
  readonly versions: readonly PrecedentVersion[]
  /** Version on the page now. */
  readonly shown: number
  readonly onShow: (version: number) => void
}) {
  const { precedent, versions } = props
  const { person } = useSession()
  const [, go] = useLocation()
  const first = versions.reduce<PrecedentVersion | null>(
    (oldest, one) => (oldest === null || one.version < oldest.version ? one : oldest),
    null,
  )
  return (
    <>
      <section className="side-part" aria-labelledby="source-head">
        <h2 id="source-head" className="heading">
          Where this came from
        </h2>
        <dl className="facts">
          <dt>Kind</dt>
          <dd>{SOURCE_KIND_LABELS[precedent.sourceKind]}</dd>
          <dt>Held as</dt>
          <dd>{ORIGIN_LABELS[precedent.origin]}</dd>
          <dt>Reference</dt>
          <dd className="mono">{precedent.sourceRef ?? 'None'}</dd>
          <dt>Address</dt>
          <dd>Not kept, as it may hold a name</dd>
          {precedent.sourceId !== null && (
            <>
              <dt>Collector’s id</dt>
              <dd className="mono">{precedent.sourceId}</dd>
            </>
          )}
          {first !== null && (
            <>
              <dt>Added</dt>
              <dd>
                {mediumDate(ukDay(first.recordedAt))}, by {first.recordedBy}
              </dd>
            </>
          )}
          <dt>Fingerprint</dt>
          <dd className="mono">{precedent.contentHash.slice(0, 16)}</dd>
        </dl>
      </section>
      <Versions {...props} />
      {precedent.remarks.length + precedent.unmapped.length > 0 && (
        <Remarks precedent={precedent} />
      )}
      {mayKeep(person) && (
        <section className="side-part" aria-labelledby="wrong-head">
          <h2 id="wrong-head" className="heading">
            Something wrong?
          </h2>
          <p className="small muted">
            A change makes a new version. Comparisons already run keep the version they used.
          </p>
          <div>
            <Button
              icon="pencil"
              size="small"
              onPress={() => go(`/precedents/${precedent.ref}/correct`)}
            >
              Propose a correction
            </Button>
          </div>
        </section>
      )}
    </>
  )
}

function Versions(props: {
  readonly precedent: Precedent
  readonly versions: readonly PrecedentVersion[]
  readonly shown: number
  readonly onShow: (version: number) => void
}) {
  const sorted = [...props.versions].sort((a, b) => b.version - a.version)
  return (
    <section className="side-part" aria-labelledby="versions-head">
      <h2 id="versions-head" className="heading">
        Versions
      </h2>
      <ol className="versions">
        {sorted.map(({ version, reason, recordedAt, recordedBy }) => (
          <li key={version} className="versions__one">
            <span className="versions__number">{version}</span>
            <div>
              <p>{reason}</p>
              <p className="note" title={longInstant(recordedAt)}>
                {mediumDate(ukDay(recordedAt))}, {recordedBy}
              </p>
              {version === props.shown ? (
                sorted.length > 1 && <p className="note">On the page now</p>
              ) : (
                <LinkButton onPress={() => props.onShow(version)} label={`Read version ${version}`}>
                  Read it
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Remarks({ precedent }: { readonly precedent: Precedent }) {
  return (
    <section className="side-part" aria-labelledby="remarks-head">
      <h2 id="remarks-head" className="heading">
        Noted on import
      </h2>
      <ul className="ruled small">
        {precedent.remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
        {precedent.unmapped.map(({ field, word }) => (
          <li key={`${field} ${word}`}>
            “{word}” in {field.replaceAll('_', ' ')} is no word of the taxonomy
          </li>
        ))}
      </ul>
    </section>
  )
}
