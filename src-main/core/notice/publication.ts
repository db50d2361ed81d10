import type { HearingCase } from '../hearing-case.ts'

/**
 * Whether nothing of the decision may be published: meetings are held in private, and a chair may
 * direct that a report is not published (regulation 63(8), (9)).
 */
export const isKeptPrivate = ({
  particulars,
  decision,
}: Pick<HearingCase, 'particulars' | 'decision'>): boolean =>
  particulars.forum === 'MEETING' || decision.publication.decision === 'WITHHOLD'
