import type { OpenCase } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import type { EvidenceLink } from '#core/hearing-case'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Banner } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { LinksReport } from '../evidence/links-report.tsx'
import { ReferencesReport } from '../evidence/references-report.tsx'
import { showQuotation } from '../marks/shown-quotation.ts'
import { useSources } from '../marks/sources-store.ts'
import { useWords, type Words } from '../words.ts'
import { openPage, type PagePlace, type ReadPage } from './reader-store.ts'

type Cited = PagePlace & { readonly pageLabel: string; readonly link: EvidenceLink }
type Use = {
  /** Null where the page cited is not in the bundle. */
  readonly cited: Cited | null
  readonly label: string
  readonly text: string
}

function citedBy(link: EvidenceLink, { documents }: OpenCase): Cited | null {
  const document = documents.find(({ id }) => id === link.documentId)
  if (document === undefined || link.page === null || link.page > document.pages) return null
  return {
    documentId: document.id,
    page: link.page,
    pageLabel: pageLabel(document, link.page),
    link,
  }
}

/** Everything that cites a page: facts of allegations, and factors of seriousness. */
function usesOf(openCase: OpenCase, words: Words): readonly Use[] {
  const { findings, seriousness } = openCase.hearingCase
  const uses = (evidence: readonly EvidenceLink[], label: string, text: string) =>
    evidence
      .filter((link) => !link.oral)
      .map((link) => ({ cited: citedBy(link, openCase), label, text }))
  return [
    ...findings.allegations.flatMap((allegation, index) =>
      allegation.facts.flatMap((fact) => uses(fact.evidence, `Allegation ${index + 1}`, fact.text)),
    ),
    ...seriousness.factors.flatMap((factor) =>
      uses(factor.evidence, words.factorLabel(factor.factorId), factor.reason),
    ),
  ]
}

/** What the case says about its pages, the page on screen first. */
export function PageNotes(props: ReadPage) {
  const words = useWords()
  const caseId = props.openCase.hearingCase.id
  const uses = usesOf(props.openCase, words)
  const isHere = (cited: Cited) =>
    cited.documentId === props.documentId && cited.page === props.page
  const here = uses.filter(({ cited }) => cited !== null && isHere(cited))
  const elsewhere = uses.filter(({ cited }) => cited !== null && !isHere(cited))
  const lost = uses.filter(({ cited }) => cited === null)
  return (
    <>
      <LastSource />
      <LinksReport openCase={props.openCase} />
      <ReferencesReport openCase={props.openCase} />
      <h2 className="heading">This page, {here.length}</h2>
      {here.length === 0 && (
        <p className="note">
          Nothing cites this page yet. Select words and press L, or link it from a fact or a factor.
        </p>
      )}
      {here.map((use, index) => (
        <div className="cite" key={`${use.label}-${index}`}>
          <p className="cite__head">{use.label}</p>
          <p className="record record--list">{use.text}</p>
          <Quoted caseId={caseId} use={use} />
        </div>
      ))}
      {lost.length > 0 && (
        <p className="small is-warn">
          <Icon name="warning" /> {lost.length} references not resolved:{' '}
          {lost.map((use) => use.label).join(', ')}
        </p>
      )}
      <h2 className="heading">Other pages, {elsewhere.length}</h2>
      <ul className="cite-list">
        {elsewhere.map((use, index) => (
          <li key={`${use.label}-${index}`}>
            {use.cited !== null && <PageLink caseId={caseId} cited={use.cited} />}
            <span>
              <b>{use.label}</b> <span className="record record--list">{use.text}</span>
              <Quoted caseId={caseId} use={use} />
            </span>
          </li>
        ))}
      </ul>
      <p className="privacy-line">
        <Icon name="lock" /> Bundle pages stay on this machine, encrypted with the library.
      </p>
    </>
  )
}

/** The words that a link quotes; they lead to where they stand out on their page. */
function Quoted(props: { readonly caseId: string; readonly use: Use }) {
  const { cited } = props.use
  if (cited === null || cited.link.quotation === '') return null
  return (
    <button
      type="button"
      className="cite__quotation record record--list"
      aria-label={`Show on the page: ${cited.link.quotation}`}
      onClick={() => openCited(props.caseId, cited)}
    >
      “{cited.link.quotation}”
    </button>
  )
}

/** The source recorded last from a page, and the way back. */
function LastSource() {
  const last = useSources((state) => state.last)
  if (last === null) return null
  const undo = () => {
    if (last.undo()) announce('The source was taken back')
    useSources.setState({ last: null })
  }
  return (
    <Banner
      tone="info"
      action={
        <Button size="small" icon="undo" onPress={undo}>
          Take it back
        </Button>
      }
    >
      Page {last.label} is now a source of: {last.what}
    </Banner>
  )
}

function openCited(caseId: string, { documentId, page, link }: Cited) {
  showQuotation(link)
  openPage(caseId, { documentId, page })
}

function PageLink(props: { readonly caseId: string; readonly cited: Cited }) {
  return (
    <button type="button" className="ref" onClick={() => openCited(props.caseId, props.cited)}>
      p.{props.cited.pageLabel}
    </button>
  )
}
