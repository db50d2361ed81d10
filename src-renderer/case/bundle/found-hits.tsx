import { Fragment } from 'react'
import type { BundleSearch } from '#contract/api'
import { inFigures } from '../../shell/words.ts'
import { LinkButton } from '../../ui/button.tsx'
import { RecognisedMark } from '../recognition/recognised-mark.tsx'
import { bySection, type FoundSection } from './hits.ts'
import { openPage, type ReadPage } from './reader-store.ts'
import './index-list.css'

type Hits = BundleSearch['groups'][number]['hits']
type Snippet = Hits[number]['snippet']

/** Pages found, by part and document of the bundle, each with a passage. */
export function FoundHits(props: {
  readonly found: BundleSearch
  readonly more: Readonly<Record<string, Hits>>
  readonly read: ReadPage
  readonly onMore: (documentId: string) => void
}) {
  return bySection(props.found.groups, props.read.openCase.documents).map((section) => (
    <section key={section.letter} aria-label={`Found in ${section.label}`}>
      <h3 className="bundle-search__section">
        <span className="index-list__letter">{section.letter}</span>
        <span>{section.label}</span>
        <span className="figures">{inFigures(section.pages)}</span>
      </h3>
      {section.groups.map((group) => (
        <FoundInDocument
          key={group.documentId}
          group={group}
          hits={props.more[group.documentId] ?? group.hits}
          read={props.read}
          onMore={
            props.more[group.documentId] === undefined ? () => props.onMore(group.documentId) : null
          }
        />
      ))}
    </section>
  ))
}

function FoundInDocument(props: {
  readonly group: FoundSection['groups'][number]
  readonly hits: Hits
  readonly read: ReadPage
  /** Null where no more passages are to be had. */
  readonly onMore: (() => void) | null
}) {
  const { group, hits, read } = props
  const left = group.pages.length - hits.length
  return (
    <>
      <h4 className="bundle-search__group">
        <span className="index-list__letter">{group.tab}</span>
        <span>{group.title}</span>
        <span className="figures">{inFigures(group.pages.length)}</span>
      </h4>
      <ul className="bundle-search__hits">
        {hits.map((hit) => (
          <Hit key={hit.documentPage} hit={hit} documentId={group.documentId} read={read} />
        ))}
      </ul>
      {left > 0 && props.onMore !== null && (
        <LinkButton label={`${left} more in ${group.title}`} onPress={props.onMore}>
          {left} more
        </LinkButton>
      )}
      {left > 0 && props.onMore === null && (
        <p className="note">{left} more: go on with F3, or look for more words.</p>
      )}
    </>
  )
}

function Hit(props: {
  readonly hit: Hits[number]
  readonly documentId: string
  readonly read: ReadPage
}) {
  const { hit, documentId, read } = props
  const isHere = documentId === read.documentId && hit.documentPage === read.page
  const open = () => openPage(read.openCase.hearingCase.id, { documentId, page: hit.documentPage })
  return (
    <li>
      <button type="button" aria-current={isHere ? 'true' : undefined} onClick={open}>
        <span className="ref">p.{hit.label}</span>
        <span className="record record--list">
          <Marked snippet={hit.snippet} />
          {hit.recognised !== null && <RecognisedMark confidence={hit.recognised} />}
        </span>
      </button>
    </li>
  )
}

/** A passage with the words found marked. */
function Marked(props: { readonly snippet: Snippet }) {
  const { text, marks } = props.snippet
  return (
    <>
      {marks.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
