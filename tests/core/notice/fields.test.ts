import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { composeNotice } from '#core/notice/compose'
import type { NoticeDocument } from '#core/notice/notice'
import { caseRows } from '../../support/notice-fields/case-rows.ts'
import { decisionRows } from '../../support/notice-fields/decision-rows.ts'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'
import type { SampleOverrides } from '../../support/sample-case.ts'
import { sampleComparison } from '../../support/sample-comparison.ts'

// The table of domain brief 5.2, row by row: each field under its condition, and away without it.

const rows = [...caseRows, ...decisionRows]

function compose(given: SampleOverrides, kind: NoticeDocument['kind']): NoticeDocument {
  return composeNotice({
    hearingCase: sampleCase(given),
    law: sampleLaw(),
    kind,
    number: 'NUMBER',
    issuedOn: '2026-11-19',
    documents: [],
    comparison: sampleComparison,
    caseSources: [{ ref: 'P-0001', words: 'A published report', isPublic: true }],
    signer: { label: 'The signer', capacity: 'Chief officer' },
  })
}

/** The part of the notice as text; empty where the notice has no such part. */
function textAt(document: NoticeDocument, at: string): string {
  const { sections, annex, ...head } = document
  if (at === 'head') return canonicalJson(head)
  if (at === 'annex') return annex === undefined ? '' : canonicalJson(annex)
  const section = sections.find(({ id }) => id === at)
  return section === undefined ? '' : canonicalJson(section)
}

describe('The fields of the notice', () => {
  it('are all looked at', () => {
    const fields = [...new Set(rows.map(({ field }) => field))].toSorted((a, b) => a - b)
    expect(fields).toEqual(Array.from({ length: 28 }, (_, index) => index + 1))
  })

  it.each(rows)('$field: the full notice says $about under its condition', (row) => {
    expect(textAt(compose(row.when, 'FULL'), row.at)).toContain(row.says)
    if (row.unless !== undefined)
      expect(textAt(compose(row.unless, 'FULL'), row.at)).not.toContain(row.says)
  })

  it.each(rows.filter(({ published }) => published !== null))(
    '$field: the published notice says what it may of $about',
    ({ at, says, when, unless, published }) => {
      expect(textAt(compose(when, 'PUBLISHED'), at)).toContain(published)
      if (unless !== undefined)
        expect(textAt(compose(unless, 'PUBLISHED'), at)).not.toContain(published)
      if (published !== says) expect(canonicalJson(compose(when, 'PUBLISHED'))).not.toContain(says)
    },
  )

  it.each(rows.filter(({ published }) => published === null))(
    '$field: the published notice says nothing of $about',
    ({ says, when }) => {
      expect(canonicalJson(compose(when, 'PUBLISHED'))).not.toContain(says)
    },
  )

  it.each(rows.filter(({ at }) => at !== 'head'))(
    '$field: nothing of $about is published of a meeting or of a report withheld',
    ({ when, says }) => {
      const held = { ...when, particulars: { ...when.particulars, forum: 'MEETING' as const } }
      const publication = { decision: 'WITHHOLD', reasons: '' } as const
      const withheld = { ...when, decision: { ...when.decision, publication } }
      for (const given of [held, withheld])
        expect(canonicalJson(compose(given, 'PUBLISHED').sections)).not.toContain(says)
    },
  )
})
