import { useState, type ReactNode } from 'react'
import type { BundleDocument } from '#contract/api'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { totalPages } from '../evidence/bundle-pages.ts'

const letter = (index: number) => (index < 26 ? String.fromCharCode(65 + index) : String(index + 1))

/** The documents of the bundle with the page on which each starts. */
export function BundleIndex(props: {
  readonly documents: readonly BundleDocument[]
  readonly current: string
  readonly readOnly: boolean
  readonly action: ReactNode
  readonly onOpen: (page: number) => void
  readonly onRename: (documentId: string, title: string) => void
  readonly onRemove: (documentId: string) => void
}) {
  const { documents } = props
  const [renaming, setRenaming] = useState<{ id: string; title: string } | null>(null)
  const [removing, setRemoving] = useState<BundleDocument | null>(null)
  const finish = () => {
    if (renaming !== null && renaming.title.trim() !== '')
      props.onRename(renaming.id, renaming.title.trim())
    setRenaming(null)
  }
  return (
    <nav className="bundle__index" aria-label="Bundle index">
      <div className="row row--apart">
        <h2 className="heading">Bundle</h2>
        <span className="small muted">{totalPages(documents)} pages</span>
      </div>
      <ol className="index-list">
        {documents.map((document, index) => (
          <li key={document.id} data-here={document.id === props.current}>
            {renaming?.id === document.id ? (
              <div className="index-list__rename">
                <TextField
                  label={`Title of ${document.title}`}
                  hideLabel
                  value={renaming.title}
                  maxLength={300}
                  autoFocus
                  onChange={(title) => setRenaming({ id: document.id, title })}
                  onEnter={finish}
                  onBlur={finish}
                />
              </div>
            ) : (
              <>
                <button
                  type="button"
                  className="index-list__open"
                  aria-current={document.id === props.current ? 'true' : undefined}
                  onClick={() => props.onOpen(document.firstPage)}
                >
                  <span className="index-list__letter">{letter(index)}</span>
                  <span className="index-list__title">{document.title}</span>
                  <span className="figures">
                    <span className="visually-hidden">from page </span>
                    {document.firstPage}
                  </span>
                </button>
                {!props.readOnly && (
                  <Menu
                    label={`Change ${document.title}`}
                    icon="pencil"
                    showLabel={false}
                    entries={[
                      {
                        id: 'rename',
                        label: 'Rename',
                        icon: 'pencil',
                        onAction: () => setRenaming({ id: document.id, title: document.title }),
                      },
                      {
                        id: 'remove',
                        label: 'Remove',
                        icon: 'trash',
                        onAction: () => setRemoving(document),
                      },
                    ]}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      <div className="bundle__index-foot">
        {props.action}
        <p className="note">
          {documents.length === 1 ? '1 document' : `${documents.length} documents`}. Files are kept
          as they came, each with its own hash.
        </p>
      </div>
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
