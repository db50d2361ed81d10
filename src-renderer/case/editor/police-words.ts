/** Words of police law and practice that the dictionary does not hold, and names of bodies and tools. */
export const POLICE_WORDS: readonly string[] = `
  actus aggravator aggravators airwave anonymisation anonymised antecedents bodycam caselaw
  comparator comparators counterterrorism cyber deconfliction disapplied disapply
  disproportionality evidential evidentially facie facto foreseeability inculpatory intoximeter
  jure mens mitigations mitigator mitigators multi-agency neurodivergent neurodiversity panellists
  pled prima rea redactions reoffend reoffending reputational reus reviewable sexualised
  unevidenced upskirting vires wellbeing whistleblower whistleblowing
  Airwave Evenhand Snapchat TikTok Wednesbury WhatsApp
`
  .trim()
  .split(/\s+/)
