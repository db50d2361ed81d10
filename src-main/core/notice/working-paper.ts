import { inFigures } from '../figures.ts'
import type { CaseComparison } from '../quality/panel-exclusions.ts'
import { regimeLabel } from '../wording.ts'
import { boundsSection, excludedSection, recordSection, searchSection } from './annex-record.ts'
import { besideThisCase, casesTable } from './annex.ts'
import { facts, numbered, paragraph } from './draft.ts'
import type { DraftSection } from './draft.ts'
import type { NoticeContext, NoticeInput } from './notice-context.ts'
import type { NoticeDocument } from './notice.ts'
import { english } from './words/words.ts'

/** A paper that decides nothing and is signed by nobody. */
export type WorkingPaper = Omit<NoticeDocument, 'annex' | 'fingerprint' | 'signature'> & {
  /** Who printed it. */
  readonly author: string
}

/** Cases set out in full; the others stand in the table alone. */
const IN_FULL = 12

/**
 * The comparison of a case as it stood when printed, for reading and for the file. Says on each
 * page that it is no decision. Neither the sealed views nor what points away from one is in it.
 * @param printed.at In words, for the reader.
 */
export function composeWorkingPaper(
  input: Omit<NoticeInput, 'comparison' | 'kind' | 'number' | 'signer' | 'documents' | 'issuedOn'>,
  comparison: CaseComparison,
  printed: { readonly at: string; readonly by: string },
): WorkingPaper {
  const { hearingCase } = input
  return {
    kind: 'FULL',
    language: 'en-GB',
    title: 'Past cases compared: not a decision',
    marking: 'OFFICIAL-SENSITIVE',
    number: hearingCase.reference,
    caseReference: hearingCase.reference,
    version: hearingCase.version,
    replaces: null,
    force: hearingCase.particulars.force,
    author: printed.by,
    sections: numbered(sectionsOf(input, comparison, printed)),
  }
}

function sectionsOf(
  input: Parameters<typeof composeWorkingPaper>[0],
  comparison: CaseComparison,
  printed: { readonly at: string; readonly by: string },
): readonly DraftSection[] {
  const { excludedPointingAway: _, ...told } = comparison
  const whole: NoticeContext = {
    ...input,
    words: english,
    kind: 'FULL',
    number: '',
    issuedOn: '',
    documents: [],
    comparison: told,
    signer: { label: '', capacity: '' },
  }
  const counted = told.neighbours.filter((one) => one.counted)
  const inFull = counted.slice(0, IN_FULL)
  return [
    {
      id: 'paper',
      heading: 'What this paper is',
      blocks: [
        {
          kind: 'outcome',
          label: 'A working paper',
          lines: ['Not a decision', 'Past cases inform an outcome and do not decide one'],
        },
        ...facts([
          ['Case', input.hearingCase.reference],
          ['Rules', regimeLabel(input.hearingCase.regime)],
          ['Printed', printed.at],
          ['By', printed.by],
        ]),
      ],
    },
    boundsSection(whole, told),
    {
      id: 'paper-cases',
      heading: 'The counted cases, nearest first',
      blocks: [
        counted.length === 0
          ? paragraph('No case was counted.')
          : casesTable(whole, 'Counted cases', counted),
        ...(counted.length > 0 && told.searchReport.counted > counted.length
          ? [
              paragraph(
                `These are the nearest and those that set or come near a bound: ${counted.length} of the ${inFigures(told.searchReport.counted)} that count.`,
              ),
            ]
          : []),
        ...(counted.length > inFull.length
          ? [paragraph(`The nearest ${IN_FULL} follow in full.`)]
          : []),
        ...inFull.flatMap((one) => besideThisCase(whole, one)),
      ],
    },
    searchSection(whole, told),
    excludedSection(whole, told),
    recordSection(whole, told),
  ]
}
