import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { appendAudit } from '../../../src-main/db/audit.ts'
import { inOneTransaction } from '../../../src-main/db/open-database.ts'
import { auditMeta } from '../../../src-main/handlers/library.ts'
import { openHandlers, newLibrary, passphrase, value } from '../../support/open-library.ts'
import { slowClock } from '../../support/slow-clock.ts'

/** A locked library with a record of years. */
async function longRecord(entries = 4_000) {
  const made = await newLibrary()
  const { library } = made.session
  if (library === null) throw new Error('The library is open')
  inOneTransaction(library.db, () => {
    for (let seq = 0; seq < entries; seq += 1)
      appendAudit(library.db, auditMeta(library, 'case.viewed', 'EH-2026-001', { seq }))
  })
  const { people } = value(await made.handlers['vault:lock']())
  const opened = openHandlers(made.folder)
  const unlock = () =>
    opened.handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase })
  /** Waits until the record is being checked. */
  const begun = async () => {
    while (opened.session.opening === null) await nextTurn()
  }
  return { ...opened, unlock, begun }
}

describe('Opening a library with a long audit record', () => {
  afterEach(() => vi.restoreAllMocks())

  it('leaves turns to the window while the record is checked', async () => {
    const { unlock, begun, session } = await longRecord()
    slowClock()
    const unlocking = unlock()
    await begun()
    let turns = 0
    for (; session.library === null; turns += 1) await nextTurn()
    expect(value(await unlocking)).toMatchObject({ state: 'UNLOCKED', readOnly: false })
    expect(turns).toBeGreaterThan(10)
  })

  it('is done once, also where it is asked for twice', async () => {
    const { unlock, handlers } = await longRecord(600)
    const both = await Promise.all([unlock(), unlock()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problems: [{ code: 'UNLOCKED' }] })
    expect(value(await handlers['vault:status']()).state).toBe('UNLOCKED')
    expect(value(await handlers['audit:verify']()).intact).toBe(true)
  })

  it('ends where the library is locked meanwhile, and can be begun again', async () => {
    const { unlock, begun, handlers } = await longRecord()
    const unlocking = unlock()
    await begun()
    value(await handlers['vault:lock']())
    expect(await unlocking).toMatchObject({ ok: false, problems: [{ code: 'LOCKED' }] })
    expect(value(await handlers['vault:status']()).state).toBe('LOCKED')
    expect(value(await unlock())).toMatchObject({ state: 'UNLOCKED', readOnly: false })
  })
})
