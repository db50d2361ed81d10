import type { AppliedFactor, HearingCase } from '../hearing-case.ts'
import type { Factor } from '../law/law.ts'
import type { Level } from '../vocabulary.ts'
import { levelLabel, raisedAtLabel } from '../wording.ts'
import { inSentence, paragraph, paragraphs, sentence, subheading, tidy } from './draft.ts'
import type { DraftBlock, DraftSection } from './draft.ts'
import { decider, factorLabel, withReferences } from './notice-context.ts'
import type { NoticeContext } from './notice-context.ts'
import { isUnder2012 } from './rules-in-words.ts'
import { EXTENTS, RAISED_BY_NAME } from './words/terms.ts'
import type { Words } from './words/words.ts'

/** Health is told in the full notice only. */
export const HEALTH = 'MIT_HEALTH'

export function stageOneSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { seriousness } = hearingCase
  const level = (phrase: 'stageOne.culpabilityIs' | 'stageOne.harmIs', found: Level | null) =>
    found === null ? [] : [paragraph(words.say(phrase, { level: levelInside(found) }))]
  const culpable = level('stageOne.culpabilityIs', seriousness.culpabilityLevel)
  const harmed = level('stageOne.harmIs', seriousness.harmLevel)
  return {
    id: 'seriousness',
    heading: words.say('stageOne.heading'),
    blocks: [
      ...group(input, 'CULPABILITY', words.say('stageOne.culpability'), culpable),
      ...group(input, 'HARM', words.say('stageOne.harm'), harmed),
      ...group(input, 'AGGRAVATING', words.say('stageOne.aggravating'), []),
      ...group(input, 'MITIGATING', words.say('stageOne.mitigating'), []),
      ...absent(input),
      ...under(words.say('stageOne.together'), [
        ...paragraphs(seriousness.together),
        ...paragraphs(seriousness.countedOnce),
      ]),
    ],
  }
}

export const stageTwoSection = ({ hearingCase, words }: NoticeContext): DraftSection => ({
  id: 'purposes',
  heading: words.say('stageTwo.heading'),
  blocks: paragraphs(hearingCase.seriousness.purposes),
})

const levelInside = (level: Level) => (words: Words) =>
  inSentence(words.term('level', level, levelLabel(level)))

const under = (heading: string, blocks: readonly DraftBlock[]): readonly DraftBlock[] =>
  blocks.length === 0 ? [] : [subheading(heading), ...blocks]

function group(
  input: NoticeContext,
  name: Factor['group'],
  heading: string,
  first: readonly DraftBlock[],
): readonly DraftBlock[] {
  const ids = new Set(input.law.factors.filter((one) => one.group === name).map(({ id }) => id))
  const applied = input.hearingCase.seriousness.factors.filter(({ factorId }) => ids.has(factorId))
  return under(heading, [...first, ...applied.flatMap((factor) => onFactor(input, factor))])
}

function onFactor(input: NoticeContext, factor: AppliedFactor): readonly DraftBlock[] {
  const { kind, words } = input
  const extent =
    factor.extent === null
      ? ''
      : ` (${words.term('extent', factor.extent, EXTENTS[factor.extent])})`
  const label = `${factorLabel(input, factor.factorId)}${extent}`
  if (kind === 'PUBLISHED' && factor.factorId === HEALTH)
    return [paragraph(`${label}. ${words.say('keptBack')}`)]
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

function absent({ hearingCase, law, words }: NoticeContext): readonly DraftBlock[] {
  const { absentFactors } = hearingCase.seriousness
  if (absentFactors.length === 0) return []
  const factors = (one: Words) =>
    absentFactors.map((id) => inSentence(factorLabel({ law, words: one }, id))).join('; ')
  const who = decider(hearingCase.particulars.forum)
  return under(words.say('stageOne.absent'), [
    paragraph(words.say('stageOne.notFound', { who, factors })),
  ])
}

/** Mitigation about the person, kept apart from that about the conduct. */
export function personalMitigationSection(input: NoticeContext): DraftSection {
  const { hearingCase, words } = input
  const { seriousness, decision, particulars } = hearingCase
  const record = decision.serviceRecordConsidered
    ? [paragraph(words.say('personal.record', { who: decider(particulars.forum) }))]
    : []
  return {
    id: 'personal-mitigation',
    heading: words.say('personal.heading'),
    blocks: [
      ...record,
      ...seriousness.personalMitigation.flatMap((item) => onMitigation(input, item)),
    ],
  }
}

type Mitigation = HearingCase['seriousness']['personalMitigation'][number]
type RaisedAt = NonNullable<Mitigation['raisedAt']>

const raisedInWords = (hearingCase: HearingCase, at: RaisedAt) => (words: Words) => {
  const older = isUnder2012(hearingCase)
  // The response before an accelerated hearing is made under a regulation of its own.
  const accelerated = hearingCase.particulars.forum === 'AMH'
  return (older && at === 'REG_18') || ((older || accelerated) && at === 'REG_31')
    ? words.term('raised2012', at, RAISED_BY_NAME[at])
    : inSentence(words.term('raised', at, raisedAtLabel(at)))
}

function onMitigation(input: NoticeContext, item: Mitigation): readonly DraftBlock[] {
  const { kind, words } = input
  const label = sentence(factorLabel(input, item.factorId))
  // What a person says about health and family is for the full notice.
  if (kind === 'PUBLISHED') return [paragraph(`${label} ${words.say('keptBack')}`)]
  const told = paragraphs(item.text, label)
  const before = history(input, item)
  const weighed = paragraphs(item.weight, `${before} ${words.say('personal.weight')}`.trim())
  return [
    ...(told.length > 0 ? told : [paragraph(label)]),
    ...(weighed.length > 0 || before === '' ? weighed : [paragraph(before)]),
  ]
}

/** When it was raised, and whether it could have been sooner. */
function history({ hearingCase, words }: NoticeContext, item: Mitigation): string {
  const { raisedAt, couldHaveBeenRaisedEarlier: earlier } = item
  if (raisedAt === null)
    return earlier === null ? '' : words.say(earlier ? 'personal.earlier' : 'personal.notEarlier')
  const when = raisedInWords(hearingCase, raisedAt)
  if (earlier === null) return words.say('personal.raised', { when })
  return words.say(earlier ? 'personal.raisedEarlier' : 'personal.raisedNotEarlier', { when })
}
