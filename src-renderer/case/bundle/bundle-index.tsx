import { useState, type ReactNode } from 'react'
import type { BundleDocument } from '#contract/api'
import { bundleIndex, moveWithinSection } from '#core/bundle/sections'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { totalPages } from '../evidence/bundle-pages.ts'
import { DocumentDetails } from './document-details.tsx'
import { IndexRow, type RowActions } from './index-row.tsx'

/** The documents of the bundle by part, with the page on which each starts. */
export function BundleIndex(props: {
  readonly documents: readonly BundleDocument[]
  readonly current: string
  readonly readOnly: boolean
  readonly top: ReactNode
  readonly action: ReactNode
  readonly onOpen: (page: number) => void
  readonly onRename: (documentId: string, title: string) => void
  readonly onRemove: (documentId: string) => void
  readonly onArrange: (documents: readonly BundleDocument[]) => void
}) {
  const { documents } = props
  const [placing, setPlacing] = useState<BundleDocument | null>(null)
  const [removing, setRemoving] = useState<BundleDocument | null>(null)
  const actions: RowActions = {
    onOpen: props.onOpen,
    onRename: props.onRename,
    onRemove: setRemoving,
    onDetails: setPlacing,
    onMove: (id, by) => props.onArrange(moveWithinSection(documents, id, by)),
  }
  return (
    <nav className="bundle__index" aria-label="Bundle index">
      <div className="row row--apart">
        <h2 className="heading">Bundle</h2>
        <span className="small muted">{totalPages(documents)} pages</span>
      </div>
      {props.top}
      {bundleIndex(documents).map((part) => (
        <section key={part.section} aria-label={`${part.letter} ${part.label}`}>
          <h3 className="index-list__heading">
            <span className="index-list__letter">{part.letter}</span>
            {part.label}
          </h3>
          <ol className="index-list">
            {part.documents.map(({ tab, document }, at) => (
              <IndexRow
                key={document.id}
                tab={tab}
                document={document}
                isHere={document.id === props.current}
                isFirst={at === 0}
                isLast={at === part.documents.length - 1}
                readOnly={props.readOnly}
                actions={actions}
              />
            ))}
          </ol>
        </section>
      ))}
      <div className="bundle__index-foot">
        {props.action}
        <p className="note">
          {documents.length === 1 ? '1 document' : `${documents.length} documents`}. Files are kept
          as they came, each with its own hash.
        </p>
      </div>
      {placing !== null && (
        <DocumentDetails
          document={placing}
          onClose={() => setPlacing(null)}
          onSave={(changed) => {
            props.onArrange(documents.map((one) => (one.id === changed.id ? changed : one)))
            setPlacing(null)
          }}
        />
      )}
      <ConfirmDialog
        title="Remove this document"
        isOpen={removing !== null}
        confirmLabel="Remove"
        variant="danger"
        onCancel={() => setRemoving(null)}
        onConfirm={() => {
          if (removing !== null) props.onRemove(removing.id)
          setRemoving(null)
        }}
      >
        <p>
          {removing?.title}, {removing?.pages} pages. Later documents get earlier page numbers.
          Links to its pages will read “page not found”.
        </p>
      </ConfirmDialog>
    </nav>
  )
}
