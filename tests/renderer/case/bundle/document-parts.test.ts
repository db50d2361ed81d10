import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  isWaiting,
  NotGiven,
  openParts,
  type DocumentParts,
} from '../../../../src-renderer/case/bundle/document-parts.ts'
import { runUrgent } from '../../../../src-renderer/case/bundle/draw-turns.ts'
import { untilPainted } from '../../../../src-renderer/case/bundle/first-page.ts'

const size = 1_500_000
const file = Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 9)) % 253)
const endBytes = 100_000

type Asked = { readonly from: number; readonly to: number }
let asked: Asked[]
const answer = ({ from, to }: Asked) => ({
  ok: true,
  value: {
    part: file.slice(from, to),
    bytes: size,
    end: from === 0 ? file.slice(size - endBytes) : new Uint8Array(),
  },
})

describe('the parts of a document', () => {
  beforeEach(() => {
    asked = []
    const invoke = vi.fn((_: string, input: Asked) => {
      asked.push(input)
      return Promise.resolve(answer(input))
    })
    Object.assign(globalThis, {
      evenhand: { invoke, on: () => () => undefined, closed: () => undefined },
      requestIdleCallback: (go: () => void) => queueMicrotask(go),
    })
  })
  const same = (part: Uint8Array, from: number, to: number) =>
    expect(Buffer.compare(part, file.subarray(from, to))).toBe(0)

  it('come with the end of the document at once, and else when they are asked for', async () => {
    const parts = await openParts('case', 'document')
    same(parts.first, 0, 131_072)
    same(await parts.read(size - endBytes, size), size - endBytes, size)
    expect(asked).toHaveLength(1)
    same(await parts.read(655_360, 720_896), 655_360, 720_896)
    expect(asked).toHaveLength(2)
    parts.close()
  })

  it('are read ahead while nothing else is done, and handed over in order', async () => {
    const parts = await openParts('case', 'document')
    const taken: Uint8Array[] = [parts.first]
    await parts.readAhead((part) => void taken.push(part))
    expect(taken.length).toBeGreaterThan(2)
    expect(asked.every(({ to, from }) => to - from <= 131_072)).toBe(true)
    same(Buffer.concat(taken), 0, size - endBytes)
    parts.close()
  })

  it('are not read ahead while a page that is looked at is opened, nor once the document is closed', async () => {
    const parts = await openParts('case', 'document')
    const page = Promise.withResolvers<void>()
    const opening = runUrgent(() => page.promise)
    const taken: Uint8Array[] = []
    const ahead = parts.readAhead((part) => {
      taken.push(part)
      parts.close()
    })
    await untilPainted()
    await untilPainted()
    expect(asked).toHaveLength(1)
    page.resolve()
    await opening
    await ahead
    expect(taken).toHaveLength(1)
    expect(asked).toHaveLength(2)
  })

  it('are read ahead of all open documents together only as far as there is room', async () => {
    const most = 48 * 1024 * 1024
    const answerLong = ({ from, to }: Asked) => ({
      ok: true,
      value: { part: new Uint8Array(to - from), bytes: most * 2, end: new Uint8Array() },
    })
    Object.assign(globalThis.evenhand, {
      invoke: (_: string, input: Asked) => Promise.resolve(answerLong(input)),
    })
    const bytesAhead = async (parts: DocumentParts) => {
      let bytes = parts.first.length
      await parts.readAhead((part) => (bytes += part.length))
      return bytes
    }
    const [long, late] = [await openParts('case', 'long'), await openParts('case', 'late')]
    expect(await bytesAhead(long)).toBe(most)
    expect(await bytesAhead(late)).toBe(late.first.length)
    long.close()
    const later = await openParts('case', 'later')
    expect(await bytesAhead(later)).toBe(most)
    for (const parts of [late, later]) parts.close()
  })

  it('say why the library does not give them, and whether one is waited for', async () => {
    const problems = [{ code: 'DOCUMENT_CHANGED', message: 'Not the one that was added.' }]
    const given = Promise.withResolvers<unknown>()
    Object.assign(globalThis.evenhand, { invoke: () => given.promise })
    const opening = openParts('case', 'document')
    expect(isWaiting()).toBe(true)
    given.resolve({ ok: false, problems })
    await expect(opening).rejects.toThrow(new NotGiven('Not the one that was added.'))
    expect(isWaiting()).toBe(false)
  })
})
