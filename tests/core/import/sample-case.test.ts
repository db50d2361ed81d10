import { readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { caseFileSchema } from '#core/case-file'
import type { HearingCase } from '#core/hearing-case'
import { checkIssuable } from '#core/law/issuable'
import { checkOutcome } from '#core/law/outcome-rules'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { known } from '#core/regime'
import { drawDocument } from '../../support/make-sample-bundle.ts'
import { sampleBundle } from '../../support/sample-bundle-text.ts'
import { readText, resources, tables } from '../../support/import-tables.ts'

const { sections, documents, provisionalViews } = caseFileSchema.parse(
  JSON.parse(readText(`${resources}/sample/sample-case.json`)),
)
const hearingCase: HearingCase = {
  ...sections,
  id: 'sample',
  reference: 'EH-2026-001',
  version: 1,
  replacesNotice: null,
  status: 'OPEN',
  createdAt: '2026-11-19T09:00:00.000Z',
  regime: regimeOfParticulars(sections.particulars),
}
const links = [
  ...sections.findings.allegations.flatMap((allegation) =>
    allegation.facts.flatMap((fact) => fact.evidence),
  ),
  ...sections.seriousness.factors.flatMap((factor) => factor.evidence),
]

describe('the sample case', () => {
  it('falls under the 2020 rules with a chief officer’s panel, by its dates alone', () => {
    expect(known(hearingCase.regime.conductRegime)).toBe('CR2020_BASE')
    expect(known(hearingCase.regime.panelModel)).toBe('CHIEF_OFFICER_CHAIR')
  })
  it('can be issued as a lawful notice once views are sealed and comparators opened', () => {
    const context = { sealed: true, comparatorsConsulted: true, pointingAway: [] }
    expect(checkIssuable(hearingCase, tables.law, context)).toEqual([])
    expect(checkOutcome(hearingCase, tables.law)).toEqual([])
  })
  it('names only factors and categories of the shipped taxonomy', () => {
    const { factors, absentFactors, personalMitigation } = sections.seriousness
    const ids = [...factors, ...personalMitigation].map((factor) => factor.factorId)
    expect([...ids, ...absentFactors].filter((id) => !tables.known.factors.has(id))).toEqual([])
    const types = sections.findings.allegations.flatMap((allegation) => allegation.allegationTypes)
    expect(types.filter((id) => !tables.known.allegationTypes.has(id))).toEqual([])
  })
  it('quotes its evidence exactly, on the page that it cites', () => {
    expect(links.length).toBeGreaterThan(15)
    for (const { documentId, page, quotation } of links) {
      const text = sampleBundle.find((document) => document.file === documentId)
      const cited = text?.pages[(page ?? 0) - 1]
      expect(cited, `${documentId} page ${page}`).toBeDefined()
      const words = [cited?.heading, ...(cited?.paragraphs ?? [])].join(' ')
      expect(words).toContain(quotation)
    }
  })
  it('has a view for each of its three decision-makers', () => {
    expect(provisionalViews).toHaveLength(1 + sections.particulars.members.length)
  })
})

describe('the sample bundle', () => {
  it('is shipped exactly as its text is drawn, with a page for each page', async () => {
    expect(documents.map((document) => document.file)).toEqual(sampleBundle.map(({ file }) => file))
    for (const text of sampleBundle) {
      const shipped = readFileSync(`${resources}/sample/${text.file}`)
      expect(Buffer.compare(shipped, await drawDocument(text)), text.file).toBe(0)
      const pdf = await PDFDocument.load(shipped, { updateMetadata: false })
      expect(pdf.getPageCount()).toBe(text.pages.length)
    }
  })
})
