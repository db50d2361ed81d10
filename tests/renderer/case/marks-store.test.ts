import { beforeEach, expect, it } from 'vitest'
import type { Mark } from '#core/bundle/marks'
import { ok, refuse, type Result } from '#core/result'
import {
  deleteMark,
  keepMark,
  leaveMarks,
  openMarks,
  useMarks,
  writeMark,
  type MarkDraft,
} from '../../../src-renderer/case/marks/marks-store.ts'
import { bridge } from '../shell/bridge.ts'

const draft: MarkDraft = {
  id: null,
  shared: false,
  content: {
    documentId: 'd1',
    sha256: 'a'.repeat(64),
    page: 3,
    kind: 'HIGHLIGHT',
    note: '',
    quotation: 'Nine entries',
    areas: [[0, 0, 10, 10]],
    links: [],
  },
}

const at = '2026-11-23T09:00:00.000Z'
const kept = (id: string, content = draft.content) =>
  ok({ ...content, id, at, author: 'Chair', isMine: true, shared: false })
const ids = () => useMarks.getState().marks.map(({ id }) => id)

beforeEach(async () => {
  writeMark(null)
  await leaveMarks()
})

it('keeps a mark once where it is asked for twice, and again when it is asked for later', async () => {
  const answers: ((answer: Result<Mark>) => void)[] = []
  bridge({
    'mark:list': async () => refuse('LOCKED', 'Unlock first.'),
    'mark:put': () => new Promise((resolve) => answers.push(resolve)),
  })
  openMarks('case-1')
  const both = Promise.all([keepMark(draft, 'Kept'), keepMark(draft, 'Kept')])
  const other = keepMark({ ...draft, content: { ...draft.content, page: 4 } }, 'Kept')
  expect(answers).toHaveLength(2)
  answers[0]?.(kept('m1'))
  answers[1]?.(kept('m2'))
  expect(await both).toEqual([true, true])
  expect(await other).toBe(true)
  const again = keepMark(draft, 'Kept')
  answers[2]?.(kept('m3'))
  expect(await again).toBe(true)
  expect(ids()).toEqual(['m1', 'm2', 'm3'])
})

/** A note with words in it, open to be written on. */
const writing: MarkDraft = {
  ...draft,
  content: { ...draft.content, kind: 'NOTE', note: 'Ask the analyst' },
}

it('leaves a note that is being written where it is while another mark is kept', async () => {
  bridge({
    'mark:list': async () => ok({ marks: [], unreadable: 0 }),
    'mark:put': async ({ content }) => kept(content.kind, content),
  })
  openMarks('case-1')
  writeMark(writing)
  const flag: MarkDraft['content'] = { ...draft.content, kind: 'FLAG', quotation: '', areas: [] }
  await keepMark({ ...draft, content: flag }, 'Flagged')
  expect(useMarks.getState().draft).toEqual(writing)
  await keepMark(writing, 'Kept')
  expect(useMarks.getState().draft).toBeNull()
  expect(ids()).toEqual(['FLAG', 'NOTE'])
})

it('puts a note kept on leaving into no other case, and reads a case opened again anew', async () => {
  const answer = Promise.withResolvers<Result<Mark>>()
  bridge({
    'mark:list': async () => ok({ marks: [], unreadable: 0 }),
    'mark:put': () => answer.promise,
  })
  openMarks('case-1')
  writeMark(writing)
  const leaving = leaveMarks()
  expect(useMarks.getState().draft).toBeNull()
  openMarks('case-2')
  writeMark({ ...writing, content: { ...writing.content, note: 'Of the second case' } })
  answer.resolve(kept('m1', writing.content))
  await leaving
  expect(ids()).toEqual([])
  expect(useMarks.getState().draft?.content.note).toBe('Of the second case')
})

it('does not empty the list of a case that is opened again while its note is kept', async () => {
  const answer = Promise.withResolvers<Result<Mark>>()
  const list = kept('m0')
  bridge({
    'mark:list': async () => ok({ marks: list.ok ? [list.value] : [], unreadable: 0 }),
    'mark:put': () => answer.promise,
  })
  openMarks('case-1')
  writeMark(writing)
  const leaving = leaveMarks()
  openMarks('case-1')
  await expect.poll(ids).toEqual(['m0'])
  answer.resolve(kept('m1', writing.content))
  await leaving
  expect(useMarks.getState().caseId).toBe('case-1')
  expect(ids()).toEqual(['m0', 'm1'])
})

it('offers to bring back no mark of a case that was left', async () => {
  const answer = Promise.withResolvers<Result<null>>()
  bridge({
    'mark:list': async () => ok({ marks: [], unreadable: 0 }),
    'mark:delete': () => answer.promise,
  })
  openMarks('case-1')
  const mark = kept('m1')
  const deleting = mark.ok ? deleteMark(mark.value) : Promise.resolve()
  await leaveMarks()
  openMarks('case-2')
  answer.resolve(ok(null))
  await deleting
  expect(useMarks.getState().deleted).toBeNull()
})
