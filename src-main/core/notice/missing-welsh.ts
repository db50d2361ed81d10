import { checkHearingNotice, type HearingNotice } from './hearing-notice.ts'
import type { HearingCase } from '../hearing-case.ts'
import {
  composeInLanguages,
  phraseInLanguages,
  sayInLanguages,
  withoutForeignMarks,
  type Composed,
  type Languages,
  type Untranslated,
} from './in-languages.ts'
import type { NoticeInput } from './notice-context.ts'
import { checkPaper, composePaper, type PaperKind } from './papers.ts'
import { leftOutMark, type NoticeRedaction } from './redaction/redact.ts'
import { sayHearingNotice } from './say-hearing-notice.ts'

/** What is printed of a case; the web page and the annex are parts of the notice. */
export type PrintedPaper = 'NOTICE' | PaperKind | 'HEARING_NOTICE'

/** A phrase without Welsh, and every paper that would print it in English. */
export type MissingWelsh = Untranslated & { readonly papers: readonly PrintedPaper[] }

/** What the papers of a case are drawn from, before they are said in any language. */
export type PapersInput = {
  readonly full: NoticeInput
  readonly published: NoticeInput
  /** Officers who are told of in the same public notice. */
  readonly others: readonly HearingCase[]
  /** What is left out of the published notice of any of them. */
  readonly redactions: readonly NoticeRedaction[]
}

/**
 * Every phrase that any paper of the case would print in English for want of Welsh: each once, in
 * the order in which it is met. Nothing is listed of a paper that there is not.
 */
export function missingWelsh(input: PapersInput, languages: Languages): readonly MissingWelsh[] {
  if (languages.languages === 'EN') return []
  const found = new Map<string, MissingWelsh>()
  const note = (paper: PrintedPaper, missing: readonly Untranslated[]) => {
    for (const one of missing) {
      const id = `${one.key} ${one.english}`
      const papers = found.get(id)?.papers ?? []
      found.set(id, { ...one, papers: papers.includes(paper) ? papers : [...papers, paper] })
    }
  }
  const full = composeInLanguages(input.full, languages)
  note('NOTICE', full.untranslated)
  note('NOTICE', composeInLanguages(input.published, languages).untranslated)
  for (const ground of input.published.leftOut ?? [])
    note('NOTICE', phraseInLanguages((words) => leftOutMark(words, ground), languages).untranslated)
  for (const kind of ['COVERING_LETTER', 'BARRED_LIST'] as const)
    note(kind, inPaper(kind, input, { full, languages }))
  note('HEARING_NOTICE', inHearingNotice(input, languages))
  return [...found.values()]
}

function inPaper(
  kind: PaperKind,
  { full: { hearingCase, law } }: PapersInput,
  said: { readonly full: Composed; readonly languages: Languages },
): readonly Untranslated[] {
  if (!checkPaper(kind, hearingCase).ok) return []
  const full = said.full.document
  const drawn = withoutForeignMarks({ hearingCase, law, full, sha256: '', author: '' })
  return sayInLanguages((words) => composePaper(kind, drawn, words), said.languages).untranslated
}

/** As the case has it recorded, with nothing left out: what is left out now may be told later. */
function inHearingNotice(
  { full: { hearingCase, law }, others, redactions }: PapersInput,
  languages: Languages,
): readonly Untranslated[] {
  const { time, place, notice } = hearingCase.particulars.hearing
  const asked: HearingNotice = { time, place, ...notice, leftOut: [] }
  const possible = checkHearingNotice(hearingCase, asked, others)
  if (!possible.ok && possible.problems.some(({ code }) => code === 'PRIVATE')) return []
  return sayHearingNotice({ hearingCase, asked, others, redactions, law }, languages).untranslated
}
