import { useEffect, useRef, useState } from 'react'
import type { CreateLibrary } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { useScreenTitle } from '../shell/screen.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { ContentsStep, LibraryStep, PassphraseStep, YouStep } from './first-run-steps.tsx'
import { OtherLibrary } from './other-library.tsx'
import { RecoveryKey } from './recovery-key.tsx'
import { isPassphraseReady } from '../shell/new-passphrase.tsx'

export type Draft = Omit<CreateLibrary, 'folder'> & { readonly again: string }
export type StepProps = {
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
  readonly folder: string
}

const blank: Draft = {
  libraryLabel: '',
  person: { label: 'Chair', role: 'CHAIR', capacity: 'DELEGATE' },
  passphrase: '',
  again: '',
  withSample: true,
}

const steps = [
  {
    title: 'Make a library',
    Form: LibraryStep,
    isReady: ({ libraryLabel }: Draft) => libraryLabel.trim() !== '',
  },
  {
    title: 'Who you are',
    Form: YouStep,
    isReady: ({ person }: Draft) => person.label.trim() !== '',
  },
  {
    title: 'Your passphrase',
    Form: PassphraseStep,
    isReady: ({ passphrase, again }: Draft) => isPassphraseReady(passphrase, again),
  },
  { title: 'What to start with', Form: ContentsStep, isReady: () => true },
] as const

/** First run: the library is made only at the end, in one go, and then gives its recovery key. */
export function FirstRun({ folder }: { readonly folder: string }) {
  const [draft, setDraft] = useState(blank)
  const [at, setAt] = useState(0)
  const { isWorking, problems, recoveryKey, create } = useCreate()
  const heading = useStepFocus(at)
  const step = steps[at] ?? steps[0]
  useScreenTitle(recoveryKey === null ? step.title : 'Your recovery key')
  if (recoveryKey !== null) return <RecoveryKey recoveryKey={recoveryKey} />
  const isLast = at === steps.length - 1
  const goOn = () => {
    if (!step.isReady(draft) || isWorking) return
    if (isLast) void create(draft, folder)
    else setAt(at + 1)
  }
  return (
    <form
      className="gate__form"
      onSubmit={(event) => {
        event.preventDefault()
        goOn()
      }}
    >
      <div>
        <StepBar at={at} />
        <h1 className="title" ref={heading} tabIndex={-1}>
          {step.title}
        </h1>
      </div>
      <step.Form
        draft={draft}
        folder={folder}
        change={(change) => setDraft({ ...draft, ...change })}
      />
      <Problems problems={problems} />
      {isWorking && <Progress label="Making and encrypting the library" />}
      <div className="row row--wide">
        <Button type="submit" variant="primary" isDisabled={isWorking || !step.isReady(draft)}>
          {isLast ? 'Make the library' : 'Continue'}
        </Button>
        {at > 0 && !isWorking && <LinkButton onPress={() => setAt(at - 1)}>Back</LinkButton>}
      </div>
      {at === 0 && <OtherLibrary />}
    </form>
  )
}

function StepBar({ at }: { readonly at: number }) {
  return (
    <>
      <ol className="gate__steps" aria-hidden="true">
        {steps.map(({ title }, index) => (
          <li key={title} className={classes(index < at && 'is-done', index === at && 'is-here')} />
        ))}
      </ol>
      <p className="note">
        Step {at + 1} of {steps.length}
      </p>
    </>
  )
}

/** Each step starts at its heading; the first one does not take the focus from the window. */
function useStepFocus(at: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at) heading.current?.focus()
    before.current = at
  }, [at])
  return heading
}

function useCreate() {
  const [isWorking, setWorking] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  const create = async (draft: Draft, folder: string) => {
    const { libraryLabel, person, passphrase, withSample } = draft
    setWorking(true)
    setProblems([])
    const made = await call('vault:create', {
      folder,
      libraryLabel,
      person,
      passphrase,
      withSample,
    })
    setWorking(false)
    if (made.ok) setRecoveryKey(made.value.recoveryKey)
    else setProblems(made.problems)
  }
  return { isWorking, problems, recoveryKey, create }
}
