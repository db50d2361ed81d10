import type { RuleResult } from '#core/law/outcome-rules'
import { Tag } from '../../ui/tag.tsx'

/** The rule's id and whether it was verified: law is named where it bites. */
export function RuleTag(props: { readonly rule: Pick<RuleResult, 'ruleId' | 'verified'> }) {
  const { ruleId, verified } = props.rule
  return (
    <Tag tone={verified ? 'neutral' : 'warn'}>
      {ruleId} {verified ? 'verified' : 'not yet verified'}
    </Tag>
  )
}
