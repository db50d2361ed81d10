import { useState } from 'react'
import type { OpenCase, PanelRecord } from '#contract/api'
import { changeProblems, type ChangedView, type ProvisionalView } from '#core/provisional-view'
import { refuse, type Problem, type Result } from '#core/result'
import { changesOfView } from '#core/view-change'
import { levelLabel } from '#core/wording'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { useOptions } from '../lawful.ts'
import { MonthsField } from '../seal/months-field.tsx'
import { ViewText } from '../seal/view-text.tsx'
import { editChange, flushCase, takeRecorded, useCase } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { changeWords } from './change-words.ts'

const notSaved = refuse('NOT_SAVED', 'What was typed is not saved yet. Save it first.')
const LEVELS = (['LOW', 'MEDIUM', 'HIGH'] as const).map((id) => ({ id, label: levelLabel(id) }))
const months = (outcome: ChangedView['outcome'], kept: number | null) =>
  outcome === 'FWW' ? (kept ?? 24) : outcome === 'WW' ? (kept ?? 18) : null

/** What I hold now, from the sealed view on: levels, outcome, why, and where I do not agree. */
export function ChangeForm(props: {
  readonly openCase: OpenCase
  /** Own view as sealed, or as last recorded. */
  readonly before: ProvisionalView
  readonly sealed: ProvisionalView
  readonly onRecorded: (answer: Result<PanelRecord>) => void
}) {
  const { openCase, before, sealed } = props
  const caseId = openCase.hearingCase.id
  const words = useWords()
  const options = useOptions(openCase.hearingCase)
  const draft = useCase((state) => state.changeDraft)
  const change: ChangedView = draft ?? { ...before, reasons: '', dissent: '' }
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<ChangedView>) => editChange({ ...change, ...part })
  const changed = changesOfView(sealed, change)
  const save = async () => {
    setBusy(true)
    // A draft still on its way would be kept again after it was recorded.
    const answer = (await flushCase()) ? await call('seal:change', { caseId, change }) : notSaved
    setBusy(false)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok) return
    takeRecorded(change, answer.value.onOtherFindings)
    props.onRecorded(answer)
    announce('What you hold now is recorded')
  }
  return (
    <div className="stack">
      <div className="row row--wide">
        <Segmented
          label="Culpability now"
          inline
          items={LEVELS}
          value={change.culpabilityLevel}
          onChange={(culpabilityLevel) => set({ culpabilityLevel })}
        />
        <Segmented
          label="Harm now"
          inline
          items={LEVELS}
          value={change.harmLevel}
          onChange={(harmLevel) => set({ harmLevel })}
        />
      </div>
      <div className="row row--wide change__outcome">
        <div className="change__select">
          <Select
            label="Outcome now"
            items={options
              .filter((option) => option.state !== 'UNLAWFUL')
              .map((option) => ({ id: option.outcome, label: option.label }))}
            value={change.outcome}
            onChange={(outcome) => set({ outcome, months: months(outcome, change.months) })}
          />
        </div>
        {(change.outcome === 'FWW' || change.outcome === 'WW') && (
          <div className="change__months">
            <MonthsField
              label="Months now"
              value={change.months}
              onChange={(length) => set({ months: length })}
            />
          </div>
        )}
      </div>
      <p className="small">
        <b>Against your sealed view.</b>{' '}
        {changed.length === 0
          ? 'Nothing has changed.'
          : `${changed.map((one) => changeWords(one, words)).join('. ')}.`}
      </p>
      <ViewText
        label={changed.length === 0 ? 'Why your view stands' : 'Why your view changed'}
        record
        words
        rows={3}
        value={change.reasons}
        onChange={(reasons) => set({ reasons })}
      />
      <ViewText
        label="Where you do not share the panel’s decision, if anywhere"
        description="Kept on file, never printed"
        record
        rows={2}
        value={change.dissent}
        onChange={(dissent) => set({ dissent })}
      />
      <div className="row">
        <Button isDisabled={busy || changeProblems(change).length > 0} onPress={() => void save()}>
          Record what I hold now
        </Button>
        <span className="note">
          Added to what stands; nothing is overwritten. What you type is kept for you alone until
          you record it.
        </span>
      </div>
      <Problems problems={problems} />
    </div>
  )
}
