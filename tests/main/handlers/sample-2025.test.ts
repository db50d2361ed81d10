import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import { presumesDismissal } from '#core/law/presumption'
import { regimeLabel } from '#core/wording'
import { value } from '../../support/open-library.ts'
import { peopledLibrary } from '../../support/signed-case.ts'

describe('the sample under the 2025 rules', () => {
  let opened: OpenCase
  beforeAll(async () => {
    const { handlers } = await peopledLibrary()
    opened = value(await handlers['case:import-sample-2025']())
  }, 60_000)

  it('is a case half-way, with dismissal presumed', () => {
    expect(regimeLabel(opened.hearingCase.regime)).toBe('2025 rules')
    expect(presumesDismissal(opened.hearingCase)).toBe(true)
    expect(opened.summary.step).toBeLessThanOrEqual(3)
    expect(opened.hearingCase.decision.outcome).toBeNull()
  })

  it('cites pages of its own bundle, each of which is there', () => {
    const pages = new Map(opened.documents.map(({ id, pages: count }) => [id, count]))
    const cited = opened.hearingCase.findings.allegations.flatMap(({ facts }) =>
      facts.flatMap(({ evidence }) => evidence),
    )
    expect(cited.length).toBeGreaterThan(3)
    for (const { documentId, page } of cited)
      expect(pages.get(documentId ?? '') ?? 0).toBeGreaterThanOrEqual(page ?? 1)
  })
})
