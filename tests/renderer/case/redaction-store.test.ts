import { expect, it } from 'vitest'
import type { Redactions } from '#contract/api'
import { ok, refuse, type Result } from '#core/result'
import {
  openRedactions,
  reviewAreas,
  useRedactions,
} from '../../../src-renderer/case/redaction/redaction-store.ts'
import { bridge } from '../shell/bridge.ts'

const ofCase = (caseId: string): Redactions => ({
  areas: [
    {
      id: `area of ${caseId}`,
      documentId: 'd1',
      page: 1,
      rects: [[0, 0, 10, 10]],
      ground: 'WITNESS',
      note: '',
      passage: 'Nine entries',
      markedAt: '2026-11-23T09:00:00.000Z',
      markedBy: 'Chair',
      reviewedAt: null,
      reviewedBy: null,
      appliedIn: [],
    },
  ],
  copies: [],
})
const shown = () => useRedactions.getState().areas.map(({ id }) => id)

it.each(['areas', 'a refusal'])('shows %s of no case that was left for another', async (what) => {
  const late = Promise.withResolvers<Result<Redactions>>()
  bridge({
    'redaction:list': async ({ caseId }) => (caseId === 'c1' ? late.promise : ok(ofCase(caseId))),
    'redaction:review': () => late.promise,
  })
  const first = openRedactions('c1')
  const reviewing = reviewAreas(['area of c1'])
  await openRedactions('c2')
  late.resolve(what === 'areas' ? ok(ofCase('c1')) : refuse('CLOSED', 'That case is closed.'))
  await Promise.all([first, reviewing])
  expect(shown()).toEqual(['area of c2'])
  expect(useRedactions.getState().problems).toEqual([])
})
