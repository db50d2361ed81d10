import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedMentions, pageMentions, withPagesRenamed } from '#core/bundle/page-references'
import { allegationSchema, findingsSchema, seriousnessSchema } from '#core/hearing-case'

const findings = (...reasons: readonly string[]) =>
  findingsSchema.parse({
    allegations: reasons.map((text, at) =>
      allegationSchema.parse({ id: `a${at + 1}`, reasons: text }),
    ),
  })

describe('pages named in reasons', () => {
  it('are found in every text, each once, with how often and the words round the first', () => {
    const value = findings('See [bundle page 4] and [Bundle Page 4].', 'Also [bundle page 12a]')
    expect(pageMentions(value)).toEqual([
      {
        field: '/allegations/a1/reasons',
        label: '4',
        times: 2,
        words: 'See [bundle page 4] and [Bundle Page 4].',
      },
      {
        field: '/allegations/a2/reasons',
        label: '12A',
        times: 1,
        words: 'Also [bundle page 12a]',
      },
    ])
    const factors = [{ factorId: 'abuse', reason: 'Seen on [bundle page 9]' }]
    expect(pageMentions(seriousnessSchema.parse({ factors }))).toMatchObject([
      { field: '/factors/abuse/reason', label: '9' },
    ])
  })

  it('keep their field when the rows round them move', () => {
    const before = findings('Nothing', 'See [bundle page 4]')
    const after = { ...before, allegations: before.allegations.toReversed() }
    expect(changedMentions(before, after)).toEqual({ named: [], dropped: [] })
  })

  it('are told apart into those newly named and those named no more', () => {
    const field = '/allegations/a1/reasons'
    expect(
      changedMentions(
        findings('[bundle page 4], [bundle page 5]'),
        findings('[bundle page 5] then [bundle page 6]'),
      ),
    ).toMatchObject({ named: [{ field, label: '6' }], dropped: [{ field, label: '4' }] })
  })

  it('exchange numbers at once, so that 4 becomes 5 while 5 becomes 6', () => {
    const field = '/allegations/a1/reasons'
    const changed = withPagesRenamed<'findings'>(
      findings('[bundle page 4], “[bundle page 5]”', '[bundle page 4]'),
      [
        { field, label: '4', to: '5' },
        { field, label: '5', to: '6A' },
      ],
    )
    expect(changed).toEqual(findings('[bundle page 5], “[bundle page 6A]”', '[bundle page 4]'))
  })

  it('come back as they were when the exchange is made backwards', () => {
    const label = fc.integer({ min: 1, max: 30 }).map(String)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', ' ', '\n', '['), label)),
        fc.shuffledSubarray(
          Array.from({ length: 30 }, (_, at) => String(at + 1)),
          {
            minLength: 30,
          },
        ),
        (parts, shuffled) => {
          const text = parts.map(([gap, page]) => `${gap}[bundle page ${page}]`).join('')
          const field = '/allegations/a1/reasons'
          const there = shuffled.map((to, at) => ({ field, label: String(at + 1), to }))
          const back = there.map(({ label: to, to: from }) => ({ field, label: from, to }))
          const changed = withPagesRenamed<'findings'>(findings(text), there)
          expect(withPagesRenamed<'findings'>(changed, back)).toEqual(findings(text))
        },
      ),
    )
  })
})
