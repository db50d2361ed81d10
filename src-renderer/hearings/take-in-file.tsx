import type { CaseFilePreview } from '#core/exchange/case-file-preview'
import { call } from '../api.ts'
import { usePack } from '../shell/pack-store.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { announce } from '../ui/status.tsx'
import { useTakenCase } from './taken-case.ts'

/** A case file, which nobody sealed; shown in the words of a pack before it is taken in. */
export function TakeInFile({ shown }: { readonly shown: CaseFilePreview }) {
  const { close, problems, isWorking } = usePack()
  const { sha256, reference, matter, madeFor, file, documents, pages } = shown
  const open = useTakenCase()
  const take = async () => {
    const pack = usePack.getState()
    const answer = await pack.work(() => call('pack:take-in-file', { sha256 }))
    if (!answer.ok) return pack.say(answer.problems)
    pack.close()
    const { id, reference: name } = answer.value.hearingCase
    announce(`Case ${name} is taken in`)
    await open(id)
  }
  return (
    <Dialog
      title={reference === null ? 'A case file' : `Case ${reference}`}
      isOpen
      onClose={close}
      wide
    >
      <div className="stack">
        <dl className="facts">
          <dt>Matter</dt>
          <dd>{matter === '' ? 'Not named yet' : matter}</dd>
          <dt>Sealed by</dt>
          <dd>Nobody</dd>
          <dt>For</dt>
          <dd>{madeFor ?? 'Nobody named'}</dd>
          <dt>File</dt>
          <dd>{file}, not encrypted</dd>
        </dl>
        <Banner tone="warn" title="Nobody vouches for this file">
          A case file is plain text with its documents beside it: who made it, and whether it was
          changed on its way, cannot be told. Take it in only from the hand of somebody you know. A
          pack is sealed and encrypted; ask for one where you can.
        </Banner>
        <section className="stack">
          <h3 className="heading">What it holds</h3>
          <p>
            {counted(documents.length, 'document')}, {counted(pages, 'page')}.{' '}
            {reference === null
              ? 'It becomes a case of its own here, under a new reference.'
              : 'It is not here yet.'}
          </p>
          {documents.length > 0 && (
            <details>
              <summary>Every document</summary>
              <ul className="packed">
                {documents.map((document, index) => (
                  <li key={`${index} ${document.title}`}>
                    <span>
                      {document.title}
                      <span className="table__second">{counted(document.pages, 'page')}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
        <Problems problems={problems} />
        <div className="row">
          <Button variant="primary" isDisabled={isWorking} onPress={() => void take()}>
            Take in the case
          </Button>
          <Button onPress={close} isDisabled={isWorking}>
            Cancel
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
