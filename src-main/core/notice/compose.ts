import { annexSections } from './annex.ts'
import {
  appealSection,
  barredListSection,
  effectSection,
  publicationSection,
  serviceSection,
  restrictionsSection,
} from './consequence-sections.ts'
import { inSentence, numbered, paragraph } from './draft.ts'
import type { DraftSection } from './draft.ts'
import { allegationsSection, findingsSection } from './findings-sections.ts'
import {
  datesSection,
  decidersSection,
  hearingSection,
  officerSection,
} from './hearing-sections.ts'
import { decider } from './notice-context.ts'
import type { NoticeInput } from './notice-context.ts'
import type { NoticeDocument } from './notice.ts'
import { outcomeSection, reasonsForOutcomeSection } from './outcome-sections.ts'
import { isKeptPrivate } from './publication.ts'
import { proceedingsLabel } from './rules-in-words.ts'
import {
  personalMitigationSection,
  stageOneSection,
  stageTwoSection,
} from './seriousness-sections.ts'

/**
 * The notice as data, in the order of a good judgment. `PUBLISHED` is a projection of the same
 * decision: without numbers, page references, health, advice or the terms of restrictions. How the
 * decision-makers voted is in neither.
 * @param input.issuedOn date of the notice; a case in the making gives a draft with gaps, which
 * `checkIssuable` lists.
 */
export function composeNotice(input: NoticeInput): NoticeDocument {
  const { hearingCase, kind, comparison } = input
  const { particulars } = hearingCase
  const proceedings = inSentence(proceedingsLabel(hearingCase))
  const article = proceedings.startsWith('a') ? 'an' : 'a'
  return {
    kind,
    language: 'en-GB',
    title: `Outcome of ${article} ${proceedings}`,
    marking: kind === 'FULL' ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    number: input.number,
    caseReference: hearingCase.reference,
    version: hearingCase.version,
    replaces: replacedNumber(input),
    force: particulars.force,
    ...bodyAndAnnex(input),
    signature: {
      signer: input.signer.label,
      capacity: input.signer.capacity,
      statement: statementOf(input),
    },
    fingerprint:
      kind === 'FULL' && comparison !== null
        ? {
            library: comparison.fingerprint.library,
            method: `${comparison.method.name}, version ${comparison.method.version}`,
            result: comparison.fingerprint.result,
          }
        : null,
  }
}

/** Paragraphs are numbered on from the body into the annex, so that each has a number of its own. */
function bodyAndAnnex(input: NoticeInput): Pick<NoticeDocument, 'sections' | 'annex'> {
  if (input.kind === 'PUBLISHED' && isKeptPrivate(input.hearingCase))
    return { sections: numbered(privateSections(input)) }
  const annex = annexSections(input)
  const ids = new Set(annex.map(({ id }) => id))
  const all = numbered([...allSections(input), ...annex])
  const sections = all.filter(({ id }) => !ids.has(id))
  return annex.length === 0
    ? { sections }
    : { sections, annex: all.filter(({ id }) => ids.has(id)) }
}

const allSections = (input: NoticeInput): readonly DraftSection[] => [
  hearingSection(input),
  officerSection(input),
  decidersSection(input),
  datesSection(input),
  allegationsSection(input),
  findingsSection(input),
  stageOneSection(input),
  stageTwoSection(input),
  personalMitigationSection(input),
  reasonsForOutcomeSection(input),
  outcomeSection(input),
  effectSection(input),
  appealSection(input),
  barredListSection(input),
  restrictionsSection(input),
  publicationSection(input),
  serviceSection(input),
]

/** Safe by construction: where nothing may be published, nothing is there to be published. */
const privateSections = (input: NoticeInput): readonly DraftSection[] => [
  {
    id: 'publication',
    heading: 'Publication',
    blocks: [
      paragraph(
        input.hearingCase.particulars.forum === 'MEETING'
          ? 'A misconduct meeting is held in private. Its report is not published.'
          : 'The chair directed that the report of this hearing is not published.',
      ),
    ],
  },
]

function replacedNumber({ hearingCase, kind }: NoticeInput): string | null {
  if (hearingCase.replacesNotice === null) return null
  return kind === 'PUBLISHED' ? `${hearingCase.replacesNotice}/P` : hearingCase.replacesNotice
}

function statementOf({ kind, hearingCase }: NoticeInput): string {
  const whose = inSentence(decider(hearingCase.particulars.forum))
  return kind === 'FULL'
    ? `This is the decision of ${whose}, with the reasons for it.`
    : `This is the published form of the decision of ${whose}. Some details are left out.`
}
