import { useState } from 'react'
import type { Person } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { mayKeep } from '../shell/may.ts'
import { isPassphraseReady, NewPassphrase } from '../shell/new-passphrase.tsx'
import { PersonFields } from '../shell/person-fields.tsx'
import { useSession } from '../shell/session.ts'
import { personLine } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { announce } from '../ui/status.tsx'
import { Tag } from '../ui/tag.tsx'

/** Who can open this library. */
export function People() {
  const { status, person, refresh } = useSession()
  const [isAdding, setAdding] = useState(false)
  const mayAdd = mayKeep(person)
  const done = async (added: Person) => {
    setAdding(false)
    announce(`${added.label} can now open this library.`)
    await refresh()
  }
  return (
    <>
      <Card title="Who can open this library" flush>
        <ul className="people">
          {(status?.people ?? []).map((one) => (
            <li key={one.id}>
              <span>
                <span className="strong">{one.label}</span>
                <span className="table__second">{personLine(one)}</span>
              </span>
              {one.id === person?.id && <Tag tone="accent">You</Tag>}
            </li>
          ))}
        </ul>
      </Card>
      {mayAdd && !isAdding && (
        <div className="row">
          <Button icon="plus" onPress={() => setAdding(true)}>
            Add a person
          </Button>
        </div>
      )}
      {isAdding && (
        <AddPerson onCancel={() => setAdding(false)} onAdded={(added) => void done(added)} />
      )}
    </>
  )
}

function AddPerson(props: {
  readonly onCancel: () => void
  readonly onAdded: (person: Person) => void
}) {
  const [draft, setDraft] = useState<Omit<Person, 'id'>>({
    label: 'Panel member',
    role: 'MEMBER',
    capacity: null,
  })
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isWorking, setWorking] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const isReady = draft.label.trim() !== '' && isPassphraseReady(passphrase, again) && !isWorking
  const add = async () => {
    setWorking(true)
    const added = await call('person:add', { ...draft, passphrase })
    setWorking(false)
    if (added.ok) props.onAdded(added.value)
    else setProblems(added.problems)
  }
  return (
    <Card title="Add a person">
      <div className="settings-form">
        <PersonFields value={draft} onChange={setDraft} />
        <p className="small muted">
          The person types the passphrase here and is the only one to know it.
        </p>
        <NewPassphrase
          passphrase={passphrase}
          again={again}
          onPassphrase={setPassphrase}
          onAgain={setAgain}
        />
        <Problems problems={problems} />
        {isWorking && <Progress label="Making the key from the passphrase" />}
        <div className="row">
          <Button variant="primary" onPress={() => void add()} isDisabled={!isReady}>
            Add the person
          </Button>
          <Button onPress={props.onCancel}>Cancel</Button>
        </div>
      </div>
    </Card>
  )
}
