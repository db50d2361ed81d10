import { beforeEach, describe, expect, it } from 'vitest'
import type { DocumentsAdded, OpenCase } from '#contract/api'
import { emptyReport } from '#core/bundle/intake'
import { ok, refuse, type Result } from '#core/result'
import { addChosen, useIntake } from '../../../src-renderer/case/bundle/intake-store.ts'
import * as store from '../../../src-renderer/case/store/case-store.ts'
import { bridge } from '../shell/bridge.ts'
import { open } from './open-case.ts'

// A case is left, opened again or exchanged for another one while the library has yet to answer.

type Answer = Result<OpenCase>
const opened = async (id: string): Promise<OpenCase> => {
  await open({})
  const value = store.useCase.getState().openCase
  if (value === null) throw new Error('No case is open.')
  await store.closeCase()
  return { ...value, hearingCase: { ...value.hearingCase, id } }
}
const shown = () => store.useCase.getState().openCase?.hearingCase.id ?? null
const together = () => store.useCase.getState().openCase?.hearingCase.seriousness.together

let first: OpenCase
let second: OpenCase
beforeEach(async () => {
  first = await opened('c1')
  second = await opened('c2')
})

/** A library that answers for one case when the test lets it, and at once for another. */
const slowFor = (slow: string) => {
  const answer = Promise.withResolvers<Answer>()
  bridge({
    'case:open': async ({ id }) =>
      id === slow ? answer.promise : ok(id === 'c1' ? first : second),
  })
  return answer
}

describe('a case that is left', () => {
  it('does not come back in place of the one opened after it', async () => {
    const late = slowFor('c1')
    const both = [store.openCase('c1'), store.openCase('c2')]
    await both[1]
    expect(shown()).toBe('c2')
    late.resolve(ok(first))
    await both[0]
    expect(shown()).toBe('c2')
  })

  it('does not refuse in place of the one opened after it', async () => {
    const late = slowFor('c1')
    const both = [store.openCase('c1'), store.openCase('c2')]
    await both[1]
    late.resolve(refuse('CLOSED', 'That case is closed to you.'))
    await both[0]
    expect(store.useCase.getState().problems).toEqual([])
  })

  it('is not shown once nobody waits for it, so that it is read anew when it is opened', async () => {
    const late = slowFor('c1')
    const opening = store.openCase('c1')
    await store.closeCase()
    late.resolve(ok(first))
    await opening
    expect(shown()).toBeNull()
  })

  it('is read anew where it is opened again at once, with the last keystroke that was typed', async () => {
    const { hearingCase, summary, seals } = first
    let kept = hearingCase
    bridge({
      'case:open': async () => ok({ ...first, hearingCase: kept }),
      'case:save': async ({ section, value }) => {
        kept = { ...kept, [section]: value }
        return ok({ hearingCase, summary, seals, savedAt: '2026-11-19T14:06:00.000Z' })
      },
    })
    await store.openCase('c1')
    store.patch('seriousness', { together: 'first' })
    store.patch('seriousness', { together: 'first and second' })
    const closing = store.closeCase()
    expect(shown()).toBeNull()
    await Promise.all([closing, store.openCase('c1')])
    expect(shown()).toBe('c1')
    expect(together()).toBe('first and second')
  })

  it('is saved before the library locks, also where it was left a moment ago', async () => {
    const save = Promise.withResolvers<Result<never>>()
    await open({}, { 'case:save': () => save.promise })
    store.patch('seriousness', { together: 'typed' })
    void store.closeCase()
    let isSaved = false
    const flushed = store.flushCase().then(() => (isSaved = true))
    await Promise.resolve()
    expect(isSaved).toBe(false)
    save.resolve(refuse('DISK_FULL', 'The disk is full.'))
    await flushed
  })

  it('is not put in place of another one by documents that were added to it meanwhile', async () => {
    const added = Promise.withResolvers<Result<DocumentsAdded>>()
    bridge({
      'case:open': async ({ id }) => ok(id === 'c1' ? first : second),
      'bundle:add': () => added.promise,
    })
    await store.openCase('c1')
    const adding = addChosen('c1')
    await store.openCase('c2')
    added.resolve(ok({ openCase: first, report: emptyReport }))
    await adding
    expect(shown()).toBe('c2')
    expect(useIntake.getState().progress).toBeNull()
  })

  it('leads to its new version where it is still on screen', async () => {
    bridge({ 'case:open': async ({ id }) => ok(id === 'c1' ? first : second) })
    await store.openCase('c1')
    await store.changeCase(async () =>
      ok({ ...second, hearingCase: { ...second.hearingCase, version: 2 } }),
    )
    expect(shown()).toBe('c2')
  })

  it('leads nowhere once another one is on screen', async () => {
    const changed = Promise.withResolvers<Answer>()
    bridge({ 'case:open': async ({ id }) => ok(id === 'c1' ? first : second) })
    await store.openCase('c1')
    const changing = store.changeCase(() => changed.promise)
    await store.openCase('c2')
    changed.resolve(ok({ ...first, hearingCase: { ...first.hearingCase, id: 'c3' } }))
    await changing
    expect(shown()).toBe('c2')
  })
})
