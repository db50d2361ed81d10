import { create } from 'zustand'
import type { OpenCase } from '#contract/api'
import type { CaseSections, SectionName } from '#core/hearing-case'
import type { ChangedView, ProvisionalView } from '#core/provisional-view'
import type { Problem, Result } from '#core/result'
import { call } from '../../api.ts'
import { latestWins, type Saver } from './latest-wins.ts'

export type SaveState = {
  readonly state: 'SAVED' | 'SAVING' | 'FAILED'
  /** ISO time of the last confirmed save; null before the first. */
  readonly at: string | null
  readonly message: string | null
}

type CaseState = {
  readonly openCase: OpenCase | null
  readonly problems: readonly Problem[]
  readonly save: SaveState
  readonly draft: ProvisionalView | null
  /** What the reader is writing about what they hold after the comparators. */
  readonly changeDraft: ChangedView | null
}

type Saved = Pick<OpenCase, 'hearingCase' | 'summary' | 'seals'>
type SectionSavers = { readonly [S in SectionName]: Saver<CaseSections[S]> }
type Savers = SectionSavers & {
  readonly draft: Saver<ProvisionalView>
  readonly changeDraft: Saver<ChangedView>
}

const NOTHING: CaseState = {
  openCase: null,
  problems: [],
  save: { state: 'SAVED', at: null, message: null },
  draft: null,
  changeDraft: null,
}

/** The case on screen. Each section is one value; what is typed stands here before it is saved. */
export const useCase = create<CaseState>(() => NOTHING)

let savers: Savers | null = null
/** Counts openings and leavings, so that an answer for a case that was left since is dropped. */
let visit = 0
/** What a case that was left still had to save. */
let leaving: Promise<boolean> = Promise.resolve(true)

const failed = (message: string) =>
  useCase.setState((s) => ({ save: { state: 'FAILED', at: s.save.at, message } }))
const saving = () =>
  useCase.setState((s) => ({ save: { state: 'SAVING', at: s.save.at, message: null } }))
const saved = (at: string) => useCase.setState({ save: { state: 'SAVED', at, message: null } })

const words = (problems: readonly Problem[]) => problems.map((p) => p.message).join(' ')

function sectionSaver<S extends SectionName>(id: string, section: S) {
  return latestWins<CaseSections[S]>(async (value, settled) => {
    saving()
    const answer = await call('case:save', { id, section, value, settled }).catch((): null => null)
    if (answer === null || !answer.ok) {
      failed(answer === null ? 'The library did not answer.' : words(answer.problems))
      return false
    }
    useCase.setState((s) => keepTyped(s, id, answer.value))
    saved(answer.value.savedAt)
    return true
  })
}

/**
 * Takes over what the rules derived and who has sealed, which a new panel changes, but never the
 * sections: a newer keystroke may stand in them.
 */
function keepTyped(
  state: CaseState,
  id: string,
  { hearingCase: from, summary, seals }: Saved,
): Partial<CaseState> {
  if (state.openCase === null || state.openCase.hearingCase.id !== id) return {}
  const { particulars, findings, seriousness, decision } = state.openCase.hearingCase
  const hearingCase = { ...from, particulars, findings, seriousness, decision }
  return { openCase: { ...state.openCase, hearingCase, summary, seals } }
}

const draftSaver = <T>(send: (value: T) => Promise<Result<{ readonly savedAt: string }>>) =>
  latestWins<T>(async (value) => {
    saving()
    const answer = await send(value).catch((): null => null)
    if (answer?.ok === true) saved(answer.value.savedAt)
    else failed(answer === null ? 'The library did not answer.' : words(answer.problems))
    return answer?.ok === true
  })

const draftsOf = ({ seals }: OpenCase) => ({
  draft: seals.myDraft,
  changeDraft: seals.myChangeDraft,
})

const makeSavers = (id: string): Savers => ({
  particulars: sectionSaver(id, 'particulars'),
  findings: sectionSaver(id, 'findings'),
  seriousness: sectionSaver(id, 'seriousness'),
  decision: sectionSaver(id, 'decision'),
  draft: draftSaver((view) => call('seal:draft', { caseId: id, view })),
  changeDraft: draftSaver((change) => call('seal:change-draft', { caseId: id, change })),
})

/**
 * Opens a case; what was typed in another one is saved first. `before` is told of it before it is
 * shown, to begin what its screen would wait for.
 */
export async function openCase(id: string, before?: (opened: OpenCase) => void) {
  const mine = ++visit
  await flushCase()
  if (mine !== visit) return
  savers = null
  useCase.setState({ ...NOTHING })
  const answer = await call('case:open', { id })
  if (mine !== visit) return
  if (!answer.ok) return useCase.setState({ problems: answer.problems })
  savers = makeSavers(id)
  before?.(answer.value)
  useCase.setState({ openCase: answer.value, ...draftsOf(answer.value), problems: [] })
}

/** Sets one section and saves it; a signed case takes no more changes. */
export function edit<S extends SectionName>(section: S, value: CaseSections[S], settled = false) {
  const { openCase: current } = useCase.getState()
  if (current === null || current.hearingCase.status !== 'OPEN') return
  const hearingCase = { ...current.hearingCase, [section]: value }
  useCase.setState({ openCase: { ...current, hearingCase } })
  saverOf(savers, section)?.put(value, settled)
}

const saverOf = <S extends SectionName>(
  from: SectionSavers | null,
  section: S,
): Saver<CaseSections[S]> | undefined => from?.[section]

/** Changes some fields of one section. */
export function patch<S extends SectionName>(section: S, change: Partial<CaseSections[S]>) {
  const current = useCase.getState().openCase
  if (current !== null) edit(section, { ...current.hearingCase[section], ...change })
}

/** Keeps the reader's own view as it is typed; nobody else can read it. */
export function editDraft(view: ProvisionalView) {
  useCase.setState({ draft: view })
  savers?.draft.put(view, false)
}

/** Keeps what the reader writes about what they hold now, as it is typed; nobody else can read it. */
export function editChange(change: ChangedView) {
  useCase.setState({ changeDraft: change })
  savers?.changeDraft.put(change, false)
}

/** Takes over that it is recorded, unless more was typed meanwhile, and whose findings moved. */
export function takeRecorded(change: ChangedView, onOtherFindings: readonly string[]) {
  const { openCase: current, changeDraft } = useCase.getState()
  if (changeDraft === change) useCase.setState({ changeDraft: null })
  if (current === null) return
  const seals = { ...current.seals, myChangeDraft: null, onOtherFindings }
  useCase.setState({ openCase: { ...current, seals } })
}

/** Saves whatever is still on its way. False where a save failed: the text is still on screen. */
export async function flushCase(): Promise<boolean> {
  if (savers === null) return leaving
  const { particulars, findings, seriousness, decision, draft, changeDraft } = savers
  const all = [particulars, findings, seriousness, decision, draft, changeDraft]
  return (await Promise.all(all.map((saver) => saver.flush()))).every(Boolean)
}

export function retrySave() {
  if (savers !== null) for (const saver of Object.values(savers)) saver.retry()
}

/** Leaves the case at once; what was typed goes on being saved, and whoever opens a case waits for it. */
export async function closeCase() {
  visit += 1
  leaving = flushCase()
  savers = null
  useCase.setState({ ...NOTHING })
  await leaving
}

/** Runs something that changes the case elsewhere, after saving what was typed; shows its result. */
export async function changeCase(
  run: (caseId: string) => Promise<Result<OpenCase>>,
): Promise<Result<OpenCase> | null> {
  const current = useCase.getState().openCase
  if (current === null || !(await flushCase())) return null
  const answer = await run(current.hearingCase.id)
  if (answer.ok) takeCase(answer.value, current.hearingCase.id)
  return answer
}

/**
 * Shows a case as the library returned it. What stands on screen of an open case is never older
 * than what came back, so its sections stay; a signed or corrected case is taken whole. Nothing
 * happens where `from`, the case in which it was asked for, is no longer on screen.
 */
export function takeCase(value: OpenCase, from: string = value.hearingCase.id) {
  const shown = useCase.getState().openCase
  if (shown?.hearingCase.id !== from) return
  const { hearingCase: before, seals } = shown
  const same = before.id === value.hearingCase.id && before.version === value.hearingCase.version
  if (!same) savers = makeSavers(value.hearingCase.id)
  if (!same || value.hearingCase.status !== 'OPEN')
    return useCase.setState({ openCase: value, ...draftsOf(value) })
  const { particulars, findings, seriousness } = before
  // Kept from a member until the last seal: what stands on screen is then nobody's text, but empty.
  const opened = seals.draftClosed && !value.seals.draftClosed
  const { decision } = opened ? value.hearingCase : before
  const hearingCase = { ...value.hearingCase, particulars, findings, seriousness, decision }
  useCase.setState({ openCase: { ...value, hearingCase } })
}

/** Shows a case in which the library changed links or page numbers, after everything typed was saved. */
export function takeLinks(value: OpenCase) {
  takeCase(value)
  const current = useCase.getState().openCase
  if (current?.hearingCase.id !== value.hearingCase.id) return
  const { findings, seriousness } = value.hearingCase
  const { decision } = value.seals.draftClosed ? current.hearingCase : value.hearingCase
  useCase.setState({
    openCase: {
      ...current,
      hearingCase: { ...current.hearingCase, findings, seriousness, decision },
    },
  })
}

/** Shows a case in which the library gave a seat to a person, after everything typed was saved. */
export function takeSeats(value: OpenCase) {
  takeCase(value)
  const current = useCase.getState().openCase
  if (current?.hearingCase.id !== value.hearingCase.id) return
  const { particulars } = value.hearingCase
  useCase.setState({
    openCase: { ...current, hearingCase: { ...current.hearingCase, particulars } },
  })
}
