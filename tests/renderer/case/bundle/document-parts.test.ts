import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  isWaiting,
  NotGiven,
  openParts,
} from '../../../../src-renderer/case/bundle/document-parts.ts'

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

  it('are read ahead while nothing else is done, and not asked for again', async () => {
    const parts = await openParts('case', 'document')
    await parts.readAhead()
    const before = asked.length
    expect(asked.slice(1).every(({ to, from }) => to - from <= 262_144)).toBe(true)
    for (const [from, to] of [
      [0, 65_536],
      [655_360, 720_896],
      [1_310_720, 1_376_256],
    ] as const)
      same(await parts.read(from, to), from, to)
    expect(asked).toHaveLength(before)
    parts.close()
    same(await parts.read(655_360, 720_896), 655_360, 720_896)
    expect(asked).toHaveLength(before + 1)
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
