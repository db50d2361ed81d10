import { describe, expect, it } from 'vitest'
import type { SampleOverrides } from '../../support/sample-case.ts'
import { noticeRecord } from '#core/notice/attachment'
import { composeNotice } from '#core/notice/compose'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { noticePage } from '#core/notice/page'
import { redact } from '#core/notice/redaction/redact'
import { renderNotice } from '../../../src-main/notice-pdf/render-notice.ts'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'
import { attempt, run, save, signedAt } from './judges.ts'

// Everything that is not for the public, each as a word that stands nowhere else.
const { particulars } = sampleCase()
const personal = (id: string, factorId: string) => ({
  id,
  factorId,
  text: `Hidden${id}`,
  raisedAt: null,
  couldHaveBeenRaisedEarlier: null,
  weight: `Hiddenweight${id}`,
})
const given: SampleOverrides = {
  correctionReason: 'Hiddencorrection',
  particulars: {
    matter: 'Hiddenmatter',
    officer: { ...particulars.officer, number: 'Hiddennumber' },
    adviser: { label: 'Hiddenadviser', profileId: null },
    service: { method: 'EMAIL', by: 'Hiddenclerk' },
    parityGroup: 'Hiddenincident',
    hearing: {
      ...particulars.hearing,
      notice: { leftOut: [], reason: 'Hiddenruling', additions: 'Hiddenbooking' },
    },
    regimeOverrides: [
      { key: 'forceTest', value: 'CIVIL_REASONABLE_BELIEF', reason: 'Hiddenoverride' },
    ],
  },
  findings: {
    allegations: [
      sampleAllegation({
        standards: ['SPB04_USE_OF_FORCE'],
        reasons: 'The account of Hiddenwitness was accepted.',
        facts: [
          {
            id: 'f',
            text: 'A fact',
            proved: true,
            evidence: [
              { documentId: 'document-1', page: 2, quotation: 'Hiddenquotation', oral: true },
            ],
          },
        ],
      }),
    ],
  },
  seriousness: {
    factors: [{ factorId: 'MIT_HEALTH', reason: 'Hiddenhealth', evidence: [], extent: null }],
    personalMitigation: [
      personal('family', 'PM_PERSONAL_CIRCUMSTANCES'),
      personal('service', 'PM_SERVICE_RECORD'),
    ],
  },
  decision: {
    adviserAdvice: 'Hiddenadvice',
    restrictions: 'Hiddenrestriction',
    publication: { decision: 'PUBLISH_REDACTED', reasons: 'Hiddenground' },
    comparatorAnswers: [{ ref: 'P-0001', answer: 'Hiddenanswer' }],
    excludedComparators: [{ ref: 'P-0002', reason: 'Hiddenexclusion' }],
    identifiersLookedAt: ['Hiddenidentifier'],
    decisionBasis: 'MAJORITY',
  },
}

function inputOf(kind: NoticeDocument['kind']): NoticeInput {
  return {
    hearingCase: sampleCase(given),
    law: sampleLaw(),
    kind,
    number: 'EH-2026-014/1/P',
    issuedOn: '2026-11-19',
    documents: [{ id: 'document-1', title: 'Hiddentitle', label: { number: 1, insert: 0 } }],
    comparison: null,
    signer: { label: 'The chair', capacity: 'Chief officer' },
    decisionMark: 'abcd 0123',
    leftOut: ['WITNESS'],
  }
}

function published(): NoticeDocument {
  const input = inputOf('PUBLISHED')
  const whole = composeNotice(input)
  const text = 'The account of Hiddenwitness was accepted.'
  const document = redact(whole, [
    {
      id: 'r',
      sectionId: 'findings',
      text,
      nth: 0,
      from: text.indexOf('Hidden'),
      to: text.indexOf(' was'),
      ground: 'WITNESS',
      note: 'Hiddennote',
      markedBy: 'Hiddenmarker',
      markedAt: signedAt,
    },
  ])
  return { ...document, record: noticeRecord(input, document, whole, null) }
}

/** Every stream open: text, metadata, attachments, bookmarks, tags, names of fonts. */
const everythingIn = (pdf: Uint8Array): string => {
  const path = save(pdf)
  return [
    attempt('qpdf', '--qdf', '--object-streams=disable', path, '-'),
    run('pdftotext', path, '-'),
    run('pdfinfo', '-meta', path),
    run('pdfinfo', '-struct-text', path),
    run('pdfdetach', '-list', path),
  ].join('\n')
}

describe('A published notice, searched for what is not for the public', () => {
  it('holds none of it in the PDF, in what the PDF carries, or on the web page', async () => {
    const document = published()
    const pdf = everythingIn(await renderNotice(document, { issuedAt: signedAt }))
    const page = noticePage(document, { fileName: 'notice.pdf', sha256: 'ab'.repeat(32) })
    for (const text of [pdf, page]) {
      expect(text).toContain('[left out: identity or safety of a witness or informant]')
      expect(text.match(/Hidden\w*/g) ?? []).toEqual([])
      expect(text).not.toMatch(/MAJORITY|bundle page/)
    }
  })

  it('would be found out: the full notice of the same case holds much of it', async () => {
    const full = await renderNotice(composeNotice(inputOf('FULL')), { issuedAt: signedAt })
    const found = new Set(everythingIn(full).match(/Hidden\w+/g))
    for (const word of ['number', 'adviser', 'clerk', 'witness', 'health', 'family', 'advice'])
      expect(found).toContain(`Hidden${word}`)
    expect(found).not.toContain('Hiddenruling')
  })
})
