import type { HearingCase } from '../hearing-case.ts'
import { known } from '../regime.ts'
import type { Forum, Mark, OutcomeCode } from '../vocabulary.ts'
import type { Law, RuleEntry } from './law.ts'
import { dismissalRules } from './rules/dismissal.ts'
import { findingRules } from './rules/finding.ts'
import { formerOfficerRules } from './rules/former-officers.ts'
import { panelRules } from './rules/panel.ts'
import { recordRules } from './rules/record.ts'
import { reductionRules } from './rules/reduction.ts'
import { warningRules } from './rules/warnings.ts'
import {
  isBlank,
  situationOf,
  type Missing,
  type RuleTest,
  type RuleTests,
  type Situation,
  type Verdict,
} from './situation.ts'

/** What one rule says about a case and an outcome, with the law it rests on. */
export type RuleResult = {
  readonly ruleId: string
  readonly about: RuleTest['about']
  /**
   * BLOCK: a verified rule stands in the way. FACT_NEEDED: the rule turns on a fact not recorded.
   * REASON_NEEDED: lawful only with a reason, not yet typed. REASON_GIVEN: the reason is there.
   */
  readonly effect: 'BLOCK' | 'FACT_NEEDED' | 'REASON_NEEDED' | 'REASON_GIVEN'
  readonly level: RuleEntry['level']
  readonly message: string
  readonly remedy: string
  readonly source: string
  readonly mark: Mark
  /** Read in the text, or signed off by the force's lawyers: only then may a rule block. */
  readonly verified: boolean
  readonly reason: string | null
  readonly field: string
}

export type OutcomeOption = {
  readonly outcome: OutcomeCode
  readonly label: string
  readonly rung: number | null
  readonly state: 'OPEN' | 'NEEDS_REASONS' | 'WARNED' | 'UNLAWFUL'
  /** False where the outcome is of other proceedings, or for officers of another standing. */
  readonly ofThisKind: boolean
  readonly rules: readonly RuleResult[]
}

/**
 * What these refuse is no choice that the panel has and loses, but one that officers of another
 * standing (CR Sch 1) or other proceedings (CR 62(8)) have.
 */
const OTHER_KIND: ReadonlySet<string> = new Set(['OUT-017', 'OUT-019', 'OUT-021', 'FIT-005'])

/** Every rule of the book by id; a test holds it and the law data to the same ids. */
export const RULE_TESTS: RuleTests = {
  ...findingRules,
  ...warningRules,
  ...dismissalRules,
  ...reductionRules,
  ...formerOfficerRules,
  ...recordRules,
  ...panelRules,
}

/** What the rules say about the chosen outcome and the record; nothing said means nothing in the way. */
export function checkOutcome(hearingCase: HearingCase, law: Law): readonly RuleResult[] {
  const situation = situationOf(hearingCase, hearingCase.decision.outcome)
  return resultsOf(situation, law, ['OUTCOME', 'ENTRY', 'CASE'])
}

/** Each present outcome, mildest first, with what the rules say of it in this case. */
export function outcomeOptions(hearingCase: HearingCase, law: Law): readonly OutcomeOption[] {
  return law.outcomes
    .filter((entry) => !entry.legacy)
    .map((entry) => optionOf(entry, hearingCase, law))
}

/** The chosen outcome where it is one of older Regulations, which a case file may hold; else null. */
export function olderOption(hearingCase: HearingCase, law: Law): OutcomeOption | null {
  const { outcome } = hearingCase.decision
  const entry = law.outcomes.find(({ id, legacy }) => legacy && id === outcome)
  return entry === undefined ? null : optionOf(entry, hearingCase, law)
}

function optionOf(
  { id, label, rung }: Law['outcomes'][number],
  hearingCase: HearingCase,
  law: Law,
): OutcomeOption {
  const of2012 = known(hearingCase.regime.conductRegime) === 'CR2012'
  const rules = resultsOf(situationOf(hearingCase, id), law, ['OUTCOME', 'ENTRY'])
  return {
    outcome: id,
    label,
    rung,
    state: stateOf(rules),
    // Under the Regulations of 2012 no rule blocks, yet the kinds of officer and hearing stand.
    ofThisKind: !rules.some(
      ({ effect, ruleId }) => (effect === 'BLOCK' || of2012) && OTHER_KIND.has(ruleId),
    ),
    rules,
  }
}

/** What makes an outcome unlawful in itself; what its record lacks is told apart, since it can be added. */
export const refusalsOf = (option: Pick<OutcomeOption, 'rules'>): readonly RuleResult[] =>
  option.rules.filter(({ effect, about }) => effect === 'BLOCK' && about === 'OUTCOME')

function stateOf(rules: readonly RuleResult[]): OutcomeOption['state'] {
  if (refusalsOf({ rules }).length > 0) return 'UNLAWFUL'
  if (rules.some((rule) => rule.effect !== 'REASON_GIVEN')) return 'NEEDS_REASONS'
  return rules.length > 0 ? 'WARNED' : 'OPEN'
}

function resultsOf(
  situation: Situation,
  law: Law,
  about: readonly RuleTest['about'][],
): readonly RuleResult[] {
  return law.rules.flatMap((rule) => {
    const test = RULE_TESTS[rule.id]
    if (test === undefined || !about.includes(test.about) || !inForce(rule, situation)) return []
    const result = resultOf(rule, test, situation)
    return result === null ? [] : [result]
  })
}

/** Whether the rule was in force when the case was decided. */
function inForce(rule: RuleEntry, { hearingCase }: Situation): boolean {
  const { dates } = hearingCase.particulars
  const on = dates.decision ?? dates.hearingTo ?? dates.hearingFrom
  if (on !== null && rule.effectiveFrom !== null && on < rule.effectiveFrom) return false
  return on === null || rule.effectiveTo === null || on <= rule.effectiveTo
}

/** Whether the rule is law for this case by its regime and panel model, or what would tell. */
function applies(rule: RuleEntry, { hearingCase }: Situation): boolean | Missing {
  const { particulars, regime } = hearingCase
  if (rule.appliesTo === 'ALL') return true
  if (rule.appliesTo === 'CR2020_2025') {
    const { possible } = regime.conductRegime
    if (!possible.includes('CR2020_2025')) return false
    return possible.length === 1 ? true : ATTENTION
  }
  const { possible } = regime.panelModel
  if (!possible.includes('CHIEF_OFFICER_CHAIR')) return false
  // The panel model is about panels: at a meeting one officer decides, and nothing turns on it.
  return possible.length === 1 || (particulars.forum === 'MEETING' ? false : CHAIR_RULES)
}

const ATTENTION: Missing = {
  missing: 'when the allegation came to attention, which decides the rules that apply',
  field: 'particulars.dates.cameToAttention',
}
const CHAIR_RULES: Missing = {
  missing: 'which rules on the chair apply',
  field: 'particulars.regimeOverrides',
}

function resultOf(rule: RuleEntry, test: RuleTest, situation: Situation): RuleResult | null {
  const verdict = verdictOf(rule, test, situation)
  if (verdict === 'CLEAR') return null
  const { forum } = situation.hearingCase.particulars
  const { source, mark } = textFor(rule, forum)
  const verified = isVerified(rule, forum)
  const shared = {
    ruleId: rule.id,
    about: test.about,
    level: rule.level,
    remedy: rule.remedy,
    source,
    mark,
    verified,
  }
  if (typeof verdict === 'object')
    return {
      ...shared,
      effect: 'FACT_NEEDED',
      message: `Not recorded: ${verdict.missing}.`,
      remedy: 'Record it: whether the outcome is open turns on it.',
      reason: null,
      field: verdict.field,
    }
  const blocks =
    mayBlock(rule, situation) && verdict === 'BITES' && !underOlderRules(rule, situation)
  const reason = blocks ? null : reasonFor(rule.id, situation.hearingCase)
  const effect = blocks ? 'BLOCK' : reason === null ? 'REASON_NEEDED' : 'REASON_GIVEN'
  return { ...shared, effect, message: rule.message, reason, field: test.field }
}

/** What the rule says, or which fact would tell whether it says anything here. */
function verdictOf(rule: RuleEntry, test: RuleTest, situation: Situation): Verdict {
  const verdict = test.test(situation)
  const applied = applies(rule, situation)
  if (verdict === 'CLEAR' || applied === false) return 'CLEAR'
  if (applied !== true) return applied
  const { possible } = situation.hearingCase.regime.conductRegime
  const open = of2020(rule) && possible.includes('CR2012') && possible.length > 1
  return open && verdict === 'BITES' && mayBlock(rule, situation) ? ATTENTION : verdict
}

const textFor = (rule: RuleEntry, forum: Forum) =>
  rule.variants.find((variant) => variant.forum === forum) ?? rule
const isVerified = (rule: RuleEntry, forum: Forum): boolean =>
  textFor(rule, forum).mark === 'V' || rule.signedOffBy !== null
const mayBlock = (rule: RuleEntry, { hearingCase }: Situation): boolean =>
  rule.level === 'BLOCK' && isVerified(rule, hearingCase.particulars.forum)

/** Of the 2020 Regulations or what amended them; the barred-list duty is older and stands apart. */
const of2020 = ({ effectiveFrom }: RuleEntry): boolean =>
  effectiveFrom === null || effectiveFrom >= '2020-02-01'

/** The book was read for the 2020 Regulations; under those of 2012 it may ask, but not block. */
const underOlderRules = (rule: RuleEntry, { hearingCase }: Situation): boolean =>
  of2020(rule) && known(hearingCase.regime.conductRegime) === 'CR2012'

function reasonFor(ruleId: string, hearingCase: HearingCase): string | null {
  const typed = hearingCase.decision.warningReasons.findLast((entry) => entry.ruleId === ruleId)
  return typed === undefined || isBlank(typed.reason) ? null : typed.reason
}
