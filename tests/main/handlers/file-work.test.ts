import { afterEach, expect, it, vi } from 'vitest'
import { ok } from '#core/result'
import { workOnFile } from '../../../src-main/handlers/file-work.ts'
import { newLibrary } from '../../support/open-library.ts'

afterEach(() => vi.restoreAllMocks())

it('work on a file says how far it is as seldom as can be read, however often it rests', async () => {
  const { session, events } = await newLibrary()
  const { library } = session
  if (library === null) throw new Error('Not open')
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  let rests = 0
  const done = await workOnFile(session, library, 'WRITING', async ({ rest }) => {
    for (; rests < 40; rests++) {
      now += 25
      await rest(rests, 40)
    }
    return ok('written')
  })
  expect(done).toEqual(ok('written'))
  const said = events.flatMap(({ event, payload }) => (event === 'pack:progress' ? [payload] : []))
  expect(said).toEqual(
    [0, 4, 8, 12, 16, 20, 24, 28, 32, 36].map((far) => ({
      stage: 'WRITING',
      done: far,
      total: 40,
    })),
  )
})
