import { useState } from 'react'
import type { BundleDocument, OpenCase } from '#contract/api'
import type { PassageReport } from '#contract/mark-api'
import { pageLabel } from '#core/bundle/page-label'
import type { Place } from '#core/bundle/passages'
import { markKindLabel } from '#core/bundle/marks'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Problems } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { openPage } from '../bundle/reader-store.ts'
import { LongText } from '../marks/long-text.tsx'
import { showQuotation } from '../marks/shown-quotation.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { useWords, type Words } from '../words.ts'
import { linkTo, tellPages } from './bundle-pages.ts'
import { useCheckedLinks } from './check-links.ts'

type Checked = PassageReport['links'][number]
type CheckedMark = PassageReport['marks'][number]
type Found = Checked['found']

/** A link or mark whose page is not what it was. */
type Broken = {
  readonly key: string
  readonly name: string
  readonly quotation: string
  readonly found: Found
  /** Where it stands now. */
  readonly at: Place | null
  /** Null where the reader may not change it. */
  readonly lead: ((to: Place | null) => void) | null
  readonly canRemove: boolean
}

/** Rows shown at once. */
const atOnce = 50

function ownerName({ owner }: Checked, { hearingCase }: OpenCase, words: Words): string {
  if (owner.kind === 'FACTOR') return words.factorLabel(owner.factorId)
  const { allegations } = hearingCase.findings
  const at = allegations.findIndex(({ id }) => id === owner.allegationId)
  const fact = allegations[at]?.facts.findIndex(({ id }) => id === owner.factId) ?? -1
  return `Fact ${fact + 1} of allegation ${at + 1}`
}

const labelAt = ({ documentId, page }: Place, documents: readonly BundleDocument[]): string => {
  const document = documents.find(({ id }) => id === documentId)
  return document === undefined ? '' : pageLabel(document, page)
}

function stateWords(found: Found, documents: readonly BundleDocument[]): string {
  switch (found.state) {
    case 'HOLDS':
      return 'Holds.'
    case 'MOVED':
      return `Its words now stand on page ${labelAt(found.to, documents)}.`
    case 'WORDS_NOT_FOUND':
      return 'Its words are no longer found anywhere in the bundle.'
    case 'PAGE_REPLACED':
      return 'The file of its document was replaced, and no page of the new one says the same.'
    case 'DOCUMENT_GONE':
      return found.instead === null
        ? 'Its document is no longer in the bundle.'
        : `Its document is no longer in the bundle. One with the same title is; page ${labelAt(found.instead, documents)} of it was not compared.`
    case 'NOT_READ':
      return 'Cannot be told yet: pages of the bundle are still to be read.'
  }
}

const targetOf = (found: Found): Place | null =>
  found.state === 'MOVED' ? found.to : found.state === 'DOCUMENT_GONE' ? found.instead : null

const placeOf = ({ documentId, page }: Checked['link']): Place | null =>
  documentId === null || page === null ? null : { documentId, page }

type Repairs = ReturnType<typeof useCheckedLinks>['repair']

/** What no longer stands where it stood, and what of it this reader may lead elsewhere. */
function useBroken(openCase: OpenCase, report: PassageReport | null, repair: Repairs) {
  const words = useWords()
  const editsFindings = useCanEdit(openCase, 'findings')
  const editsSeriousness = useCanEdit(openCase, 'seriousness')
  const isSigned = openCase.hearingCase.status !== 'OPEN'
  const mayEdit = ({ owner }: Checked) => (owner.kind === 'FACT' ? editsFindings : editsSeriousness)
  const mayMove = ({ mark }: CheckedMark) => mark.isMine && !(mark.shared && isSigned)
  const links = report?.links.filter(({ found }) => found.state !== 'HOLDS') ?? []
  const marks = report?.marks.filter(({ found }) => found.state !== 'HOLDS') ?? []
  const ofLinks = links.map((checked, index): Broken => {
    const { owner, link, found } = checked
    const lead = (to: Place | null) => void repair([{ owner, link, to }], [])
    return {
      key: `link-${index}-${link.documentId}-${link.page}`,
      name: ownerName(checked, openCase, words),
      quotation: link.quotation,
      found,
      at: placeOf(link),
      lead: mayEdit(checked) ? lead : null,
      canRemove: true,
    }
  })
  const ofMarks = marks.map((checked): Broken => {
    const { mark, found } = checked
    const lead = (to: Place | null) => {
      if (to !== null) void repair([], [{ id: mark.id, to }])
    }
    return {
      key: mark.id,
      name: `${markKindLabel(mark.kind)} by ${mark.author}`,
      quotation: mark.quotation === '' ? mark.note : mark.quotation,
      found,
      at: mark,
      lead: mayMove(checked) ? lead : null,
      canRemove: false,
    }
  })
  return {
    broken: [...ofLinks, ...ofMarks],
    movedLinks: links.flatMap((one) =>
      one.found.state === 'MOVED' && mayEdit(one)
        ? [{ owner: one.owner, link: one.link, to: one.found.to }]
        : [],
    ),
    movedMarks: marks.flatMap((one) =>
      one.found.state === 'MOVED' && mayMove(one) ? [{ id: one.mark.id, to: one.found.to }] : [],
    ),
  }
}

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

/** A place of which the page is in the bundle, whatever it says now. */
const stillThere = (at: Place | null, documents: readonly BundleDocument[]): Place | null =>
  at !== null && documents.some(({ id, pages }) => id === at.documentId && at.page <= pages)
    ? { documentId: at.documentId, page: at.page }
    : null

function BrokenRow(props: { readonly openCase: OpenCase; readonly broken: Broken }) {
  const { documents, hearingCase } = props.openCase
  const { name, quotation, found, at, lead, canRemove } = props.broken
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const target = targetOf(found)
  const here = found.state === 'PAGE_REPLACED' ? stillThere(at, documents) : null
  const look = (place: Place) => {
    showQuotation({ ...place, quotation, oral: false })
    openPage(hearingCase.id, place)
  }
  const leadToTyped = () => {
    const link = linkTo(typed ?? '', documents)
    if (link === null || link.documentId === null || link.page === null)
      return setProblem(tellPages(documents))
    lead?.({ documentId: link.documentId, page: link.page })
  }
  return (
    <li className="mark-card">
      <b className="small">{name}</b>
      {quotation !== '' && <LongText look="record record--list" text={`“${quotation}”`} />}
      <p className="note is-warn">{stateWords(found, documents)}</p>
      <div className="row">
        {target !== null && (
          <Button
            size="small"
            label={`Look at page ${labelAt(target, documents)}`}
            onPress={() => look(target)}
          >
            Look
          </Button>
        )}
        {target !== null && lead !== null && (
          <Button
            size="small"
            variant={found.state === 'MOVED' ? 'primary' : 'secondary'}
            onPress={() => lead(target)}
          >
            Lead to page {labelAt(target, documents)}
          </Button>
        )}
        {here !== null && (
          <Button
            size="small"
            label={`Look at page ${labelAt(here, documents)}`}
            onPress={() => look(here)}
          >
            Look
          </Button>
        )}
        {here !== null && lead !== null && (
          <Button size="small" onPress={() => lead(here)}>
            Leave on page {labelAt(here, documents)}
          </Button>
        )}
        {lead !== null && typed === null && (
          <LinkButton label={`Another page for ${name}`} onPress={() => setTyped('')}>
            Another page
          </LinkButton>
        )}
        {lead !== null && canRemove && (
          <LinkButton label={`Remove the link of ${name}`} onPress={() => lead(null)}>
            Remove link
          </LinkButton>
        )}
      </div>
      {typed !== null && (
        <div className="row">
          <TextField
            label={`Bundle page for ${name}`}
            hideLabel
            placeholder="Page"
            autoFocus
            value={typed}
            error={problem}
            onChange={setTyped}
            onEnter={leadToTyped}
          />
          <Button size="small" onPress={leadToTyped}>
            Lead there
          </Button>
        </div>
      )}
    </li>
  )
}
