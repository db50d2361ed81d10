import { memo, useRef } from 'react'
import type { BundleDocument, OpenCase } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import { placeOf } from '../evidence/bundle-pages.ts'
import { PageView } from './page-view.tsx'
import type { LaidPage, Row } from './page-rows.ts'
import { openPage, rememberSize, useReader, type ReadPage } from './reader-store.ts'
import { useRoll } from './use-roll.ts'

/** All pages of the bundle one under another; only those near the window are drawn. */
export function PageRoll(props: { readonly read: ReadPage; readonly query: string }) {
  const { read } = props
  const desk = useRef<HTMLDivElement>(null)
  const roll = useRoll(read, desk)
  return (
    <div
      className="bundle__desk"
      ref={desk}
      role="group"
      aria-label="Pages of the bundle"
      tabIndex={0}
      onScroll={roll.onScroll}
      onFocus={roll.onFocus}
      onBlur={roll.onBlur}
    >
      <div className="roll" style={{ height: roll.height, minWidth: roll.width }}>
        {roll.rows.map((row) => (
          <RollRow
            key={`${row.pages[0]?.documentId} ${row.pages[0]?.page}`}
            row={row}
            index={roll.indexOf(row)}
            openCase={read.openCase}
            isOnScreen={roll.isOnScreen(row)}
            query={props.query}
          />
        ))}
      </div>
    </div>
  )
}

/** Drawn again only when it changes: scrolling past it does not. */
const RollRow = memo(function RollRow(props: {
  readonly row: Row
  readonly index: number
  readonly openCase: OpenCase
  readonly isOnScreen: boolean
  readonly query: string
}) {
  const { row, openCase } = props
  const documents = new Map(openCase.documents.map((document) => [document.id, document]))
  return (
    <div className="roll__row" style={{ top: row.top }} data-row={props.index}>
      {row.pages.map((page) => {
        const document = documents.get(page.documentId)
        return document === undefined ? null : (
          <RollPage
            key={`${page.documentId} ${page.page}`}
            {...props}
            page={page}
            document={document}
          />
        )
      })}
    </div>
  )
})

function RollPage(props: {
  readonly page: LaidPage
  readonly document: BundleDocument
  readonly openCase: OpenCase
  readonly isOnScreen: boolean
  readonly query: string
}) {
  const { page, document, openCase } = props
  const turn = useReader(({ turns }) => turns[document.id]) ?? 0
  const label = pageLabel(document, page.page)
  const place = { documentId: document.id, page: page.page }
  const next = placeOf(page.place + 1, openCase.documents)
  const openNext = () => {
    if (next !== null)
      openPage(openCase.hearingCase.id, { documentId: next.document.id, page: next.page })
  }
  return (
    <PageView
      openCase={openCase}
      documentId={document.id}
      page={page.page}
      label={`Page ${label}, ${document.title}`}
      width={page.width}
      height={page.height}
      turn={turn}
      isUrgent={props.isOnScreen}
      query={props.query}
      onSize={(size) => rememberSize(place, size)}
      onNext={next === null ? null : openNext}
      foot={
        <span className="page-view__names">
          <span className="page-view__title">
            {document.title}, page {page.page} of {document.pages}
          </span>
          <b className="figures">{label}</b>
        </span>
      }
    />
  )
}
