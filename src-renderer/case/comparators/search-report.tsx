import { figuresApart } from '#core/figures'
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
  const opens = (refs: readonly string[], count: number, label: string) => () =>
    props.onCases(refs, refs.length < count ? `the first of ${inFigures(count)} ${label}` : label)
  const rows = [
    ['In the library', report.inLibrary, () => (globalThis.location.hash = '#/precedents')],
    [
      'Under the same rules',
      report.underSameRules,
      searched && opens(searched.underSameRules, report.underSameRules, 'under the same rules'),
    ],
    [
      'Same conduct, or like words',
      report.withLikeConduct,
      searched &&
        opens(
          searched.withLikeConduct,
          report.withLikeConduct,
          'with the same conduct, or like words',
        ),
    ],
    ['Counted', report.counted, opens(countedRefs, report.counted, 'counted, nearest first')],
  ] as const
  const excluded = props.comparison.excludedByPanel ?? []
  const unknown = `${Math.round(report.unknownShare * 100)}%`
  const leftOut = report.leftOut.filter((entry) => entry.count > 0)
  return (
    <div className="report">
      <dl>
        {rows.map(([label, count, open]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {open === undefined ? (
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
                  onClick={opens(entry.refs, entry.count, entry.label)}
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
            <li key={caveat}>{figuresApart(caveat)}</li>
          ))}
          <li>
            <button
              type="button"
              className="inline-link"
              aria-label={`${unknown} of what could be compared. Show the counted cases`}
              onClick={opens(countedRefs, report.counted, 'counted, nearest first')}
            >
              {unknown}
            </button>{' '}
            of what could be compared with the nearest cases is not stated on one side.
          </li>
          <li>
            Method {props.comparison.method.name}, version {props.comparison.method.version}.
          </li>
        </ul>
      )}
    </div>
  )
}
