import { noticeRecord } from '#core/notice/attachment'
import {
  withoutForeignMarks,
  composeInLanguages,
  phraseInLanguages,
  sayInLanguages,
} from '#core/notice/in-languages'
import { checkHearingNotice } from '#core/notice/hearing-notice'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { noticeNumber } from '#core/notice/notice-number'
import { checkPaper, composePaper, type PaperKind } from '#core/notice/papers'
import { findPlaces } from '#core/notice/redaction/places'
import { leftOutMark, redact, type NoticeRedaction } from '#core/notice/redaction/redact'
import { sayHearingNotice } from '#core/notice/say-hearing-notice'
import { capacityLabel } from '#core/wording'
import type { WorkingPaper } from '#core/notice/working-paper'
import { sampleCase, sampleLaw } from '../sample-case.ts'
import { sampleComparison } from '../sample-comparison.ts'
import { earlierRules } from './earlier-rules.ts'
import { edges } from './edges.ts'
import { hearingsAtLength } from './hearings-at-length.ts'
import { hearings } from './hearings.ts'
import { inLanguages } from './in-languages.ts'
import { otherForms } from './other-forms.ts'
import { askedNotice, type TwentyCase } from './twenty-case.ts'

/** Twenty cases of all kinds. */
export const twentyCases: readonly TwentyCase[] = [
  ...hearings,
  ...hearingsAtLength,
  ...otherForms,
  ...earlierRules,
  ...edges,
  ...inLanguages,
]

export const inputOf = (one: TwentyCase, kind: NoticeDocument['kind']): NoticeInput => {
  const hearingCase = sampleCase(one.given)
  const { reference, version, particulars } = hearingCase
  const { capacity, label } = particulars.chair
  return {
    hearingCase,
    law: sampleLaw(),
    kind,
    number: noticeNumber({ reference, version, kind }),
    issuedOn: particulars.dates.notified ?? particulars.dates.decision ?? '2026-11-19',
    documents: [{ id: 'document-1', title: 'A statement', label: { number: 1, insert: 0 } }],
    comparison: one.compared === true ? sampleComparison : null,
    caseSources: [{ ref: 'P-0001', words: 'A published report', isPublic: true }],
    signer: { label, capacity: capacity === null ? 'Chair' : capacityLabel(capacity) },
    heardWith: one.heardWith ?? [],
    decisionMark: '9c2f 77ab 1d08 5e64',
    leftOut: (one.leftOut ?? []).map(({ ground }) => ground),
  }
}

const languagesOf = (one: TwentyCase) => ({
  ...sampleCase(one.given).particulars.wording,
  translations: new Map<string, string>(),
})

/** The notice as it is signed: the published one without what the chair orders to be left out. */
export function noticeOf(one: TwentyCase, kind: NoticeDocument['kind']): NoticeDocument {
  const input = inputOf(one, kind)
  const languages = languagesOf(one)
  const whole = composeInLanguages(input, languages).document
  const document =
    kind === 'FULL'
      ? whole
      : redact(
          whole,
          redactionsOf(one),
          (ground) => phraseInLanguages((words) => leftOutMark(words, ground), languages).passages,
        )
  return { ...document, record: noticeRecord(input, document, whole, null) }
}

/** What the chair orders to be left out, marked in the published notice. */
export function redactionsOf(one: TwentyCase): readonly NoticeRedaction[] {
  const { sections } = composeInLanguages(inputOf(one, 'PUBLISHED'), languagesOf(one)).document
  return (one.leftOut ?? []).flatMap(({ words, ground }, at) =>
    findPlaces(sections, words).map((place, nth) => ({
      ...place,
      id: `${at}-${nth}`,
      ground,
      note: '',
      markedBy: 'Chair',
      markedAt: '2026-11-19T09:00:00Z',
    })),
  )
}

/** What goes out with the notice, or null where there is none of the kind. */
export function paperOf(one: TwentyCase, kind: PaperKind): WorkingPaper | null {
  const { hearingCase, law } = inputOf(one, 'FULL')
  if (!checkPaper(kind, hearingCase).ok) return null
  const drawn = withoutForeignMarks({
    hearingCase,
    law,
    full: noticeOf(one, 'FULL'),
    sha256: '9c2f77ab1d085e64'.repeat(4),
    author: 'Secretariat',
  })
  return sayInLanguages((words) => composePaper(kind, drawn, words), languagesOf(one)).document
}

/** The public notice of the hearing; null where there is none, or where it cannot be made yet. */
export function publicNoticeOf(one: TwentyCase): WorkingPaper | null {
  const { hearingCase, law } = inputOf(one, 'FULL')
  const others = twentyCases
    .map(({ given }) => sampleCase(given))
    .filter(({ reference }) => one.heardWith?.includes(reference))
  const asked = one.notice ?? askedNotice
  if (!checkHearingNotice(hearingCase, asked, others).ok) return null
  const redactions = redactionsOf(one)
  const given = { hearingCase, asked, others, redactions, law }
  return sayHearingNotice(given, languagesOf(one)).document
}
