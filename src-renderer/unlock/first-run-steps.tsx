import { useState } from 'react'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { PersonFields } from '../shell/person-fields.tsx'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { RadioList, TextField } from '../ui/field.tsx'
import { Problems } from '../ui/notice.tsx'
import type { StepProps } from './first-run.tsx'
import { NewPassphrase } from '../shell/new-passphrase.tsx'

export function LibraryStep({ draft, change, folder }: StepProps) {
  const { refresh } = useSession()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const choose = async () => {
    const chosen = await call('vault:choose-folder')
    setProblems(chosen.ok ? [] : chosen.problems)
    if (chosen.ok && chosen.value !== null) await refresh()
  }
  return (
    <>
      <p className="muted">
        A library holds the force’s past outcomes and the cases before its panels, encrypted, in one
        folder on this computer.
      </p>
      <div className="field">
        <span className="field__label">Folder</span>
        <div className="folder">
          <span className="folder__path">{folder}</span>
          <Button size="small" icon="folder" onPress={() => void choose()}>
            Choose another
          </Button>
        </div>
        <Problems problems={problems} />
      </div>
      <TextField
        label="Name of the library"
        description="Shown before unlocking, so it should name no case: County force, professional standards."
        value={draft.libraryLabel}
        onChange={(libraryLabel) => change({ libraryLabel })}
        maxLength={120}
      />
    </>
  )
}

export function YouStep({ draft, change }: StepProps) {
  return <PersonFields value={draft.person} onChange={(person) => change({ person })} />
}

export function PassphraseStep({ draft, change }: StepProps) {
  return (
    <>
      <p className="muted">
        The library is encrypted with it. Nobody can look it up, and without it or the recovery key
        the library cannot be opened again.
      </p>
      <NewPassphrase
        passphrase={draft.passphrase}
        again={draft.again}
        onPassphrase={(passphrase) => change({ passphrase })}
        onAgain={(again) => change({ again })}
      />
    </>
  )
}

export function ContentsStep({ draft, change }: StepProps) {
  return (
    <RadioList
      label="Start with"
      items={[
        {
          id: 'SAMPLE',
          label: 'The sample library',
          description:
            'Published outcomes from England and Wales, to learn with. It is not a natural sample: no share in it is a base rate.',
        },
        {
          id: 'EMPTY',
          label: 'An empty library',
          description: 'Import or record the force’s own outcomes.',
        },
      ]}
      value={draft.withSample ? 'SAMPLE' : 'EMPTY'}
      onChange={(choice) => change({ withSample: choice === 'SAMPLE' })}
    />
  )
}
