import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advance,
  following,
  settling,
  standingOf,
  type PartHistory,
} from '#core/exchange/case-parts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const of = (...contents: readonly string[]): PartHistory =>
  contents.reduce<PartHistory>((history, text) => advance(history, sha256(text), sha256), [])

describe('The history of a part on two laptops', () => {
  it('says who is ahead, and that nobody is where both went on', () => {
    expect(standingOf([], of('a'))).toBe('NEW')
    expect(standingOf(of('a'), of('a'))).toBe('SAME')
    expect(standingOf(of('a'), of('a', 'b'))).toBe('NEWER')
    expect(standingOf(of('a', 'b'), of('a'))).toBe('OLDER')
    expect(standingOf(of('a', 'b'), of('a', 'c'))).toBe('DIVERGED')
    expect(standingOf(of('a', 'b'), of('c', 'b'))).toBe('SAME')
  })

  it('is not misled where something was changed and changed back', () => {
    expect(standingOf(of('a', 'b'), of('a', 'b', 'a'))).toBe('NEWER')
    expect(standingOf(of('a', 'b', 'a'), of('a', 'b'))).toBe('OLDER')
  })

  it('stays as it is while nothing is changed', () => {
    const history = of('a', 'b')
    expect(advance(history, sha256('b'), sha256)).toBe(history)
  })

  it('lets the other laptop follow a choice, and never asks the same question twice', () => {
    const [mine, theirs] = [of('a', 'b'), of('a', 'c')]
    const kept = settling(mine, theirs, sha256('b'), sha256)
    expect(standingOf(kept, theirs)).toBe('OLDER')
    expect(standingOf(theirs, kept)).toBe('NEWER')
    const taken = following(mine, theirs)
    expect(standingOf(taken, theirs)).toBe('SAME')
    expect(standingOf(theirs, taken)).toBe('SAME')
  })

  it('finds every exchange of packs, however they cross, safe and in agreement at the end', () => {
    const act = fc.record({
      who: fc.nat(1),
      text: fc.constantFrom('a', 'b', 'c', null),
      packs: fc.nat(3),
      mine: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const held: [PartHistory, PartHistory] = [of('start'), of('start')]
        const made: [PartHistory[], PartHistory[]] = [[], []]
        const take = (who: 0 | 1, pack: PartHistory, mine: boolean) => {
          const here = held[who]
          const standing = standingOf(here, pack)
          const now = here.at(-1)?.content ?? ''
          if (standing === 'NEWER') held[who] = following(here, pack)
          if (standing === 'DIVERGED')
            held[who] = mine ? settling(here, pack, now, sha256) : following(here, pack)
          // Nothing that was seen is ever forgotten, so no older pack can count as newer.
          for (const one of here) expect(held[who]).toContainEqual(one)
        }
        for (const { who, text, packs, mine } of acts) {
          const me = who === 0 ? 0 : 1
          if (text !== null) {
            held[me] = advance(held[me], sha256(text), sha256)
            made[me].push(held[me])
          } else {
            const pack = made[me === 0 ? 1 : 0].at(-1 - packs)
            if (pack !== undefined) take(me, pack, mine)
          }
        }
        take(0, held[1], true)
        take(1, held[0], false)
        return held[0].at(-1)?.content === held[1].at(-1)?.content
      }),
    )
  })
})
