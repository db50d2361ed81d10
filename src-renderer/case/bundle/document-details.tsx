import { useState } from 'react'
import type { BundleDocument } from '#contract/api'
import { bundleSectionLabel, bundleSections } from '#core/bundle/sections'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCase } from '../store/case-store.ts'
import { CameAsPart } from './came-as.tsx'
import { FormerFiles } from './former-files.tsx'

const parts = bundleSections.map((id) => ({ id, label: bundleSectionLabel(id) }))

/** Part of the bundle, date and description of one document, and the file it came in as. */
export function DocumentDetails(props: {
  readonly document: BundleDocument
  /** Nothing is changed here then: the file as it came is all there is to see. */
  readonly readOnly: boolean
  readonly onClose: () => void
  readonly onSave: (document: BundleDocument) => void
}) {
  const [document, setDocument] = useState(props.document)
  const caseId = useCase((state) => state.openCase?.hearingCase.id)
  return (
    <Dialog title={props.document.title} isOpen onClose={props.onClose}>
      <div className="stack">
        {!props.readOnly && (
          <>
            <Select
              label="Part of the bundle"
              items={parts}
              value={document.section}
              onChange={(section) => setDocument({ ...document, section })}
            />
            <DateField
              label="Date of the document"
              description="As far as it is known: a day, a month or a year."
              partial
              value={document.dated}
              onChange={(dated) => setDocument({ ...document, dated })}
            />
            <TextField
              label="Description"
              description="Stands in the index below the title."
              maxLength={500}
              value={document.description}
              onChange={(description) => setDocument({ ...document, description })}
            />
            <div className="row">
              <Button variant="primary" onPress={() => props.onSave(document)}>
                Save
              </Button>
              <Button onPress={props.onClose}>Cancel</Button>
            </div>
          </>
        )}
        {caseId !== undefined && (
          <>
            <CameAsPart caseId={caseId} document={props.document} />
            <FormerFiles caseId={caseId} documentId={document.id} />
          </>
        )}
      </div>
    </Dialog>
  )
}
