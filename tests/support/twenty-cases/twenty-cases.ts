import { noticeRecord } from '#core/notice/attachment'
import {
  withoutForeignMarks,
  composeInLanguages,
  phraseInLanguages,
  sayInLanguages,
} from '#core/notice/in-languages'
import { composeHearingNotice } from '#core/notice/hearing-notice'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { noticeNumber } from '#core/notice/notice-number'
import { checkPaper, composePaper, type PaperKind } from '#core/notice/papers'
import { findPlaces } from '#core/notice/redaction/places'
import { leftOutMark, redact } from '#core/notice/redaction/redact'
import { capacityLabel } from '#core/wording'
import type { WorkingPaper } from '#core/notice/working-paper'
import { sampleCase, sampleLaw } from '../sample-case.ts'
import { sampleComparison } from '../sample-comparison.ts'
import { hearings } from './hearings.ts'
import { inLanguages } from './in-languages.ts'
import { otherForms } from './other-forms.ts'
import { askedNotice, type TwentyCase } from './twenty-case.ts'

/** Twenty cases of all kinds. */
export const twentyCases: readonly TwentyCase[] = [...hearings, ...otherForms, ...inLanguages]

export const inputOf = (one: TwentyCase, kind: NoticeDocument['kind']): NoticeInput => {
  const hearingCase = sampleCase(one.given)
  const { reference, version, particulars } = hearingCase
  const { capacity, label } = particulars.chair
  return {
    hearingCase,
    law: sampleLaw(),
    kind,
    number: noticeNumber({ reference, version, kind }),
    issuedOn: particulars.dates.notified ?? '2026-11-19',
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
          redactionsIn(one, whole),
          (ground) => phraseInLanguages((words) => leftOutMark(words, ground), languages).passages,
        )
  return { ...document, record: noticeRecord(input, document, whole, null) }
}

function redactionsIn({ leftOut = [] }: TwentyCase, whole: NoticeDocument) {
  return leftOut.flatMap(({ words, ground }, at) =>
    findPlaces(whole.sections, words).map((place, nth) => ({
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

/** The public notice of the hearing; null of a meeting, which has none. */
export function publicNoticeOf(one: TwentyCase): WorkingPaper | null {
  const { hearingCase, law } = inputOf(one, 'FULL')
  if (hearingCase.particulars.forum === 'MEETING') return null
  const others = twentyCases
    .map(({ given }) => sampleCase(given))
    .filter(({ reference }) => one.heardWith?.includes(reference))
  const drawn = withoutForeignMarks({ hearingCase, law, others })
  return sayInLanguages(
    (words) => composeHearingNotice(drawn.hearingCase, askedNotice, drawn.others, words),
    languagesOf(one),
  ).document
}
