import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import { useSession } from '../../shell/session.ts'
import { mayKeep } from '../../shell/may.ts'
import { IconButton } from '../../ui/button.tsx'
import { DeleteCase } from './delete-case.tsx'
import { ExportCase } from './export-case.tsx'

/** What is done with a case as a whole: handed on, or deleted. */
export function CaseActions({ openCase }: { readonly openCase: OpenCase }) {
  const person = useSession((session) => session.person)
  const people = useSession((session) => session.status?.people) ?? []
  const [open, setOpen] = useState<'EXPORT' | 'DELETE' | null>(null)
  const close = () => setOpen(null)
  // On a laptop of one's own, where nobody keeps the case, whoever it was handed to deletes it.
  const isAlone = !people.some((one) => mayKeep(one))
  return (
    <>
      {openCase.hearingCase.status === 'OPEN' && (
        <IconButton
          icon="exchange"
          label="Hand the case on as a pack"
          onPress={() => setOpen('EXPORT')}
        />
      )}
      {(mayKeep(person) || (isAlone && person?.role === 'MEMBER')) && (
        <IconButton icon="trash" label="Delete this case" onPress={() => setOpen('DELETE')} />
      )}
      {open === 'EXPORT' && <ExportCase openCase={openCase} onClose={close} />}
      {open === 'DELETE' && <DeleteCase openCase={openCase} onClose={close} />}
    </>
  )
}
