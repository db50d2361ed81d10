import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import { ok, refuse } from '#core/result'
import * as store from '../../../src-renderer/case/store/case-store.ts'
import { bridge } from '../shell/bridge.ts'
import { caseOf } from './open-case.ts'

const savedAt = '2026-11-19T14:06:00.000Z'
/** A library that confirms every save with the sections as it first knew them. */
const library = (status: OpenCase['hearingCase']['status'] = 'OPEN') =>
  bridge({
    'case:open': async () => ok(caseOf({ status })),
    'case:save': async () => {
      const { hearingCase, summary, seals } = caseOf({ status })
      return ok({ hearingCase, summary, seals, savedAt })
    },
    'bundle:rename': async () => ok(caseOf({ status })),
  })

const together = () => store.useCase.getState().openCase?.hearingCase.seriousness.together

describe('the case on screen', () => {
  beforeEach(async () => {
    bridge({ 'case:save': async () => ok({ ...caseOf(), savedAt }) })
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
    await store.changeCase(async () => ok(caseOf()))
    expect(together()).toBe('typed')
  })

  it('saves the last keystroke before it changes the case elsewhere', async () => {
    const asked = library()
    await store.openCase('c1')
    store.patch('seriousness', { together: 'typed' })
    let before = 0
    await store.changeCase(async () => {
      before = asked.filter((one) => one.channel === 'case:save').length
      return ok(caseOf())
    })
    expect(before).toBeGreaterThan(0)
  })

  it('says that a save failed, keeps the text and changes nothing elsewhere', async () => {
    bridge({
      'case:open': async () => ok(caseOf()),
      'case:save': async () => refuse('DISK_FULL', 'The disk is full.'),
    })
    await store.openCase('c1')
    store.patch('seriousness', { together: 'typed' })
    const answer = await store.changeCase(async () => ok(caseOf()))
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
    const answer = caseOf()
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
      'case:open': async () => ok(caseOf()),
      'case:save': async () => {
        const answer = caseOf()
        return ok({ ...answer, seals: { ...answer.seals, decisionMakers: [seat] }, savedAt })
      },
    })
    await store.openCase('c1')
    store.patch('particulars', { members: [{ label: 'Panel member 1', profileId: 'p1' }] })
    await store.flushCase()
    expect(store.useCase.getState().openCase?.seals.decisionMakers).toEqual([seat])
  })

  it('shows a member the chair’s draft from the moment when it opens', async () => {
    const closed = caseOf()
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
