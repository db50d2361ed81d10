import { create } from 'zustand'
import type { OpenCase } from '#contract/api'
import type { CaseSections, HearingCase, SectionName } from '#core/hearing-case'
import type { ProvisionalView } from '#core/provisional-view'
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
}

type SectionSavers = { readonly [S in SectionName]: Saver<CaseSections[S]> }
type Savers = SectionSavers & { readonly draft: Saver<ProvisionalView> }

const NOTHING: CaseState = {
  openCase: null,
  problems: [],
  save: { state: 'SAVED', at: null, message: null },
  draft: null,
}

/** The case on screen. Each section is one value; what is typed stands here before it is saved. */
export const useCase = create<CaseState>(() => NOTHING)

let savers: Savers | null = null

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
    useCase.setState((s) => keepTyped(s, id, answer.value.hearingCase, answer.value.summary))
    saved(answer.value.savedAt)
    return true
  })
}

/** Takes over what the rules derived, never the sections: a newer keystroke may stand in them. */
function keepTyped(
  state: CaseState,
  id: string,
  from: HearingCase,
  summary: OpenCase['summary'],
): Partial<CaseState> {
  if (state.openCase === null || state.openCase.hearingCase.id !== id) return {}
  const { particulars, findings, seriousness, decision } = state.openCase.hearingCase
  const hearingCase = { ...from, particulars, findings, seriousness, decision }
  return { openCase: { ...state.openCase, hearingCase, summary } }
}

const makeSavers = (id: string): Savers => ({
  particulars: sectionSaver(id, 'particulars'),
  findings: sectionSaver(id, 'findings'),
  seriousness: sectionSaver(id, 'seriousness'),
  decision: sectionSaver(id, 'decision'),
  draft: latestWins(async (view) => {
    saving()
    const answer = await call('seal:draft', { caseId: id, view }).catch((): null => null)
    if (answer?.ok === true) saved(answer.value.savedAt)
    else failed(answer === null ? 'The library did not answer.' : words(answer.problems))
    return answer?.ok === true
  }),
})

/** Opens a case; what was typed in another one is saved first. */
export async function openCase(id: string) {
  await flushCase()
  savers = null
  useCase.setState({ ...NOTHING })
  const answer = await call('case:open', { id })
  if (!answer.ok) return useCase.setState({ problems: answer.problems })
  savers = makeSavers(id)
  useCase.setState({ openCase: answer.value, draft: answer.value.seals.myDraft, problems: [] })
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

/** Saves whatever is still on its way. False where a save failed: the text is still on screen. */
export async function flushCase(): Promise<boolean> {
  if (savers === null) return true
  const { particulars, findings, seriousness, decision, draft } = savers
  const all = [particulars, findings, seriousness, decision, draft]
  return (await Promise.all(all.map((saver) => saver.flush()))).every(Boolean)
}

export function retrySave() {
  if (savers !== null) for (const saver of Object.values(savers)) saver.retry()
}

/** Leaves the case; used when the library is locked. */
export async function closeCase() {
  await flushCase()
  savers = null
  useCase.setState({ ...NOTHING })
}

/** Runs something that changes the case elsewhere, after saving what was typed; shows its result. */
export async function changeCase(
  run: (caseId: string) => Promise<Result<OpenCase>>,
): Promise<Result<OpenCase> | null> {
  const current = useCase.getState().openCase
  if (current === null || !(await flushCase())) return null
  const answer = await run(current.hearingCase.id)
  if (answer.ok) takeCase(answer.value)
  return answer
}

/**
 * Shows a case as the library returned it. What stands on screen of an open case is never older
 * than what came back, so its sections stay; a signed or corrected case is taken whole.
 */
export function takeCase(value: OpenCase) {
  const before = useCase.getState().openCase?.hearingCase
  const same = before?.id === value.hearingCase.id && before.version === value.hearingCase.version
  if (!same) savers = makeSavers(value.hearingCase.id)
  if (before === undefined || !same || value.hearingCase.status !== 'OPEN')
    return useCase.setState({ openCase: value, draft: value.seals.myDraft })
  const { particulars, findings, seriousness, decision } = before
  const hearingCase = { ...value.hearingCase, particulars, findings, seriousness, decision }
  useCase.setState({ openCase: { ...value, hearingCase } })
}

/** Shows a case in which the library gave a seat to a person, after everything typed was saved. */
export function takeSeats(value: OpenCase) {
  takeCase(value)
  const current = useCase.getState().openCase
  if (current === null) return
  const { particulars } = value.hearingCase
  useCase.setState({
    openCase: { ...current, hearingCase: { ...current.hearingCase, particulars } },
  })
}
