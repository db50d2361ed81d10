import { useState } from 'react'
import type { BundleDocument, OpenCase } from '#contract/api'
import { bundleIndex, moveWithinSection, type Placed } from '#core/bundle/sections'
import type { Problem, Result } from '#core/result'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { totalPages } from '../evidence/bundle-pages.ts'
import { changeCase } from '../store/case-store.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { indexTools } from './bundle-slots.ts'
import { DocumentDetails } from './document-details.tsx'
import { IndexRow, type RowActions } from './index-row.tsx'
import { openPage } from './reader-store.ts'
import { ReplaceDocument } from './replace-document.tsx'

const placed = ({ id, section, dated, description }: BundleDocument): Placed => ({
  documentId: id,
  section,
  dated,
  description,
})

/** Where a document stands now, for whoever does not see it move. */
function placeInWords(documents: readonly BundleDocument[], id: string): string {
  const rows = bundleIndex(documents).flatMap((part) => part.documents)
  const row = rows.find(({ document }) => document.id === id)
  return row === undefined ? '' : `${row.document.title} is now ${row.tab}`
}

/** The documents of the bundle by part, with the page on which each starts. */
export function BundleIndex(props: {
  readonly openCase: OpenCase
  /** The document being read. */
  readonly current: string
}) {
  const { documents, hearingCase } = props.openCase
  const [placing, setPlacing] = useState<BundleDocument | null>(null)
  const [replacing, setReplacing] = useState<BundleDocument | null>(null)
  const [removing, setRemoving] = useState<BundleDocument | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const readOnly = !useCanEdit(props.openCase, 'findings')
  const change = async (run: (caseId: string) => Promise<Result<OpenCase>>) => {
    const answer = await changeCase(run)
    setProblems(answer === null || answer.ok ? [] : answer.problems)
    return answer?.ok === true
  }
  const arrange = (arranged: readonly BundleDocument[]) =>
    change((caseId) => call('bundle:arrange', { caseId, documents: arranged.map(placed) }))
  const move = async (id: string, by: -1 | 1) => {
    const moved = moveWithinSection(documents, id, by)
    if (await arrange(moved)) announce(placeInWords(moved, id))
  }
  const remove = (documentId: string) =>
    void change((caseId) => call('bundle:remove', { caseId, documentId }))
  const actions: RowActions = {
    onOpen: (documentId) => openPage(hearingCase.id, { documentId, page: 1 }),
    onRename: (documentId, title) =>
      void change((caseId) => call('bundle:rename', { caseId, documentId, title })),
    onRemove: setRemoving,
    onDetails: setPlacing,
    onReplace: setReplacing,
    onMove: (id, by) => void move(id, by),
  }
  return (
    <nav className="bundle__index" aria-label="Bundle index">
      <div className="row row--apart">
        <h2 className="heading">Bundle</h2>
        <span className="small muted">{counted(totalPages(documents), 'page')}</span>
      </div>
      <div className="bundle__index-tools">
        {indexTools.map((Tool, at) => (
          <Tool key={at} openCase={props.openCase} />
        ))}
      </div>
      <Problems problems={problems} />
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
                readOnly={readOnly}
                actions={actions}
              />
            ))}
          </ol>
        </section>
      ))}
      <p className="note">
        {documents.length === 1 ? '1 document' : `${documents.length} documents`}. Files are kept as
        they came, each with its own hash.
      </p>
      {placing !== null && (
        <DocumentDetails
          document={placing}
          readOnly={readOnly}
          onClose={() => setPlacing(null)}
          onSave={(changed) => {
            void arrange(documents.map((one) => (one.id === changed.id ? changed : one)))
            setPlacing(null)
          }}
        />
      )}
      {replacing !== null && (
        <ReplaceDocument
          caseId={hearingCase.id}
          document={replacing}
          onClose={() => setReplacing(null)}
        />
      )}
      <ConfirmDialog
        title="Remove this document"
        isOpen={removing !== null}
        confirmLabel="Remove"
        variant="danger"
        onCancel={() => setRemoving(null)}
        onConfirm={() => {
          if (removing !== null) remove(removing.id)
          setRemoving(null)
        }}
      >
        <p>
          {removing?.title}, {counted(removing?.pages ?? 0, 'page')}. Page numbers that were issued
          are not used again; others move up. Links to its pages will read “page not found”.
        </p>
      </ConfirmDialog>
    </nav>
  )
}
