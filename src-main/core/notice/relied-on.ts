import type { Neighbour } from '../comparison/comparison.ts'
import type { NoticeInput } from './notice-context.ts'
import type { NoticeDocument } from './notice.ts'
import { mapTexts } from './redaction/places.ts'

/** The past cases that the decision relies on and the comparison lists, in the panel's order. */
export function reliedOn({ hearingCase, comparison }: NoticeInput): readonly Neighbour[] {
  const refs = [...new Set(hearingCase.decision.reliedOnComparators)]
  return refs.flatMap((ref) => comparison?.neighbours.find((one) => one.ref === ref) ?? [])
}

/** Which of them a case is: the public has no library to look a reference up in. */
export const publicNumber = (input: NoticeInput, ref: string): number =>
  reliedOn(input).findIndex((one) => one.ref === ref) + 1

type Body = Pick<NoticeDocument, 'sections' | 'annex'>

/**
 * The published copy without references of the library in what people typed: a case that the panel
 * relied on is told by its number there, any other as a past case.
 */
export function withoutReferences({ sections, annex }: Body, input: NoticeInput): Body {
  const { neighbours = [], excludedByPanel = [] } = input.comparison ?? {}
  const refs = [...neighbours, ...excludedByPanel].map(({ ref }) => ref)
  const known = new Set(refs)
  const change = (text: string): string =>
    text.replace(MENTION, (whole, before: string, mention: string) => {
      const ref = mention.toUpperCase()
      if (!known.has(ref)) return whole
      const name = nameOf(input, ref)
      const isFirst = before === '' || /[.!?]\s+$/u.test(before)
      return before + (isFirst ? name.charAt(0).toUpperCase() + name.slice(1) : name)
    })
  const told = (all: Body['sections']) =>
    all.map((one) => mapTexts(one, ({ text }) => change(text)))
  return { sections: told(sections), ...(annex === undefined ? {} : { annex: told(annex) }) }
}

/** A reference with what stands before it: it may begin a sentence, or follow the word for a case. */
const MENTION = /(^|[.!?]\s+|\s|[^\p{L}\p{N}-])(?:(?:case|achos)\s+)?(P-\d{4,})(?![\p{L}\p{N}])/giu

/** In the language that people typed in, as it stands in their sentence. */
function nameOf(input: NoticeInput, ref: string): string {
  const number = publicNumber(input, ref)
  const isWelsh = input.hearingCase.particulars.wording.typed === 'cy'
  if (number === 0) return isWelsh ? 'achos blaenorol' : 'a past case'
  return `${isWelsh ? 'achos' : 'case'} ${number}`
}
