import { join } from 'node:path'
import type { Api, PrecedentSummary } from '#contract/api'
import type { Precedent, PrecedentContent } from '#core/precedent'
import {
  columnsOf,
  composeMatrix,
  factOf,
  filterFacts,
  type MatrixFilter,
} from '#core/precedents/matrix'
import { deriveRegime } from '#core/law/regime-keys'
import { refuse } from '#core/result'
import { rankLabel, regimeLabel } from '#core/wording'
import { blankDraft } from '../../../src-renderer/precedents/form-draft.ts'
import { useList } from '../../../src-renderer/precedents/list-store.ts'
import { useMatrix } from '../../../src-renderer/precedents/matrix-store.ts'
import { useOpened } from '../../../src-renderer/precedents/precedent-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { readLaw } from '../../../src-main/files/read-law.ts'
import { answer, status } from '../shell/bridge.ts'

export const law = readLaw(join(import.meta.dirname, '../../../resources'))

export const content = (change: Partial<PrecedentContent> = {}): PrecedentContent => {
  const blank = blankDraft().content
  return {
    ...blank,
    title: 'Records opened without reason',
    force: 'Force A',
    hearingDate: '2021-03',
    outcome: 'FWW',
    outcomeMonths: 24,
    profile: {
      ...blank.profile,
      allegationTypes: ['INFORMATION_ACCESS'],
      narrative: 'An officer opened records without a reason.',
      rank: 'CONSTABLE',
      regime: deriveRegime({ cameToAttention: '2020-06-01' }),
    },
    ...change,
  }
}

export const precedent = (number: number, change: Partial<Precedent> = {}): Precedent => ({
  ...content(),
  id: `id-${number}`,
  ref: `P-000${number}`,
  origin: 'SAMPLE',
  version: 1,
  recordedAt: '2026-10-12T09:00:00Z',
  recordedBy: 'Secretariat',
  contentHash: 'ab'.repeat(32),
  ...change,
})

const summaryOf = (p: Precedent, sealed: boolean): PrecedentSummary => ({
  ...p,
  rank: p.profile.rank === null ? null : rankLabel(p.profile.rank),
  standing: null,
  regime: regimeLabel(p.profile.regime),
  disposal: sealed ? null : p,
})

export const whySealed = 'Outcomes are closed to you until every view in EH-2026-014 is sealed.'

/** What the main process answers over these precedents, by the real rules of core. */
export function libraryOf(precedents: readonly Precedent[], sealed = false, page = 100) {
  const facts = columnsOf(precedents.map((one) => factOf(one, law)))
  const holding = ({ words }: MatrixFilter) =>
    words === undefined
      ? null
      : Int32Array.from(precedents, ({ profile }) => (profile.narrative.includes(words) ? 1 : 0))
  return {
    'precedent:matrix': async (filter: MatrixFilter) =>
      answer(composeMatrix(facts, filter, law, sealed, holding(filter)))(),
    'precedent:list': async (input: Parameters<Api['precedent:list']>[0]) => {
      if (sealed && input.outcome !== undefined) return refuse('SEALED', whySealed)
      const found = Array.from(
        filterFacts(facts, input, input, holding(input)),
        (slot) => precedents[slot],
      )
        .filter((one) => one !== undefined)
        .filter(({ profile }) => profile.narrative.includes(input.query ?? ''))
      const { from = 0 } = input
      const cases = found.slice(from, from + page).map((one) => summaryOf(one, sealed))
      return answer({ total: found.length, cases })()
    },
  }
}

/** Forgets what an earlier test left, and signs a person in. */
export function signIn(role: 'CHAIR' | 'MEMBER' = 'CHAIR') {
  useMatrix.setState({ filter: {}, whole: null, matrix: null, problems: [] })
  useList.getState().close()
  useOpened.setState({ ref: null, precedent: null, versions: [], problems: [] })
  const [chair] = status().people
  const person = chair === undefined ? null : { ...chair, role }
  useSession.setState({ person, law, refresh: async () => {} })
}
