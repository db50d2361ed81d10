import { create } from 'zustand'
import type { Api } from '#contract/api'
import { everyMark, type Mark, type MarkArea, type MarkFilter } from '#core/bundle/marks'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { announce } from '../../ui/status.tsx'
import { useShownQuotation } from './shown-quotation.ts'
import { useSources } from './sources-store.ts'

type Content = Parameters<Api['mark:put']>[0]['content']

/** A mark being written; without an id it is a new one. */
export type MarkDraft = {
  readonly id: string | null
  readonly shared: boolean
  readonly content: Content
}

/** Part of one page of a document that a person points at. */
export type Passage = {
  readonly documentId: string
  readonly page: number
  readonly quotation: string
  readonly areas: readonly MarkArea[]
}

type Marks = {
  readonly caseId: string | null
  readonly marks: readonly Mark[]
  readonly unreadable: number
  readonly problems: readonly Problem[]
  readonly draft: MarkDraft | null
  /** The mark shown in the list and on its page. */
  readonly chosen: string | null
  readonly deleted: Mark | null
  readonly filter: MarkFilter
  /** Words marked on screen, or chosen with the keyboard. */
  readonly passage: Passage | null
  /** The page on which an area is being drawn. */
  readonly drawingOn: { readonly documentId: string; readonly page: number } | null
}

const NOTHING: Marks = {
  caseId: null,
  marks: [],
  unreadable: 0,
  problems: [],
  draft: null,
  chosen: null,
  deleted: null,
  filter: everyMark,
  passage: null,
  drawingOn: null,
}

/** The marks that the reader may see in the case on screen. */
export const useMarks = create<Marks>(() => NOTHING)

export const setPassage = (passage: Passage | null): void => useMarks.setState({ passage })
export const chooseMark = (chosen: string | null): void => useMarks.setState({ chosen })
export const writeMark = (draft: MarkDraft | null): void => useMarks.setState({ draft })
export const filterList = (change: Partial<MarkFilter>): void =>
  useMarks.setState(({ filter }) => ({ filter: { ...filter, ...change } }))

/** Reads the marks of a case that comes on screen, once. */
export function openMarks(caseId: string): void {
  if (useMarks.getState().caseId === caseId) return
  useMarks.setState({ ...NOTHING, caseId })
  void loadMarks(caseId)
}

/** Reads them again, after something moved them. */
export async function loadMarks(caseId: string): Promise<void> {
  const answer = await call('mark:list', { caseId })
  if (useMarks.getState().caseId !== caseId) return
  useMarks.setState(answer.ok ? { ...answer.value, problems: [] } : { problems: answer.problems })
}

/** Keeps what is being typed as it stands; a mark becomes shared by its own button alone. */
export async function keepTyped(): Promise<boolean> {
  const { draft, marks } = useMarks.getState()
  if (draft === null) return true
  const before = marks.find(({ id }) => id === draft.id)
  if (draft.content.note === (before?.note ?? '')) return true
  return keepMark({ ...draft, shared: before?.shared ?? false }, 'Note kept')
}

/** Begins another mark; the one being typed is kept first, and stays where that fails. */
export async function beginMark(draft: MarkDraft | null): Promise<void> {
  if (await keepTyped()) writeMark(draft)
}

/** Lets go of everything when the case is left: a locked library leaves no note on screen. */
export async function leaveMarks(): Promise<void> {
  useSources.setState({ last: null })
  useShownQuotation.setState({ shown: null })
  const kept = keepTyped()
  useMarks.setState(NOTHING)
  await kept
}

const underWay = new Map<string, Promise<boolean>>()

/**
 * Keeps a mark; false where the library refused, and then the draft stays as it is. The same asked
 * for twice before the answer is there, as by a double click, is kept once.
 */
export function keepMark(draft: MarkDraft, said: string): Promise<boolean> {
  const { caseId } = useMarks.getState()
  if (caseId === null) return Promise.resolve(false)
  const asked = JSON.stringify([caseId, draft])
  const kept = underWay.get(asked) ?? putMark(caseId, draft, said)
  underWay.set(asked, kept)
  return kept.finally(() => underWay.delete(asked))
}

async function putMark(caseId: string, draft: MarkDraft, said: string): Promise<boolean> {
  const answer = await call('mark:put', { caseId, ...draft })
  const isShown = useMarks.getState().caseId === caseId
  if (!answer.ok) {
    if (isShown) useMarks.setState({ problems: answer.problems })
    announce(answer.problems.map(({ message }) => message).join(' '), 'assertive')
    return false
  }
  announce(said)
  if (!isShown) return true
  const mark = answer.value
  useMarks.setState(({ marks, draft: written }) => ({
    marks: [...marks.filter(({ id }) => id !== mark.id), mark],
    chosen: mark.id,
    problems: [],
    // A note that is being written is no part of the flag or highlight that was asked for.
    draft: written?.content === draft.content ? null : written,
    passage: null,
    drawingOn: null,
  }))
  return true
}

/** A mark as it is kept: without what belongs to the list alone. */
export const draftOf = (mark: Mark): MarkDraft => {
  const { id, shared, author: _, isMine: __, at: ___, ...content } = mark
  return { id, shared, content }
}

export async function deleteMark(mark: Mark): Promise<void> {
  const { caseId } = useMarks.getState()
  if (caseId === null) return
  const answer = await call('mark:delete', { caseId, id: mark.id })
  if (useMarks.getState().caseId !== caseId) return
  if (!answer.ok) return useMarks.setState({ problems: answer.problems })
  useMarks.setState(({ marks }) => ({
    marks: marks.filter(({ id }) => id !== mark.id),
    deleted: mark,
    problems: [],
  }))
  announce('Mark deleted. It can be brought back.')
}

export async function undoDelete(): Promise<void> {
  const { deleted } = useMarks.getState()
  if (deleted === null) return
  if (await keepMark(draftOf(deleted), 'The mark is back')) useMarks.setState({ deleted: null })
}
