import { describe, expect, it } from 'vitest'
import { particularsSchema } from '#core/hearing-case'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { known } from '#core/regime'

const regime = (cameToAttention: string, exceptions: object = {}) =>
  regimeOfParticulars(particularsSchema.parse({ dates: { cameToAttention }, ...exceptions }))
    .conductRegime

describe('the exceptions to the date rule (A25 reg 64)', () => {
  it('are not taken for granted while nobody has answered', () => {
    expect(known(regime('2025-07-14'))).toBe('CR2020_2025')
    expect(known(regime('2024-07-14', { directorGeneralDirected: null }))).toBe('CR2020_BASE')
    expect(known(regime('2025-07-14', { linkedToEarlierMatter: false }))).toBe('CR2020_2025')
  })

  it('keep the older rules for a later allegation about a matter handled under them', () => {
    const key = regime('2025-07-14', { linkedToEarlierMatter: true })
    expect(known(key)).toBe('CR2020_BASE')
    expect(key.reason).toContain('same matter')
    expect(key.reason).toContain('A25 reg 64(1)(b)')
  })

  it('bring the newer rules whatever the date where the Director General directed', () => {
    const key = regime('2021-07-14', { directorGeneralDirected: true })
    expect(known(key)).toBe('CR2020_2025')
    expect(key.reason).toContain('A25 reg 64(2)')
    const both = { linkedToEarlierMatter: true, directorGeneralDirected: true }
    expect(known(regime('2025-07-14', both))).toBe('CR2020_2025')
  })
})
