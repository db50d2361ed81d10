import type { BundleDocument, DocumentReplaced } from '#contract/api'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { IntakeSections } from './intake-report.tsx'
import { endReplacing, replaceDocument, useReplacing } from './replace-store.ts'

/** Gives a document another file: what that means first, and what became of it after. */
export function ReplaceDocument(props: {
  readonly caseId: string
  readonly document: BundleDocument
  readonly onClose: () => void
}) {
  const { caseId, document } = props
  const { isWorking, file, problems, replaced } = useReplacing()
  const close = () => {
    if (isWorking) return void call('bundle:cancel-adding')
    endReplacing()
    props.onClose()
  }
  return (
    <Dialog title={`Replace the file of ${document.title}`} isOpen onClose={close} wide>
      {replaced === null ? (
        <div className="stack">
          <Meaning document={document} />
          {file !== null && (
            <Progress
              label="Reading the new file"
              note={file}
              onCancel={() => void call('bundle:cancel-adding')}
            />
          )}
          <Problems problems={problems} />
          <div className="row">
            <Button
              variant="primary"
              isDisabled={isWorking}
              onPress={() => void replaceDocument(caseId, document.id)}
            >
              Choose the new file
            </Button>
            <Button onPress={close}>Cancel</Button>
          </div>
        </div>
      ) : (
        <Done replaced={replaced} onClose={close} />
      )}
    </Dialog>
  )
}

function Meaning({ document }: { readonly document: BundleDocument }) {
  return (
    <>
      <p>
        The new file takes the place of {document.fileName}, {counted(document.pages, 'page')}.
        Title, tab, date and description stay. The earlier file is kept where an issued version of
        the bundle has it, and deleted where none has.
      </p>
      <p>
        Links, marks and references stay where a page says the same. The rest is listed under
        Citations, to be led to another page by choice. Areas marked for redaction are taken away.
      </p>
      <p className="note">
        A file of another length gets other page numbers once the bundle was issued.
      </p>
    </>
  )
}

function Done(props: { readonly replaced: DocumentReplaced; readonly onClose: () => void }) {
  const { pages, keptFor, redactionsRemoved, report } = props.replaced
  const same = pages.now === pages.before
  return (
    <div className="stack">
      <p>
        The document has {counted(pages.now, 'page')}
        {same ? ', as before' : `; it had ${pages.before}`}.{' '}
        {keptFor.length === 0
          ? 'No issued version of the bundle has the earlier file: it was deleted.'
          : `The earlier file is kept for version ${keptFor.join(', ')} of the bundle. It stands in the details of the document.`}
      </p>
      {redactionsRemoved > 0 && (
        <p>
          {counted(redactionsRemoved, 'area')} marked for redaction{' '}
          {redactionsRemoved === 1 ? 'was' : 'were'} taken away. Mark the new file.
        </p>
      )}
      <p>
        What no longer stands on its page is listed under Citations, once the new pages are read.
      </p>
      <IntakeSections report={report} />
      <div className="row">
        <Button variant="primary" onPress={props.onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}
