import type { HearingCase } from '../hearing-case.ts'
import { overallFinding } from '../overall-finding.ts'
import { known } from '../regime.ts'

/**
 * Whether dismissal follows unless exceptional circumstances justify another outcome: gross
 * misconduct of a serving officer under the 2025 rules (OUT-009; A25 regs 15 and 17).
 */
export const presumesDismissal = ({ findings, particulars, regime }: HearingCase): boolean =>
  overallFinding(findings) === 'GROSS_MISCONDUCT' &&
  particulars.officer.standing === 'SERVING' &&
  known(regime.conductRegime) === 'CR2020_2025'
