import { useState } from 'react'
import { ukDay } from '#core/date-and-clock'
import { casePartName, type CasePackPreview } from '#core/exchange/case-pack-preview'
import type { CasePart, PartChoice } from '#core/exchange/case-parts'
import { call } from '../api.ts'
import { ConfirmPackSigner } from '../shell/pack-signer.tsx'
import { usePack } from '../shell/pack-store.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { longDate } from '../ui/dates.ts'
import { Dialog } from '../ui/dialog.tsx'
import { RadioList } from '../ui/field.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { announce } from '../ui/status.tsx'
import { PackedBundle } from './packed-bundle.tsx'
import { useTakenCase } from './taken-case.ts'

type Choices = { readonly [P in CasePart]?: PartChoice }

/** What a pack of a case holds, for whom and by whom; nothing is taken in before the person says so. */
export function TakeInCase({ shown }: { readonly shown: CasePackPreview }) {
  const { close, problems, isWorking, progress } = usePack()
  const [isCompared, setCompared] = useState(false)
  const [label, setLabel] = useState(shown.maker.label)
  const [choices, setChoices] = useState<Choices>({})
  const take = useTakeIn(shown)
  const isKnown = shown.signer.knownAs !== null
  const open = shown.parts.filter(({ standing }) => standing === 'DIVERGED')
  const isAnswered = open.every(({ part }) => choices[part] !== undefined)
  const isUseful = shown.state === 'NEW_CASE' || shown.state === 'UPDATES'
  const isReady = isUseful && isAnswered && (isKnown || (isCompared && label.trim() !== ''))
  const confirm = isKnown ? null : { fingerprint: shown.signer.certificate.fingerprint, label }
  return (
    <Dialog title={`Case ${shown.reference}`} isOpen onClose={close} wide>
      <div className="stack">
        <About shown={shown} />
        {isUseful && !isKnown && (
          <ConfirmPackSigner
            maker={shown.maker.label}
            signer={shown.signer}
            isCompared={isCompared}
            onCompared={setCompared}
            label={label}
            onLabel={setLabel}
          />
        )}
        <PackedBundle shown={shown} />
        <Parts shown={shown} choices={choices} onChoices={setChoices} />
        {progress !== null && (
          <Progress
            label="Taking in the documents"
            done={Math.round((progress.done / Math.max(progress.total, 1)) * 100)}
            total={100}
            onCancel={() => void call('pack:cancel')}
          />
        )}
        <Problems problems={problems} />
        <div className="row">
          {isUseful && (
            <Button
              variant="primary"
              isDisabled={!isReady}
              onPress={() => {
                if (!isWorking) void take(choices, confirm)
              }}
            >
              {open.length > 0
                ? 'Take in as chosen'
                : shown.state === 'NEW_CASE'
                  ? 'Take in the case'
                  : 'Take in what is newer'}
            </Button>
          )}
          <Button onPress={close} isDisabled={isWorking}>
            {isUseful ? 'Cancel' : 'Close'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Takes in the pack that is shown and goes to its case. */
function useTakeIn({ sha256, reference }: CasePackPreview) {
  const open = useTakenCase()
  return async (
    choices: Choices,
    confirm: { readonly fingerprint: string; readonly label: string } | null,
  ) => {
    const pack = usePack.getState()
    const answer = await pack.work(() => call('pack:take-in-case', { sha256, choices, confirm }))
    if (!answer.ok) return pack.say(answer.problems)
    if (answer.value === null) return
    pack.close()
    announce(`Case ${reference} is taken in: ${counted(answer.value.taken.length, 'part')}.`)
    await open(answer.value.openCase.hearingCase.id)
  }
}

function About({ shown }: { readonly shown: CasePackPreview }) {
  const { maker, signer, madeAt, recipients } = shown
  const seal = `${signer.certificate.subject}${signer.knownAs === null ? '' : `, known here as ${signer.knownAs}`}`
  return (
    <dl className="facts">
      <dt>Matter</dt>
      <dd>{shown.matter === '' ? 'Not named yet' : shown.matter}</dd>
      <dt>Made by</dt>
      <dd>
        {maker.label}, {maker.person}, on {longDate(ukDay(madeAt))}
      </dd>
      <dt>Sealed by</dt>
      <dd>{seal}</dd>
      <dt>For</dt>
      <dd>{recipients.map((one) => (one.isMe ? `${one.label} (you)` : one.label)).join(', ')}</dd>
      <dt>File</dt>
      <dd>
        {shown.file}, {shown.encrypted ? 'encrypted' : 'no longer encrypted'}, unchanged since it
        was sealed
      </dd>
    </dl>
  )
}

const sides = [
  {
    id: 'THEIRS',
    label: 'Take the one in the pack',
    description: 'Yours stays among the earlier versions of this step.',
  },
  { id: 'MINE', label: 'Keep the one here', description: 'The next pack from here carries it.' },
] as const
const both = {
  id: 'BOTH',
  label: 'Keep both',
  description: 'Documents of the pack first, then those that are only here.',
} as const

function Parts(props: {
  readonly shown: CasePackPreview
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}) {
  const { shown, choices, onChoices } = props
  const { marks, parts } = shown
  if (shown.state === 'NEW_CASE') return null
  return (
    <section className="stack">
      <h3 className="heading">What would change here</h3>
      <dl className="facts">
        {parts.map(({ part, words }) => [
          <dt key={part}>{casePartName(part)}</dt>,
          <dd key={`${part} words`}>{words}</dd>,
        ])}
        <dt>Shared marks</dt>
        <dd>
          {marks.fresh === 0 ? 'None that is new' : `${counted(marks.fresh, 'mark')} new or newer`}
        </dd>
      </dl>
      {shown.state === 'OLDER' && (
        <Banner tone="info" title="This is an older pack">
          Everything in it was taken in or overtaken before. What is here stands, and there is
          nothing to take in.
        </Banner>
      )}
      {shown.state === 'NOTHING_NEW' && (
        <Banner tone="info" title="Nothing new to take in">
          Every part is here as the pack has it. Opening it changed nothing.
        </Banner>
      )}
      {parts
        .filter(({ standing }) => standing === 'DIVERGED')
        .map(({ part }) => (
          <RadioList
            key={part}
            label={`${casePartName(part)}: changed there and here`}
            items={part === 'BUNDLE' ? [...sides, both] : sides}
            value={choices[part] ?? null}
            onChange={(choice) => onChoices({ ...choices, [part]: choice })}
          />
        ))}
    </section>
  )
}
