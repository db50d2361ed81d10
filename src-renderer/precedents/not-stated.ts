import type { PrecedentContent } from '#core/precedent'

/** What the record does not tell, in words for a list. Not stated is never the same as none. */
export function notStated(content: PrecedentContent): readonly string[] {
  const { profile } = content
  const gaps: readonly (readonly [boolean, string])[] = [
    [content.hearingDate === null, 'date of the hearing'],
    [profile.forum === null, 'kind of proceedings'],
    [profile.rank === null, 'rank'],
    [profile.standing === null, 'whether the officer was still serving'],
    [profile.context === null, 'on or off duty'],
    [profile.finding === null, 'finding'],
    [profile.admission === null, 'admission'],
    [profile.liveWarning === null, 'live warnings'],
    [profile.convictionType === null, 'conviction or caution'],
    [profile.standards.length === 0, 'standards breached'],
    [profile.culpabilityLevel === null, 'level of culpability'],
    [profile.harmLevel === null, 'level of harm'],
    [isWarning(content) && content.outcomeMonths === null, 'length of the warning'],
    [content.lengthOfServiceYears === null, 'length of service'],
  ]
  return gaps.filter(([isGap]) => isGap).map(([, words]) => words)
}

const isWarning = ({ outcome }: PrecedentContent) => outcome === 'WW' || outcome === 'FWW'
