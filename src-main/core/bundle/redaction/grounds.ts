/** A ground for taking something out of a document that travels. */
export type Ground = {
  readonly id: string
  readonly label: string
  /** What it covers, for whoever chooses it. */
  readonly covers: string
  /** Where it comes from; regulations are those of the Conduct Regulations 2020. */
  readonly basis: string
}

/**
 * Grounds a person chooses from, in the order shown: what a published notice leaves out, the harm
 * test, and what the law of evidence keeps back. The words are printed in the log of every copy.
 */
export const grounds = [
  {
    id: 'THIRD_PARTY',
    label: 'Personal data of a third party',
    covers: 'Names and facts that identify somebody who is neither the officer nor a witness.',
    basis: 'UK GDPR, article 5(1)(c)',
  },
  {
    id: 'IDENTIFIERS',
    label: 'Address, date of birth or number',
    covers: 'Contact details, dates of birth, collar and reference numbers.',
    basis: 'UK GDPR, article 5(1)(c)',
  },
  {
    id: 'HEALTH',
    label: 'Health or other special category',
    covers: 'Medical detail and the other special categories of personal data.',
    basis: 'UK GDPR, article 9',
  },
  {
    id: 'CHILD',
    label: 'Identity of a child',
    covers: 'Whatever identifies a person under 18.',
    basis: 'UK GDPR, article 5(1)(c)',
  },
  {
    id: 'COMPLAINANT_ANONYMITY',
    label: 'Complainant of a sexual offence',
    covers: 'Whatever is likely to identify a person whose anonymity is for life.',
    basis: 'Sexual Offences (Amendment) Act 1992, section 1',
  },
  {
    id: 'WITNESS',
    label: 'Identity or safety of a witness or informant',
    covers: 'Whatever would put the welfare or safety of a witness or informant at risk.',
    basis: 'Harm test, regulation 6',
  },
  {
    id: 'CRIME',
    label: 'Sensitive police information',
    covers: 'What would harm the prevention or detection of crime.',
    basis: 'Harm test, regulation 6',
  },
  {
    id: 'OPERATIONAL',
    label: 'Operational method or deployment',
    covers: 'Tactics, equipment, sources, covert work, sites and staffing.',
    basis: 'Harm test, regulation 6',
  },
  {
    id: 'PROCEEDINGS',
    label: 'Criminal proceedings',
    covers: 'What would prejudice criminal proceedings, begun or likely.',
    basis: 'Harm test, regulation 6',
  },
  {
    id: 'NATIONAL_SECURITY',
    label: 'National security',
    covers: 'What would harm the interests of national security.',
    basis: 'Harm test, regulation 6',
  },
  {
    id: 'PRIVILEGE',
    label: 'Legal privilege',
    covers: 'Legal advice, and what was made for litigation.',
    basis: 'Common law: legal professional privilege',
  },
  {
    id: 'PRIVATE_SESSION',
    label: 'Heard in private',
    covers: 'What was said while the public was excluded.',
    basis: 'Regulation 39',
  },
  {
    id: 'REPORTING_RESTRICTION',
    label: 'Publication prohibited by the chair or a court',
    covers: 'What an order or direction says is not to be published.',
    basis: 'Regulation 39(3), or the order',
  },
  {
    id: 'NOT_RELEVANT',
    label: 'Not relevant, and unfair to disclose',
    covers: 'What no issue turns on, where giving it would be disproportionate or unjust.',
    basis: 'Harm test, regulation 6',
  },
] as const satisfies readonly Ground[]

export type GroundId = (typeof grounds)[number]['id']

export const groundIds: readonly GroundId[] = grounds.map(({ id }) => id)

/** The ground as printed; an id that a later version no longer lists is printed as it stands. */
export const groundOf = (id: string): Ground =>
  grounds.find((ground) => ground.id === id) ?? { id, label: id, covers: '', basis: '' }
