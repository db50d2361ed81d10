import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import { emptySections } from '#core/hearing-case'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { ok, refuse } from '#core/result'
import * as store from '../../../src-renderer/case/store/case-store.ts'
import { bridge } from '../shell/bridge.ts'

const sections = emptySections()

const opened = (status: OpenCase['hearingCase']['status'] = 'OPEN'): OpenCase => ({
  hearingCase: {
    ...sections,
    id: 'c1',
    reference: 'EH-2026-001',
    version: 1,
    replacesNotice: null,
    status,
    createdAt: '2026-11-01T09:00:00.000Z',
    regime: regimeOfParticulars(sections.particulars),
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
})

const savedAt = '2026-11-19T14:06:00.000Z'
/** A library that confirms every save with the sections as it first knew them. */
const library = (status: OpenCase['hearingCase']['status'] = 'OPEN') =>
  bridge({
    'case:open': async () => ok(opened(status)),
    'case:save': async () => {
      const { hearingCase, summary, seals } = opened(status)
      return ok({ hearingCase, summary, seals, savedAt })
    },
    'bundle:rename': async () => ok(opened(status)),
  })

const together = () => store.useCase.getState().openCase?.hearingCase.seriousness.together

describe('the case on screen', () => {
  beforeEach(async () => {
    bridge({ 'case:save': async () => ok({ ...opened(), savedAt }) })
    await store.closeCase()
  })

  it('keeps what was typed when the library confirms an older text', async () => {
    library()
    await store.openCase('c1')
    store.patch('seriousness', { together: 'first' })
    store.patch('seriousness', { together: 'first and second' })
    await store.flushCase()
    expect(together()).toBe('first and second')
    expect(store.useCase.getState().save).toEqual({ state: 'SAVED', at: savedAt, message: null })
  })

  it('keeps what was typed when something else in the case changes', async () => {
    library()
    await store.openCase('c1')
    store.patch('seriousness', { together: 'typed' })
    await store.changeCase(async () => ok(opened()))
    expect(together()).toBe('typed')
  })

  it('saves the last keystroke before it changes the case elsewhere', async () => {
    const asked = library()
    await store.openCase('c1')
    store.patch('seriousness', { together: 'typed' })
    let before = 0
    await store.changeCase(async () => {
      before = asked.filter((one) => one.channel === 'case:save').length
      return ok(opened())
    })
    expect(before).toBeGreaterThan(0)
  })

  it('says that a save failed, keeps the text and changes nothing elsewhere', async () => {
    bridge({
      'case:open': async () => ok(opened()),
      'case:save': async () => refuse('DISK_FULL', 'The disk is full.'),
    })
    await store.openCase('c1')
    store.patch('seriousness', { together: 'typed' })
    const answer = await store.changeCase(async () => ok(opened()))
    expect(answer).toBeNull()
    expect(together()).toBe('typed')
    expect(store.useCase.getState().save.message).toBe('The disk is full.')
    library()
    store.retrySave()
    expect(await store.flushCase()).toBe(true)
  })

  it('takes no change of a signed case', async () => {
    const asked = library('SIGNED')
    await store.openCase('c1')
    store.patch('seriousness', { together: 'too late' })
    expect(together()).toBe('')
    expect(asked.filter((one) => one.channel === 'case:save')).toEqual([])
  })

  it('takes the seats that the library gave, and keeps what was typed elsewhere', async () => {
    library()
    await store.openCase('c1')
    store.patch('seriousness', { together: 'typed' })
    await store.flushCase()
    const answer = opened()
    const members = [{ label: 'Panel member 1', profileId: 'p1' }]
    const particulars = { ...answer.hearingCase.particulars, members }
    store.takeSeats({ ...answer, hearingCase: { ...answer.hearingCase, particulars } })
    expect(store.useCase.getState().openCase?.hearingCase.particulars.members).toEqual(members)
    expect(together()).toBe('typed')
  })
  it('shows who decides as soon as a save has seated another person', async () => {
    const seat = {
      label: 'Panel member 1',
      profileId: 'p1',
      isMe: false,
      sealedAt: null,
      commitment: null,
      view: null,
    }
    bridge({
      'case:open': async () => ok(opened()),
      'case:save': async () => {
        const answer = opened()
        return ok({ ...answer, seals: { ...answer.seals, decisionMakers: [seat] }, savedAt })
      },
    })
    await store.openCase('c1')
    store.patch('particulars', { members: [{ label: 'Panel member 1', profileId: 'p1' }] })
    await store.flushCase()
    expect(store.useCase.getState().openCase?.seals.decisionMakers).toEqual([seat])
  })

  it('shows a member the chair’s draft from the moment when it opens', async () => {
    const closed = opened()
    bridge({
      'case:open': async () => ok({ ...closed, seals: { ...closed.seals, draftClosed: true } }),
    })
    await store.openCase('c1')
    const { hearingCase } = closed
    const decision = { ...hearingCase.decision, outcome: 'FWW' } as const
    const answer = { ...closed, hearingCase: { ...hearingCase, decision } }
    await store.changeCase(async () => ok(answer))
    expect(store.useCase.getState().openCase?.hearingCase.decision.outcome).toBe('FWW')
  })
})
