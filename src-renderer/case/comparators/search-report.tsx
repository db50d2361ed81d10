import type { TriedComparison } from '#core/quality/panel-exclusions'
import { inFigures } from '../../shell/words.ts'
import { LinkButton } from '../../ui/button.tsx'

/** What was searched and what was left out, each number opening its cases. */
export function SearchReport(props: {
  readonly comparison: Pick<
    TriedComparison,
    'method' | 'neighbours' | 'searchReport' | 'excludedByPanel' | 'searched'
  >
  readonly full: boolean
  readonly onCases: (refs: readonly string[], label: string) => void
  readonly onExcluded: () => void
}) {
  const report = props.comparison.searchReport
  const countedRefs = props.comparison.neighbours.flatMap((n) => (n.counted ? [n.ref] : []))
  const { searched } = props.comparison
  const opens = (refs: readonly string[] | undefined, count: number, label: string) =>
    refs === undefined
      ? null
      : () =>
          props.onCases(
            refs,
            refs.length < count ? `the first of ${inFigures(count)} ${label}` : label,
          )
  const rows = [
    ['In the library', report.inLibrary, () => (globalThis.location.hash = '#/precedents')],
    [
      'Under the same rules',
      report.underSameRules,
      opens(searched?.underSameRules, report.underSameRules, 'under the same rules'),
    ],
    [
      'Same conduct, or like words',
      report.withLikeConduct,
      opens(
        searched?.withLikeConduct,
        report.withLikeConduct,
        'with the same conduct, or like words',
      ),
    ],
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
                inFigures(count)
              ) : (
                <LinkButton label={`${label}: ${inFigures(count)}. Show them`} onPress={open}>
                  {inFigures(count)}
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
                  {inFigures(entry.count)} {entry.label}
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
