import type { Allegation } from '../hearing-case.ts'
import { allegationFinding, overallFinding } from '../overall-finding.ts'
import type { FindingLevel } from '../vocabulary.ts'
import { admissionLabel, findingLabel } from '../wording.ts'
import { inSentence, paragraph, paragraphs, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { decider, standardLabel, withReferences } from './notice-context.ts'
import type { NoticeContext } from './notice-context.ts'
import { numbered2020 } from './rules-in-words.ts'
import type { Words } from './words/words.ts'

export function allegationsSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { allegations } = hearingCase.findings
  const heading = words.say('allegations.heading')
  if (allegations.length === 0) return { id: 'allegations', heading, blocks: [] }
  const rows = allegations.map((allegation, index) => [
    String(index + 1),
    tidy(allegation.particulars) || words.say('notRecorded'),
    allegation.answer === null
      ? words.say('notRecorded')
      : words.term('answer', allegation.answer, admissionLabel(allegation.answer)),
    provedInWords(allegation, words),
    levelInWords(allegation, words),
    standardsOf(input, allegation).join('; ') ||
      words.say(allegation.proved === null ? 'notRecorded' : 'none'),
  ])
  return {
    id: 'allegations',
    heading,
    blocks: [
      {
        kind: 'table',
        caption: words.say('allegations.caption'),
        columns: [
          words.say('allegations.no'),
          words.say('allegations.allegation'),
          words.say('allegations.reply'),
          words.say('allegations.finding'),
          words.say('allegations.level'),
          words.say('allegations.breached'),
        ],
        rows,
      },
    ],
  }
}

function provedInWords({ proved }: Allegation, words: Words): string {
  if (proved === null) return words.say('notRecorded')
  return words.say(proved ? 'allegations.proved' : 'allegations.notProved')
}

function levelInWords({ proved, level }: Allegation, words: Words): string {
  if (proved === false) return words.say('none')
  if (level === 'NO_BREACH') return words.say('allegations.noBreach')
  return level === null ? words.say('notRecorded') : findingName(level)(words)
}

const findingName = (level: FindingLevel) => (words: Words) =>
  words.term('finding', level, findingLabel(level))

const findingInside = (level: FindingLevel) => (words: Words) =>
  inSentence(findingName(level)(words))

function standardsOf(
  input: Pick<NoticeContext, 'law' | 'words'>,
  allegation: Allegation,
): readonly string[] {
  if (allegation.proved !== true) return []
  return allegation.standards.map((id) => standardLabel(input, id))
}

export function findingsSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { findings, particulars } = hearingCase
  const blocks = [
    paragraph(words.say('findings.proof', { who: decider(particulars.forum) })),
    ...adverseInference(input),
    ...findings.allegations.flatMap((allegation, index) => {
      const found = onAllegation(input, allegation, index + 1)
      // In a draft nothing may be found yet, and a heading stands over nothing.
      if (found.length === 0) return []
      return [subheading(words.say('findings.allegation', { number: index + 1 })), ...found]
    }),
    ...takenTogether(input),
  ]
  return { id: 'findings', heading: words.say('findings.heading'), blocks }
}

function adverseInference({ hearingCase, words }: NoticeContext): readonly DraftBlock[] {
  const { drawn, reasons } = hearingCase.findings.adverseInference
  if (drawn === null) return []
  const who = decider(hearingCase.particulars.forum)
  const lead = words.say(drawn ? 'findings.inference' : 'findings.noInference', { who })
  const given = paragraphs(reasons, lead)
  return given.length > 0 ? given : [paragraph(lead)]
}

function onAllegation(
  input: NoticeContext,
  allegation: Allegation,
  number: number,
): readonly DraftBlock[] {
  const factsFound = allegation.facts
    .filter(({ text }) => tidy(text) !== '')
    .map(({ text, proved, evidence }) => {
      const fact = withReferences(input, sentence(text), evidence)
      if (proved === null) return paragraph(fact)
      const result = proved ? 'findings.factProved' : 'findings.factNotProved'
      return paragraph(input.words.say(result, { fact }))
    })
  return [
    ...factsFound,
    ...paragraphs(allegation.reasons),
    ...conclusion(input, allegation, number),
  ]
}

function conclusion(
  input: NoticeContext,
  allegation: Allegation,
  number: number,
): readonly DraftBlock[] {
  const { law, words } = input
  const level = allegationFinding(allegation)
  if (level === null) return []
  if (level === 'NOT_PROVED') return [paragraph(words.say('findings.isNotProved', { number }))]
  const finding = findingInside(level)
  const count = standardsOf(input, allegation).length
  if (level === 'NO_BREACH') return [paragraph(words.say('findings.noBreach', { number }))]
  if (count === 0) return [paragraph(words.say('findings.isProved', { number, finding }))]
  const standards = (one: Words) => one.names(standardsOf({ law, words: one }, allegation))
  const isBelow = level === 'BREACH_BELOW_MISCONDUCT'
  const below = count > 1 ? 'findings.belowSeveral' : 'findings.belowOne'
  const breach = count > 1 ? 'findings.breachSeveral' : 'findings.breachOne'
  return [paragraph(words.say(isBelow ? below : breach, { number, standards, finding }))]
}

function takenTogether({ hearingCase, words }: NoticeContext): readonly DraftBlock[] {
  const { findings } = hearingCase
  const overall = overallFinding(findings)
  const several = findings.allegations.length > 1
  const regulation = numbered2020(hearingCase, '42(6)')
  const apart =
    findings.unconnectedIncidents === null || overall !== 'MISCONDUCT'
      ? []
      : [
          paragraph(
            words.say(
              findings.unconnectedIncidents ? 'findings.unconnected' : 'findings.connected',
              { regulation },
            ),
          ),
        ]
  if (!several || (overall !== 'MISCONDUCT' && overall !== 'GROSS_MISCONDUCT')) return apart
  return [
    subheading(words.say('findings.overall')),
    paragraph(words.say('findings.gravest', { finding: findingInside(overall) })),
    ...apart,
  ]
}
