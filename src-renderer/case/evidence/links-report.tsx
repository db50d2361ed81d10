import type { OpenCase } from '#contract/api'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Problems } from '../../ui/notice.tsx'
import { useBroken } from './broken-links.ts'
import { BrokenRow } from './broken-row.tsx'
import { useCheckedLinks } from './check-links.ts'

/** Rows shown at once. */
const atOnce = 50

/** What became of links and marks in the bundle as it is; each is led elsewhere by choice alone. */
export function LinksReport(props: { readonly openCase: OpenCase }) {
  const { report, problems, again, repair } = useCheckedLinks(props.openCase)
  const { broken, movedLinks, movedMarks } = useBroken(props.openCase, report, repair)
  if (report === null)
    return problems.length > 0 ? (
      <Problems problems={problems} />
    ) : (
      <p className="note" role="status">
        Looking the links up in the bundle.
      </p>
    )
  const moved = movedLinks.length + movedMarks.length
  const holding = report.links.length + report.marks.length - broken.length
  return (
    <section className="links-report" aria-label="Links and marks checked against the bundle">
      <Problems problems={problems} />
      <div className="row row--apart">
        <p className="small links-report__said">
          <Icon name={broken.length === 0 ? 'check' : 'warning'} />
          <span>
            Links and marks: {holding} hold
            {broken.length > 0 && `, ${broken.length} to look at`}
          </span>
        </p>
        <LinkButton icon="refresh" onPress={again}>
          Check again
        </LinkButton>
      </div>
      {report.pagesUnread > 0 && (
        <p className="note">{report.pagesUnread} pages of the bundle are still to be read.</p>
      )}
      {moved > 1 && (
        <Button size="small" onPress={() => void repair(movedLinks, movedMarks)}>
          Lead all {moved} that moved to their words
        </Button>
      )}
      <ul className="mark-list">
        {broken.slice(0, atOnce).map((one) => (
          <BrokenRow key={one.key} openCase={props.openCase} broken={one} />
        ))}
      </ul>
      {broken.length > atOnce && (
        <p className="note">{broken.length - atOnce} more follow when these are settled.</p>
      )}
    </section>
  )
}
