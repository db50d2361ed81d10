import type { HearingCase } from '../hearing-case.ts'
import { known } from '../regime.ts'
import type { Mark, OutcomeCode } from '../vocabulary.ts'
import type { Law, RuleEntry } from './law.ts'
import { dismissalRules } from './rules/dismissal.ts'
import { findingRules } from './rules/finding.ts'
import { formerOfficerRules } from './rules/former-officers.ts'
import { panelRules } from './rules/panel.ts'
import { recordRules } from './rules/record.ts'
import { reductionRules } from './rules/reduction.ts'
import { warningRules } from './rules/warnings.ts'
import { situationOf, type RuleTest, type RuleTests, type Situation } from './situation.ts'

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
  readonly field: string | null
}

export type OutcomeOption = {
  readonly outcome: OutcomeCode
  readonly label: string
  readonly rung: number | null
  readonly state: 'OPEN' | 'NEEDS_REASONS' | 'WARNED' | 'UNLAWFUL'
  readonly rules: readonly RuleResult[]
}

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
    .map(({ id, label, rung }) => {
      const rules = resultsOf(situationOf(hearingCase, id), law, ['OUTCOME', 'ENTRY'])
      return { outcome: id, label, rung, state: stateOf(rules), rules }
    })
}

function stateOf(rules: readonly RuleResult[]): OutcomeOption['state'] {
  if (rules.some((rule) => rule.effect === 'BLOCK' && rule.about === 'OUTCOME')) return 'UNLAWFUL'
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
    if (test === undefined || !about.includes(test.about) || !applies(rule, situation)) return []
    const result = resultOf(rule, test, situation)
    return result === null ? [] : [result]
  })
}

/** Whether the rule is law for this case: its regime, its panel model and its dates. */
function applies(rule: RuleEntry, { hearingCase, rules2025 }: Situation): boolean {
  const { dates } = hearingCase.particulars
  const on = dates.decision ?? dates.hearingTo ?? dates.hearingFrom
  if (on !== null && rule.effectiveFrom !== null && on < rule.effectiveFrom) return false
  if (on !== null && rule.effectiveTo !== null && on > rule.effectiveTo) return false
  switch (rule.appliesTo) {
    case 'ALL':
      return true
    case 'CR2020_2025':
      return rules2025
    case 'CHIEF_OFFICER_CHAIR':
      return known(hearingCase.regime.panelModel) === 'CHIEF_OFFICER_CHAIR'
  }
}

function resultOf(rule: RuleEntry, test: RuleTest, situation: Situation): RuleResult | null {
  const verdict = test.test(situation)
  if (verdict === 'CLEAR') return null
  const { forum } = situation.hearingCase.particulars
  const { source, mark } = rule.variants.find((variant) => variant.forum === forum) ?? rule
  const verified = mark === 'V' || rule.signedOffBy !== null
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
    rule.level === 'BLOCK' && verified && verdict === 'BITES' && !underOlderRules(situation)
  const reason = blocks ? null : reasonFor(rule.id, situation.hearingCase)
  const effect = blocks ? 'BLOCK' : reason === null ? 'REASON_NEEDED' : 'REASON_GIVEN'
  return { ...shared, effect, message: rule.message, reason, field: test.field }
}

/** The book was read for the 2020 Regulations; under those of 2012 it may ask, but not block. */
const underOlderRules = ({ hearingCase }: Situation): boolean =>
  known(hearingCase.regime.conductRegime) === 'CR2012'

function reasonFor(ruleId: string, hearingCase: HearingCase): string | null {
  const typed = hearingCase.decision.warningReasons.findLast((entry) => entry.ruleId === ruleId)
  return typed === undefined || typed.reason.trim() === '' ? null : typed.reason
}
