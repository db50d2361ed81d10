import { useState } from 'react'
import type { OpenCase, PanelRecord } from '#contract/api'
import type { ChangedView, ProvisionalView } from '#core/provisional-view'
import type { Problem, Result } from '#core/result'
import { changesOfView } from '#core/view-change'
import { levelLabel } from '#core/wording'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { useOptions } from '../lawful.ts'
import { useWords } from '../words.ts'
import { dropChangeDraft, setChangeDraft, useChangeDraft } from './change-draft.ts'
import { changeWords } from './change-words.ts'

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
  const draft = useChangeDraft((drafts) => drafts[caseId])
  const change: ChangedView = draft ?? { ...before, reasons: '', dissent: '' }
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const set = (part: Partial<ChangedView>) => setChangeDraft(caseId, { ...change, ...part })
  const changed = changesOfView(sealed, change)
  const save = async () => {
    const answer = await call('seal:change', { caseId, change })
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok) return
    dropChangeDraft(caseId)
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
            <TextField
              label="Months now"
              type="number"
              value={change.months === null ? '' : String(change.months)}
              onChange={(text) => set({ months: Number.parseInt(text, 10) || null })}
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
      <TextArea
        label={changed.length === 0 ? 'Why your view stands' : 'Why your view changed'}
        record
        words
        rows={3}
        value={change.reasons}
        onChange={(reasons) => set({ reasons })}
      />
      <TextArea
        label="Where you do not share the panel’s decision, if anywhere"
        description="Kept on file, never printed"
        record
        rows={2}
        value={change.dissent}
        onChange={(dissent) => set({ dissent })}
      />
      <div className="row">
        <Button isDisabled={change.reasons.trim() === ''} onPress={() => void save()}>
          Record what I hold now
        </Button>
        <span className="note">
          Added to what stands; nothing is overwritten. Until it is recorded, this text is lost when
          the library is locked.
        </span>
      </div>
      <Problems problems={problems} />
    </div>
  )
}
