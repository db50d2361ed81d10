import { create } from 'zustand'
import type { CopyMade, RedactionProgress, Redactions } from '#contract/api'
import type { AreaContent } from '#core/bundle/redaction/areas'
import type { GroundId } from '#core/bundle/redaction/grounds'
import type { Rect } from '#core/bundle/resolve-references'
import type { Problem, Result } from '#core/result'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { announce } from '../../ui/status.tsx'

type Where = Pick<AreaContent, 'documentId' | 'page'>
type RedactionState = Redactions & {
  /** The case they are of; null before the panel was first opened. */
  readonly caseId: string | null
  readonly problems: readonly Problem[]
  /** What new areas are marked with. */
  readonly ground: GroundId | null
  readonly note: string
  /** Areas are drawn on the pages with the pointer. */
  readonly isDrawing: boolean
  readonly chosen: string | null
  readonly progress: RedactionProgress | null
  readonly made: CopyMade | null
}

const nothing: RedactionState = {
  caseId: null,
  areas: [],
  copies: [],
  problems: [],
  ground: null,
  note: '',
  isDrawing: false,
  chosen: null,
  progress: null,
  made: null,
}

/** Areas to redact of the case on screen. */
export const useRedactions = create<RedactionState>(() => nothing)

/** Reads what is marked in a case; called when the panel opens. */
export async function openRedactions(caseId: string): Promise<void> {
  if (useRedactions.getState().caseId !== caseId) useRedactions.setState({ ...nothing, caseId })
  take(caseId, await call('redaction:list', { caseId }), null)
}

/** Shows what a case then has; one that was left for another meanwhile is only told of. */
function take(caseId: string, answer: Result<Redactions>, words: string | null): boolean {
  if (answer.ok && words !== null) announce(words)
  if (useRedactions.getState().caseId !== caseId) return answer.ok
  if (!answer.ok) useRedactions.setState({ problems: answer.problems })
  else useRedactions.setState({ ...answer.value, problems: [] })
  return answer.ok
}

/** Marks areas with the ground and note chosen; says so where no ground is. */
export async function markAreas(areas: readonly (Where & { rects: readonly Rect[] })[]) {
  const { caseId, ground, note } = useRedactions.getState()
  if (caseId === null) return false
  if (ground === null) {
    const problem = { code: 'NO_GROUND', message: 'Choose the ground first, then mark.' }
    useRedactions.setState({ problems: [problem] })
    return false
  }
  const marked = areas.map(({ documentId, page, rects }) => ({
    documentId,
    page,
    rects,
    ground,
    note,
  }))
  const answer = await call('redaction:mark', { caseId, areas: marked })
  return take(caseId, answer, `${counted(areas.length, 'area')} marked`)
}

/** Gives an area the ground and note now chosen. */
export async function changeArea(id: string, ground: GroundId, note: string) {
  const { caseId } = useRedactions.getState()
  if (caseId === null) return
  const answer = await call('redaction:change', { caseId, id, ground, note })
  take(caseId, answer, 'Area changed: it waits for review again')
}

export async function reviewAreas(ids: readonly string[]) {
  const { caseId } = useRedactions.getState()
  if (caseId === null) return
  const answer = await call('redaction:review', { caseId, ids })
  take(caseId, answer, `${counted(ids.length, 'area')} reviewed`)
}

export async function removeAreas(ids: readonly string[]) {
  const { caseId } = useRedactions.getState()
  if (caseId === null) return
  const answer = await call('redaction:remove', { caseId, ids })
  take(caseId, answer, `${counted(ids.length, 'area')} taken away`)
}
