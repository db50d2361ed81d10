import { createHash, randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Held } from '../../../src-main/bundle-pdf/held-stream.ts'
import { inMemory } from '../../../src-main/bundle-pdf/source-file.ts'

const noise = randomBytes(300_000)
const page = Buffer.concat([Buffer.alloc(300_000), noise])
const file = inMemory(Buffer.concat([Buffer.from('before'), page, Buffer.from('after')]))
const held = () => new Held(file, 6, 6 + page.length)
const keyOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')

describe('the contents of a stream that stays where it is', () => {
  it('packed are the same bytes, whether they stay in memory or not', () => {
    const packed = deflateSync(page)
    expect(Buffer.compare(held().packed() ?? noise, packed)).toBe(0)
    const gone = held().packed(() => false)
    if (!(gone instanceof Held)) throw new Error('In memory')
    expect([gone.length, gone.size, gone.hash()]).toEqual([0, packed.length, keyOf(packed)])
    const parts = Array.from(gone.parts(), (part) => Buffer.from(part))
    expect(Buffer.compare(Buffer.concat(parts), packed)).toBe(0)
  })

  it('are asked how much room there is once, with how much they would take', () => {
    const [asked, one]: [number[], Held] = [[], held()]
    const mayStay = (bytes: number) => asked.push(bytes) > 1
    expect(one.packed(mayStay)).toBe(one.packed(mayStay))
    expect(asked).toEqual([deflateSync(page).length])
  })

  it('are left as they are where packing makes them no smaller', () => {
    const one = new Held(inMemory(noise), 0, noise.length)
    expect(one.packed(() => false)).toBeNull()
    expect(one.hash()).toBe(keyOf(noise))
  })
})
