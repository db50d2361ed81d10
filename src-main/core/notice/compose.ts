import { capacityLabel } from '../wording.ts'
import { chairCapacitySchema } from '../vocabulary.ts'
import { annexSections } from './annex.ts'
import {
  appealSection,
  barredListSection,
  effectSection,
  publicationSection,
  serviceSection,
  restrictionsSection,
} from './consequence-sections.ts'
import { numbered, paragraph } from './draft.ts'
import type { DraftSection } from './draft.ts'
import { allegationsSection, findingsSection } from './findings-sections.ts'
import {
  datesSection,
  decidersSection,
  hearingSection,
  officerSection,
} from './hearing-sections.ts'
import type { NoticeContext, NoticeInput } from './notice-context.ts'
import type { NoticeDocument } from './notice.ts'
import { outcomeSection, reasonsForOutcomeSection } from './outcome-sections.ts'
import { isKeptPrivate } from './publication.ts'
import { withoutReferences } from './relied-on.ts'
import { proceedingsOf } from './rules-in-words.ts'
import {
  personalMitigationSection,
  stageOneSection,
  stageTwoSection,
} from './seriousness-sections.ts'
import type { PhraseKey } from './words/catalogue.ts'
import { nameOfCapacity } from './words/terms.ts'
import { english } from './words/words.ts'

/**
 * The notice as data, in the order of a good judgment. `PUBLISHED` is a projection of the same
 * decision: without numbers, page references, health, advice or the terms of restrictions. How the
 * decision-makers voted is in neither.
 * @param given.issuedOn date of the notice; a case in the making gives a draft with gaps, which
 * `checkIssuable` lists.
 */
export const composeNotice = (given: NoticeInput): NoticeDocument =>
  composeIn({ ...given, words: english })

/** The notice in the one language of its words, which may still stand between marks. */
export function composeIn(input: NoticeContext): NoticeDocument {
  const { hearingCase, kind, comparison, words } = input
  const { particulars } = hearingCase
  return {
    kind,
    language: words.language,
    title: words.say(`title.${proceedingsOf(hearingCase)}`),
    marking: kind === 'FULL' ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    number: input.number,
    caseReference: hearingCase.reference,
    version: hearingCase.version,
    replaces: replacedNumber(input),
    force: particulars.force,
    ...bodyAndAnnex(input),
    signature: {
      signer: input.signer.label,
      capacity: capacityOf(input),
      statement: words.say(statementOf(input), {
        who: (one) => one.say(`whose.${particulars.forum}`),
      }),
    },
    fingerprint:
      kind === 'FULL' && comparison !== null
        ? {
            library: comparison.fingerprint.library,
            method: words.say('repeat.methodVersion', {
              method: comparison.method.name,
              version: comparison.method.version,
            }),
            result: comparison.fingerprint.result,
          }
        : null,
  }
}

function statementOf({ hearingCase, kind }: NoticeInput): PhraseKey {
  if (kind === 'FULL') return 'statement.full'
  return isKeptPrivate(hearingCase) ? 'statement.private' : 'statement.published'
}

function capacityOf({ signer, words }: NoticeContext): string {
  const code = chairCapacitySchema.options.find((one) => capacityLabel(one) === signer.capacity)
  return words.term('capacity', code ?? 'CHAIR', nameOfCapacity(signer.capacity))
}

/** Paragraphs are numbered on from the body into the annex, so that each has a number of its own. */
function bodyAndAnnex(input: NoticeContext): Pick<NoticeDocument, 'sections' | 'annex'> {
  if (input.kind === 'PUBLISHED' && isKeptPrivate(input.hearingCase))
    return { sections: numbered(privateSections(input)) }
  const annex = annexSections(input)
  const ids = new Set(annex.map(({ id }) => id))
  const all = numbered([...allSections(input), ...annex])
  const sections = all.filter(({ id }) => !ids.has(id))
  const body =
    annex.length === 0 ? { sections } : { sections, annex: all.filter(({ id }) => ids.has(id)) }
  return input.kind === 'FULL' ? body : withoutReferences(body, input)
}

const allSections = (input: NoticeContext): readonly DraftSection[] => [
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
const privateSections = ({ hearingCase, words }: NoticeContext): readonly DraftSection[] => [
  {
    id: 'publication',
    heading: words.say('publication.heading'),
    blocks: [
      paragraph(
        words.say(
          hearingCase.particulars.forum === 'MEETING'
            ? 'publication.meeting'
            : 'publication.withheld',
        ),
      ),
    ],
  },
]

function replacedNumber({ hearingCase, kind }: NoticeInput): string | null {
  if (hearingCase.replacesNotice === null) return null
  return kind === 'PUBLISHED' ? `${hearingCase.replacesNotice}/P` : hearingCase.replacesNotice
}
