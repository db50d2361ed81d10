import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import type { SourceTarget } from '#core/bundle/sources'
import type { HearingCase } from '#core/hearing-case'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { useCanEdit } from '../use-can-edit.ts'
import { useWords } from '../words.ts'
import { LongText } from './long-text.tsx'
import type { Passage } from './marks-store.ts'
import { recordSource } from './record-source.ts'
import { useSources } from './sources-store.ts'

type Choice = { readonly id: string; readonly label: string; readonly target: SourceTarget }

const opening = (text: string) => (text.length > 32 ? `${text.slice(0, 31).trimEnd()}…` : text)

const inFindings = ({ findings }: HearingCase): readonly Choice[] =>
  findings.allegations.flatMap(({ id, facts }, index): readonly Choice[] => [
    ...facts.map((fact, place) => ({
      id: `FACT ${id} ${fact.id}`,
      label: `Fact ${place + 1} of allegation ${index + 1}: ${opening(fact.text)}`,
      target: { kind: 'FACT' as const, allegationId: id, factId: fact.id },
    })),
    {
      id: `REASONS ${id}`,
      label: `Reasons on allegation ${index + 1}`,
      target: { kind: 'ALLEGATION_REASONS', allegationId: id },
    },
  ])

const inSeriousness = (
  { seriousness }: HearingCase,
  say: (factorId: string) => string,
): readonly Choice[] => [
  ...seriousness.factors.map(({ factorId }) => ({
    id: `FACTOR ${factorId}`,
    label: `Factor: ${say(factorId)}`,
    target: { kind: 'FACTOR' as const, factorId },
  })),
  {
    id: 'TOGETHER',
    label: 'Reasons on seriousness together',
    target: { kind: 'SERIOUSNESS_REASONS' },
  },
]

/** Makes the words selected, or the page, the source of a fact, a factor or a reason. */
export function SourceDialog(props: {
  readonly openCase: OpenCase
  readonly passage: Passage
  readonly onClose: () => void
}) {
  const { openCase, passage, onClose } = props
  const { documentId, page, quotation } = passage
  const { hearingCase, documents } = openCase
  const words = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const editsFindings = useCanEdit(openCase, 'findings')
  const editsSeriousness = useCanEdit(openCase, 'seriousness')
  const choices = [
    ...(editsFindings ? inFindings(hearingCase) : []),
    ...(editsSeriousness ? inSeriousness(hearingCase, words.factorLabel) : []),
  ]
  const document = documents.find(({ id }) => id === documentId)
  const label = document === undefined ? '' : pageLabel(document, page)
  const record = () => {
    const choice = choices.find(({ id }) => id === chosen)
    if (choice === undefined) return
    const link = { documentId, page, quotation, oral: false }
    const undo = recordSource(choice.target, link, label)
    if (undo === null) return
    useSources.setState({ last: { what: choice.label, label, undo } })
    announce(`Page ${label} is now a source of: ${choice.label}`)
    onClose()
  }
  return (
    <Dialog title="Use as source" isOpen onClose={onClose} wide>
      <p className="small">
        Page {label}, {document?.title}
      </p>
      {quotation === '' ? (
        <p className="note">
          No words are selected: the page itself is linked. Select words on the page to quote them.
        </p>
      ) : (
        <blockquote className="quoted">
          <LongText look="record record--list" text={`“${quotation}”`} />
        </blockquote>
      )}
      {choices.length === 0 ? (
        <p>
          There is nothing here that you may add a source to. The chair and the secretariat write
          the findings, the chair writes seriousness, until the notice is signed.
        </p>
      ) : (
        <>
          <ComboBox
            label="Source of"
            items={choices}
            value={chosen}
            placeholder="A fact, a factor or reasons"
            onChange={setChosen}
          />
          <div className="dialog__foot">
            <Button onPress={onClose}>Go back</Button>
            <Button variant="primary" isDisabled={chosen === null} onPress={record}>
              Use as source
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
