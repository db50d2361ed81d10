import { describe, expect, it } from 'vitest'
import { evidenceLinks, repairLinks } from '#core/bundle/evidence-links'
import { findingsSchema, seriousnessSchema } from '#core/hearing-case'

const link = (page: number) => ({ documentId: 'd', page, quotation: 'words', oral: false })
const oral = { documentId: null, page: null, quotation: '', oral: true }
const sections = {
  findings: findingsSchema.parse({
    allegations: [
      { id: 'a1', facts: [{ id: 'f1', evidence: [link(1), oral, link(2)] }, { id: 'f2' }] },
    ],
  }),
  seriousness: seriousnessSchema.parse({
    factors: [{ factorId: 'CUL_SUSTAINED', evidence: [link(3)] }],
  }),
}
const fact = { kind: 'FACT', allegationId: 'a1', factId: 'f1' } as const
const factor = { kind: 'FACTOR', factorId: 'CUL_SUSTAINED' } as const

describe('links of a case to its bundle', () => {
  it('are those of facts and factors, without what was said at the hearing', () => {
    expect(evidenceLinks(sections).map(({ owner, link: { page } }) => [owner.kind, page])).toEqual([
      ['FACT', 1],
      ['FACT', 2],
      ['FACTOR', 3],
    ])
  })

  it('are led elsewhere or taken away, and keep their words and their order', () => {
    const repaired = repairLinks(sections, [
      { owner: fact, link: link(1), to: { documentId: 'new', page: 9 } },
      { owner: factor, link: link(3), to: null },
    ])
    if (!repaired.ok) throw new Error('Refused')
    const [allegation] = repaired.value.findings.allegations
    expect(allegation?.facts[0]?.evidence).toEqual([
      { documentId: 'new', page: 9, quotation: 'words', oral: false },
      oral,
      link(2),
    ])
    expect(repaired.value.seriousness.factors[0]?.evidence).toEqual([])
  })

  it.each([
    ['changed meanwhile', { owner: fact, link: link(7), to: null }],
    ['of a fact that is gone', { owner: { ...fact, factId: 'x' }, link: link(1), to: null }],
    ['of a factor that is gone', { owner: { ...factor, factorId: 'x' }, link: link(3), to: null }],
  ])('are left as they are, all of them, where one is %s', (_why, wrong) => {
    const right = { owner: fact, link: link(1), to: { documentId: 'new', page: 9 } }
    const refused = repairLinks(sections, [right, wrong])
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['LINK_CHANGED'])
    expect(evidenceLinks(sections)[0]?.link).toEqual(link(1))
  })
})
