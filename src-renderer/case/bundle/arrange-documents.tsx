import { useState } from 'react'
import type { BundleDocument, OpenCase } from '#contract/api'
import {
  bundleIndex,
  bundleSectionLabel,
  bundleSections,
  moveIntoSection,
  type BundleSection,
} from '#core/bundle/sections'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DragList } from '../../ui/drag-list.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { changeCase } from '../store/case-store.ts'

const sections = bundleSections.map((id) => ({ id, label: bundleSectionLabel(id) }))

/** Opens the documents by part, to be drawn to another place or part. */
export function ArrangeDocuments(props: { readonly openCase: OpenCase }) {
  const { hearingCase, documents } = props.openCase
  const isKeeper = useSession((session) => mayKeep(session.person))
  const [isOpen, setOpen] = useState(false)
  if (!isKeeper || hearingCase.status !== 'OPEN' || documents.length < 2) return null
  return (
    <>
      <Button icon="arrow-up" onPress={() => setOpen(true)}>
        Change the order
      </Button>
      <Dialog title="Order of the documents" wide isOpen={isOpen} onClose={() => setOpen(false)}>
        <Arrange documents={documents} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Arrange(props: {
  readonly documents: readonly BundleDocument[]
  readonly onClose: () => void
}) {
  const [documents, setDocuments] = useState(props.documents)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const tabs = new Map(
    bundleIndex(documents).flatMap((part) =>
      part.documents.map(({ tab, document }) => [document.id, tab]),
    ),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState<BundleSection>('STATEMENTS')
  const moveChosen = () => {
    move(to, chosen, null)
    announce(`${counted(chosen.size, 'document')} moved to ${bundleSectionLabel(to)}`)
    setChosen(new Set())
  }
  const move = (section: BundleSection, ids: ReadonlySet<string>, before: string | null) =>
    setDocuments((all) => moveIntoSection(all, ids, { section, before }))
  const save = async () => {
    const placed = documents.map(({ id, section, dated, description }) => ({
      documentId: id,
      section,
      dated,
      description,
    }))
    const answer = await changeCase((caseId) =>
      call('bundle:arrange', { caseId, documents: placed }),
    )
    if (answer !== null && !answer.ok) return setProblems(answer.problems)
    announce('The order is saved')
    props.onClose()
  }
  return (
    <div className="stack">
      <p className="small">
        Draw a document by its handle to another place or part; those that are ticked go together.
        With the keyboard: press Enter on the handle, Tab to the place, Enter again; Esc leaves it
        where it was. Or tick documents and move them to the end of a part below. The numbers of
        pages that were issued stay, unless every page is numbered afresh at the next issue.
      </p>
      <div className="arrange__chosen">
        <Select
          label={`${counted(chosen.size, 'document')} chosen, to move to`}
          items={sections}
          value={to}
          onChange={setTo}
        />
        <Button isDisabled={chosen.size === 0} onPress={moveChosen}>
          Move there
        </Button>
      </div>
      {bundleSections.map((section) => (
        <DragList
          key={section}
          label={bundleSectionLabel(section)}
          emptyText="No document in this part"
          items={documents
            .filter((document) => document.section === section)
            .map(({ id, title }) => ({ id, label: title, aside: tabs.get(id) ?? '' }))}
          chosen={chosen}
          onChoose={setChosen}
          onMove={(ids, before) => move(section, ids, before)}
        />
      ))}
      <Problems problems={problems} />
      <div className="row">
        <Button variant="primary" onPress={() => void save()}>
          Save the order
        </Button>
        <Button onPress={props.onClose}>Cancel</Button>
      </div>
    </div>
  )
}
