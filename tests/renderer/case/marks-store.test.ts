import { expect, it } from 'vitest'
import type { Mark } from '#core/bundle/marks'
import { ok, refuse, type Result } from '#core/result'
import {
  keepMark,
  openMarks,
  useMarks,
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

it('keeps a mark once where it is asked for twice, and again when it is asked for later', async () => {
  const answers: ((answer: Result<Mark>) => void)[] = []
  bridge({
    'mark:list': async () => refuse('LOCKED', 'Unlock first.'),
    'mark:put': () => new Promise((resolve) => answers.push(resolve)),
  })
  openMarks('case-1')
  const at = '2026-11-23T09:00:00.000Z'
  const kept = (id: string) =>
    ok({ ...draft.content, id, at, author: 'Chair', isMine: true, shared: false })
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
  expect(useMarks.getState().marks.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3'])
})
