import type { CaseComparison } from '#core/quality/panel-exclusions'
import { LinkButton } from '../../ui/button.tsx'

/** What was searched and what was left out, each number opening its cases. */
export function SearchReport(props: {
  readonly comparison: CaseComparison
  readonly full: boolean
  readonly onCases: (refs: readonly string[], label: string) => void
  readonly onExcluded: () => void
}) {
  const report = props.comparison.searchReport
  const countedRefs = props.comparison.neighbours.flatMap((n) => (n.counted ? [n.ref] : []))
  const rows = [
    ['In the library', report.inLibrary, () => (globalThis.location.hash = '#/precedents')],
    ['Under the same rules', report.underSameRules, null],
    ['Same conduct, or like words', report.withLikeConduct, null],
    ['Counted', report.counted, () => props.onCases(countedRefs, 'counted')],
  ] as const
  const excluded = props.comparison.excludedByPanel ?? []
  const leftOut = report.leftOut.filter((entry) => entry.count > 0)
  return (
    <div className="report">
      <dl>
        {rows.map(([label, count, open]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {open === null ? (
                count
              ) : (
                <LinkButton label={`${label}: ${count}. Show them`} onPress={open}>
                  {count}
                </LinkButton>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {leftOut.length + excluded.length > 0 && (
        <>
          <p className="note">Left out, or shown apart and never counted:</p>
          <ul className="left-out">
            {excluded.length > 0 && (
              <li>
                <button type="button" className="inline-link" onClick={props.onExcluded}>
                  {excluded.length} excluded by the panel
                </button>
              </li>
            )}
            {leftOut.map((entry) => (
              <li key={entry.reason}>
                <button
                  type="button"
                  className="inline-link"
                  onClick={() => props.onCases(entry.refs, entry.label)}
                >
                  {entry.count} {entry.label}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {props.full && (
        <ul className="caveats">
          {report.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
          <li>
            {Math.round(report.unknownShare * 100)}% of what could be compared is not stated on one
            side.
          </li>
          <li>
            Method {props.comparison.method.name}, version {props.comparison.method.version}.
          </li>
        </ul>
      )}
    </div>
  )
}
