import { join } from 'node:path'
import type { OpenCase } from '#contract/api'
import { emptySections, type CaseSections } from '#core/hearing-case'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { ok } from '#core/result'
import { openCase } from '../../../src-renderer/case/store/case-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { readLaw } from '../../../src-main/files/read-law.ts'
import { bridge, type Asked } from '../shell/bridge.ts'

export type Change = {
  readonly status?: OpenCase['hearingCase']['status']
  readonly sections?: (empty: CaseSections) => CaseSections
  readonly seals?: Partial<OpenCase['seals']>
  readonly version?: Partial<
    Pick<OpenCase['hearingCase'], 'version' | 'replacesNotice' | 'correctionReason'>
  >
}

/** A case as the library gives it: empty, but for what is said. */
export const caseOf = (change: Change = {}): OpenCase => {
  const { status = 'OPEN', sections = (empty) => empty, seals = {}, version = {} } = change
  const filled = sections(emptySections())
  return {
    hearingCase: {
      ...filled,
      id: 'c1',
      reference: 'EH-2026-001',
      version: 1,
      replacesNotice: null,
      status,
      createdAt: '2026-11-01T09:00:00.000Z',
      regime: regimeOfParticulars(filled.particulars),
      ...version,
    },
    documents: [],
    seals: {
      decisionMakers: [],
      myDraft: null,
      myChangeDraft: null,
      onOtherFindings: [],
      allSealed: false,
      openedEarly: null,
      seenBeside: [],
      comparatorsOpen: false,
      draftClosed: false,
      ...seals,
    },
    notices: [],
    summary: {
      id: 'c1',
      reference: 'EH-2026-001',
      matter: '',
      forum: 'Misconduct hearing',
      officer: '',
      regime: '2025 rules',
      hearingFrom: null,
      hearingTo: null,
      status,
      step: 1,
      completeSteps: [],
      nextClock: null,
      needs: '',
    },
  }
}

/**
 * Opens a case in the store as the chair, on a library that keeps every save; `more` answers what
 * else is asked. Gives back what was asked.
 */
export async function open(
  change: Change,
  more: Parameters<typeof bridge>[0] = {},
): Promise<readonly Asked[]> {
  const value = caseOf(change)
  const { hearingCase, summary, seals } = value
  useSession.setState({
    law: readLaw(join(import.meta.dirname, '../../../resources')),
    person: { id: 'p1', label: 'Chair', role: 'CHAIR', capacity: 'CHIEF_OFFICER' },
  })
  const asked = bridge({
    'case:open': async () => ok(value),
    'case:save': async () =>
      ok({ hearingCase, summary, seals, savedAt: '2026-11-19T14:06:00.000Z' }),
    ...more,
  })
  await openCase('c1')
  return asked
}
