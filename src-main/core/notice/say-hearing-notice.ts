import type { HearingCase } from '../hearing-case.ts'
import type { Law } from '../law/law.ts'
import { tidy } from './draft.ts'
import { composeHearingNotice, type HearingNotice } from './hearing-notice.ts'
import {
  phraseInLanguages,
  sayInLanguages,
  withoutForeignMarks,
  type Composed,
  type Languages,
} from './in-languages.ts'
import { leftOutHere } from './redaction/left-out-words.ts'
import { leftOutMark, redact, type NoticeRedaction } from './redaction/redact.ts'
import type { WorkingPaper } from './working-paper.ts'

/** What the public notice of a hearing is drawn from. */
export type HearingNoticeInput = {
  readonly hearingCase: HearingCase
  readonly asked: HearingNotice
  /** Officers who are heard together with this one. */
  readonly others: readonly HearingCase[]
  /** What is left out of the published notice of any of them. */
  readonly redactions: readonly NoticeRedaction[]
  readonly law: Law
}

/**
 * The public notice of a hearing in the languages that are chosen, without the words that the chair
 * leaves out of a published notice: what nobody may read after the hearing is not told before it.
 */
export function sayHearingNotice(
  { redactions, ...given }: HearingNoticeInput,
  languages: Languages,
): Composed<WorkingPaper> {
  const { hearingCase, asked, others } = withoutForeignMarks(given)
  const { document, untranslated } = sayInLanguages(
    (words) => composeHearingNotice(hearingCase, asked, others, words),
    languages,
  )
  const names = [hearingCase, ...others].map(({ particulars }) => tidy(particulars.officer.name))
  const here = leftOutHere(document, redactions, names)
  const marks = new Map(
    here.map(({ ground }) => [
      ground as string,
      phraseInLanguages((words) => leftOutMark(words, ground), languages),
    ]),
  )
  return {
    document: redact(document, here, (ground) => marks.get(ground)?.passages ?? []),
    untranslated: [
      ...new Map(
        [...untranslated, ...[...marks.values()].flatMap((mark) => mark.untranslated)].map(
          (missing) => [`${missing.key} ${missing.english}`, missing],
        ),
      ).values(),
    ],
  }
}
