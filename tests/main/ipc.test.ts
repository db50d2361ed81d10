import { ipcMain } from 'electron'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { channels } from '#contract/channels'
import { ok, refuse } from '#core/result'
import { answerDrops, register, whenFlushed } from '../../src-main/ipc.ts'
import type { Handlers } from '../../src-main/handlers/deps.ts'
import { ipcMain as standIn, type SenderEvent } from '../stand-in/ipc-main.ts'

const origin = 'app://evenhand'
const own: SenderEvent = { senderFrame: { url: `${origin}/`, parent: null } }
const strangers: Readonly<Record<string, SenderEvent>> = {
  'a page from elsewhere': { senderFrame: { url: 'https://example.invalid/', parent: null } },
  'a name that only begins alike': {
    senderFrame: { url: 'app://evenhand.example.invalid/', parent: null },
  },
  'a frame inside the page': { senderFrame: { url: `${origin}/`, parent: {} } },
  'a frame that is gone': { senderFrame: null },
}

const asked = vi.fn()
const handlers = Object.fromEntries(
  channels.map((channel) => [
    channel,
    async (input: unknown) => {
      asked(channel, input)
      if (channel === 'law:read') throw new TypeError('PC 1234 wrote this')
      return ok(null)
    },
  ]),
)

beforeAll(() => register(handlers as Partial<Handlers> as Handlers, origin))

describe('the process boundary', () => {
  it('passes a call of its own page to the handler of that channel', async () => {
    expect(await standIn.answer(own, 'case:open', [{ id: 'a' }, 'more'])).toEqual(ok(null))
    expect(asked).toHaveBeenLastCalledWith('case:open', { id: 'a' })
  })

  it.each(Object.keys(strangers))('refuses %s, and calls nothing', async (who) => {
    asked.mockClear()
    const answer = await standIn.answer(strangers[who] ?? own, 'vault:status', [])
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'UNTRUSTED_SENDER' }] })
    expect(asked).not.toHaveBeenCalled()
  })

  it('has one handler for every channel of the contract, and knows no other', async () => {
    for (const channel of channels)
      expect(() => ipcMain.handle(channel, () => null), channel).toThrow('second handler')
    await expect(standIn.answer(own, 'vault:everything', [])).rejects.toThrow('No handler')
  })

  it('turns an exception into words, and logs where it was but not what it said', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
    const answer = await standIn.answer(own, 'law:read', [])
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'UNEXPECTED' }] })
    const logged = log.mock.calls.flat().join('\n')
    expect(logged).toContain('law:read failed: TypeError')
    expect(logged).toContain('ipc.test.ts')
    expect(logged).not.toContain('PC 1234')
    log.mockRestore()
  })

  it('answers whether a dropped file may be read, to its own page alone and for a place', async () => {
    const check = vi.fn((place: string) =>
      place === '/own' ? refuse('OWN_FILE', 'Own.') : ok(null),
    )
    answerDrops(origin, check)
    const ask = (event: SenderEvent, place: unknown) =>
      standIn.answer(event, 'window:dropped', [place])
    expect(await ask(own, '/other')).toEqual(ok(null))
    expect(await ask(own, '/own')).toMatchObject({ ok: false, problems: [{ code: 'OWN_FILE' }] })
    check.mockClear()
    for (const [event, place] of [
      ...Object.values(strangers).map((one) => [one, '/own']),
      [own, 1],
    ])
      expect(await ask(event as SenderEvent, place)).toMatchObject({ ok: false })
    expect(check).not.toHaveBeenCalled()
  })

  it('hears that text was handed over from its own page only', () => {
    const flushed = vi.fn()
    whenFlushed(origin, flushed)
    for (const event of Object.values(strangers)) standIn.emit('window:closed', event)
    expect(flushed).not.toHaveBeenCalled()
    standIn.emit('window:closed', own)
    expect(flushed).toHaveBeenCalledOnce()
  })
})
