import { statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toEnd } from '#core/steps'
import { openLongTransaction } from '../../../src-main/db/long-transaction.ts'
import { loadSetting, saveSetting } from '../../../src-main/db/settings.ts'
import { makeLibrary, type TestLibrary } from '../../support/make-db.ts'

const MEGABYTE = 1_048_576

let library: TestLibrary
beforeEach(async () => {
  library = await makeLibrary()
  library.db.pragma('wal_checkpoint(TRUNCATE)')
})
afterEach(() => library.remove())

const inPlace = () => statSync(library.db.name).size
const setting = (name: string) => library.db.pragma(name, { simple: true })

/** Begins a transaction and writes two megabytes, for which there is room in memory. */
function written() {
  const transaction = openLongTransaction(library.db)
  for (let part = 0; part < 32; part += 1)
    saveSetting(library.db, `part ${part}`, 'x'.repeat(65_536))
  return transaction
}

describe('a long transaction', () => {
  it('puts what waits in memory in its place before the commit, and pauses on the way', async () => {
    const transaction = written()
    const before = inPlace()
    const steps = transaction.spillInSteps()
    expect(steps.next().done).toBe(false)
    const onTheWay = inPlace()
    toEnd(steps)
    await transaction.settle()
    expect(onTheWay - before).toBeLessThan(MEGABYTE)
    expect(inPlace() - before).toBeGreaterThan(2 * MEGABYTE)
    transaction.commit()
    expect(loadSetting(library.db, 'part 31')).toHaveLength(65_536)
  })

  it.each(['before', 'after'])('is taken back %s its pages are in their place', (when) => {
    const [size, room] = [inPlace(), setting('cache_size')]
    const transaction = written()
    if (when === 'after') toEnd(transaction.spillInSteps())
    transaction.takeBack()
    expect(loadSetting(library.db, 'part 0')).toBeNull()
    expect(inPlace()).toBe(size)
    expect([setting('cache_size'), setting('journal_mode')]).toEqual([room, 'wal'])
  })

  it('leaves the database as it was where it cannot begin', () => {
    const room = setting('cache_size')
    library.db.exec('BEGIN')
    expect(() => openLongTransaction(library.db, 1_024)).toThrow(/transaction/)
    expect([setting('cache_size'), setting('journal_mode')]).toEqual([room, 'wal'])
  })
})
