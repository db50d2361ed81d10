import type { Allegation } from '../hearing-case.ts'
import { allegationFinding, overallFinding } from '../overall-finding.ts'
import { admissionLabel, findingLabel } from '../wording.ts'
import { inSentence, listed, paragraph, paragraphs, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { decider, standardLabel, withReferences } from './notice-context.ts'
import type { NoticeInput } from './notice-context.ts'
import { numbered2020 } from './rules-in-words.ts'

const NOT_RECORDED = 'Not recorded'

export function allegationsSection(input: NoticeInput): DraftSection {
  const { allegations } = input.hearingCase.findings
  if (allegations.length === 0) return { id: 'allegations', heading: 'Allegations', blocks: [] }
  const rows = allegations.map((allegation, index) => [
    String(index + 1),
    tidy(allegation.particulars) || NOT_RECORDED,
    allegation.answer === null ? NOT_RECORDED : admissionLabel(allegation.answer),
    provedInWords(allegation),
    levelInWords(allegation),
    standardsOf(input, allegation).join('; ') || 'None',
  ])
  return {
    id: 'allegations',
    heading: 'Allegations',
    blocks: [
      {
        kind: 'table',
        caption: 'Each allegation, the reply to it, and what was found',
        columns: ['No.', 'Allegation', 'Reply', 'Finding', 'Level', 'Standards breached'],
        rows,
      },
    ],
  }
}

const provedInWords = ({ proved }: Allegation): string =>
  proved === null ? NOT_RECORDED : proved ? 'Proved' : 'Not proved'

function levelInWords(allegation: Allegation): string {
  if (allegation.proved === false) return 'None'
  if (allegation.level === 'NO_BREACH') return 'No breach'
  return allegation.level === null ? NOT_RECORDED : findingLabel(allegation.level)
}

function standardsOf({ law }: NoticeInput, allegation: Allegation): readonly string[] {
  if (allegation.proved !== true) return []
  return allegation.standards.map((id) => standardLabel(law, id))
}

export function findingsSection(input: NoticeInput): DraftSection {
  const { findings, particulars } = input.hearingCase
  const who = decider(particulars.forum)
  const blocks = [
    paragraph(
      'It is for the appropriate authority to prove each allegation. ' +
        `${who} applied the civil standard of proof, the balance of probabilities.`,
    ),
    ...adverseInference(input),
    ...findings.allegations.flatMap((allegation, index) => [
      subheading(`Allegation ${index + 1}`),
      ...onAllegation(input, allegation, index + 1),
    ]),
    ...takenTogether(input),
  ]
  return { id: 'findings', heading: 'Findings and reasons', blocks }
}

function adverseInference({ hearingCase }: NoticeInput): readonly DraftBlock[] {
  const { drawn, reasons } = hearingCase.findings.adverseInference
  if (drawn === null) return []
  const who = decider(hearingCase.particulars.forum)
  const lead = drawn ? `${who} drew an adverse inference.` : `${who} drew no adverse inference.`
  const given = paragraphs(reasons, lead)
  return given.length > 0 ? given : [paragraph(lead)]
}

function onAllegation(
  input: NoticeInput,
  allegation: Allegation,
  number: number,
): readonly DraftBlock[] {
  const factsFound = allegation.facts
    .filter(({ text }) => tidy(text) !== '')
    .map(({ text, proved, evidence }) => {
      const result = proved === null ? '' : proved ? ' Proved.' : ' Not proved.'
      return paragraph(`${withReferences(input, sentence(text), evidence)}${result}`)
    })
  return [
    ...factsFound,
    ...paragraphs(allegation.reasons),
    ...conclusion(input, allegation, number),
  ]
}

function conclusion(
  input: NoticeInput,
  allegation: Allegation,
  number: number,
): readonly DraftBlock[] {
  const finding = allegationFinding(allegation)
  if (finding === null) return []
  if (finding === 'NOT_PROVED') return [paragraph(`Allegation ${number} is not proved.`)]
  const standards = standardsOf(input, allegation)
  if (finding === 'NO_BREACH' || standards.length === 0)
    return [
      paragraph(
        finding === 'NO_BREACH'
          ? `Allegation ${number} is proved in fact, but breaches no standard.`
          : `Allegation ${number} is proved: ${inSentence(findingLabel(finding))}.`,
      ),
    ]
  const breached = `a breach of the standard${standards.length > 1 ? 's' : ''} of ${listed(standards)}`
  const level =
    finding === 'BREACH_BELOW_MISCONDUCT'
      ? 'that is less serious than misconduct'
      : `that amounts to ${inSentence(findingLabel(finding))}`
  return [paragraph(`Allegation ${number} is proved. It is ${breached} ${level}.`)]
}

function takenTogether(input: NoticeInput): readonly DraftBlock[] {
  const { findings } = input.hearingCase
  const overall = overallFinding(findings)
  const several = findings.allegations.length > 1
  const number = numbered2020(input.hearingCase, '42(6)')
  const graver = overall === 'MISCONDUCT' || overall === 'GROSS_MISCONDUCT'
  const apart =
    findings.unconnectedIncidents === null || overall !== 'MISCONDUCT'
      ? []
      : [
          paragraph(
            findings.unconnectedIncidents
              ? `The misconduct arose from more than one incident, and the incidents are not closely factually connected${number}.`
              : `The misconduct arose from one incident, or from incidents that are closely factually connected${number}.`,
          ),
        ]
  if (!several || !graver) return apart
  const words = inSentence(findingLabel(overall))
  return [
    subheading('Overall finding'),
    paragraph(`The gravest finding on the allegations is ${words}.`),
    ...apart,
  ]
}
