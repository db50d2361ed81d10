import type { AppliedFactor, HearingCase } from '../hearing-case.ts'
import type { Factor } from '../law/law.ts'
import { levelLabel, raisedAtLabel } from '../wording.ts'
import { inSentence, listed, paragraph, paragraphs, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { decider, factorLabel, withReferences } from './notice-context.ts'
import type { NoticeInput } from './notice-context.ts'
import { isUnder2012 } from './rules-in-words.ts'

/** Health is told in the full notice only. */
const HEALTH = 'MIT_HEALTH'
const KEPT_BACK = 'The details are not published.'

export function stageOneSection(input: NoticeInput): DraftSection {
  const { seriousness } = input.hearingCase
  const { culpabilityLevel, harmLevel } = seriousness
  return {
    id: 'seriousness',
    heading: 'Stage 1: how serious the conduct was',
    blocks: [
      ...group(input, 'CULPABILITY', 'Culpability', levelText('Culpability', culpabilityLevel)),
      ...group(input, 'HARM', 'Harm', levelText('Harm', harmLevel)),
      ...group(input, 'AGGRAVATING', 'What makes it more serious', []),
      ...group(input, 'MITIGATING', 'What makes it less serious', []),
      ...absent(input),
      ...under('Taken together', [
        ...paragraphs(seriousness.together),
        ...paragraphs(seriousness.countedOnce),
      ]),
    ],
  }
}

export const stageTwoSection = ({ hearingCase }: NoticeInput): DraftSection => ({
  id: 'purposes',
  heading: 'Stage 2: the purposes of the outcome',
  blocks: paragraphs(hearingCase.seriousness.purposes),
})

const levelText = (
  name: string,
  level: HearingCase['seriousness']['culpabilityLevel'],
): readonly DraftBlock[] =>
  level === null ? [] : [paragraph(`${name} is ${inSentence(levelLabel(level))}.`)]

const under = (heading: string, blocks: readonly DraftBlock[]): readonly DraftBlock[] =>
  blocks.length === 0 ? [] : [subheading(heading), ...blocks]

function group(
  input: NoticeInput,
  name: Factor['group'],
  heading: string,
  first: readonly DraftBlock[],
): readonly DraftBlock[] {
  const ids = new Set(input.law.factors.filter((one) => one.group === name).map(({ id }) => id))
  const applied = input.hearingCase.seriousness.factors.filter(({ factorId }) => ids.has(factorId))
  return under(heading, [...first, ...applied.flatMap((factor) => onFactor(input, factor))])
}

const extents = { DONE: 'done', INTENDED: 'intended', RISKED: 'risked' } as const

function onFactor(input: NoticeInput, factor: AppliedFactor): readonly DraftBlock[] {
  const extent = factor.extent === null ? '' : ` (${extents[factor.extent]})`
  const label = `${factorLabel(input.law, factor.factorId)}${extent}`
  if (input.kind === 'PUBLISHED' && factor.factorId === HEALTH)
    return [paragraph(`${label}. ${KEPT_BACK}`)]
  const reason = tidy(factor.reason)
  if (reason === '') return [paragraph(withReferences(input, `${label}.`, factor.evidence))]
  const [first, ...rest] = paragraphs(factor.reason, `${label}.`)
  if (first?.kind !== 'paragraph') return []
  const last = rest.at(-1)
  // References stand where the reasons end.
  if (last?.kind !== 'paragraph')
    return [paragraph(withReferences(input, sentence(first.text), factor.evidence))]
  const closing = paragraph(withReferences(input, sentence(last.text), factor.evidence))
  return [first, ...rest.slice(0, -1), closing]
}

function absent(input: NoticeInput): readonly DraftBlock[] {
  const { absentFactors } = input.hearingCase.seriousness
  if (absentFactors.length === 0) return []
  const labels = absentFactors.map((id) => inSentence(factorLabel(input.law, id)))
  const who = decider(input.hearingCase.particulars.forum)
  return under('What was not found', [
    paragraph(`${who} considered and did not find: ${labels.join('; ')}.`),
  ])
}

/** Mitigation about the person, kept apart from that about the conduct. */
export function personalMitigationSection(input: NoticeInput): DraftSection {
  const { seriousness, decision, particulars } = input.hearingCase
  const record = decision.serviceRecordConsidered
    ? [paragraph(`${decider(particulars.forum)} considered the officer’s record of service.`)]
    : []
  return {
    id: 'personal-mitigation',
    heading: 'Personal mitigation',
    blocks: [
      ...record,
      ...seriousness.personalMitigation.flatMap((item) => onMitigation(input, item)),
    ],
  }
}

type RaisedAt = NonNullable<HearingCase['seriousness']['personalMitigation'][number]['raisedAt']>

const RAISED_UNDER_2012: Partial<Record<RaisedAt, string>> = {
  REG_18: 'in the response to the notice of investigation',
  REG_31: 'in the response to the notice of referral',
}

const raisedInWords = (hearingCase: HearingCase, at: RaisedAt): string =>
  (isUnder2012(hearingCase) ? RAISED_UNDER_2012[at] : undefined) ?? inSentence(raisedAtLabel(at))

function onMitigation(
  input: NoticeInput,
  item: HearingCase['seriousness']['personalMitigation'][number],
): readonly DraftBlock[] {
  const label = sentence(factorLabel(input.law, item.factorId))
  // What a person says about health and family is for the full notice.
  if (input.kind === 'PUBLISHED') return [paragraph(`${label} ${KEPT_BACK}`)]
  const told = paragraphs(item.text, label)
  const raised = item.raisedAt === null ? null : raisedInWords(input.hearingCase, item.raisedAt)
  const late =
    item.couldHaveBeenRaisedEarlier === null
      ? null
      : `could ${item.couldHaveBeenRaisedEarlier ? '' : 'not reasonably '}have been raised earlier`
  const history = listed([
    ...(raised === null ? [] : [`was raised ${raised}`]),
    ...(late === null ? [] : [late]),
  ])
  const before = history === '' ? '' : `This ${history}.`
  const weighed = paragraphs(item.weight, `${before} Weight:`.trim())
  return [
    ...(told.length > 0 ? told : [paragraph(label)]),
    ...(weighed.length > 0 || before === '' ? weighed : [paragraph(before)]),
  ]
}
