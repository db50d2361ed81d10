/** The six steps of a case; `notice` is the second half of the sixth, `clocks` stands beside them. */
export const STEPS = [
  { number: 1, slug: 'bundle', label: 'Bundle' },
  { number: 2, slug: 'findings', label: 'Allegations & findings' },
  { number: 3, slug: 'seriousness', label: 'Seriousness' },
  { number: 4, slug: 'provisional', label: 'Provisional view' },
  { number: 5, slug: 'comparators', label: 'Comparators' },
  { number: 6, slug: 'outcome', label: 'Outcome & notice' },
] as const

export type StepSlug = (typeof STEPS)[number]['slug'] | 'notice' | 'clocks'

/** Reads the step from an address: a name, or its number. */
export function stepFromAddress(step: string | undefined): StepSlug {
  if (step === 'notice' || step === 'clocks') return step
  const found = STEPS.find((s) => s.slug === step || String(s.number) === step)
  return found?.slug ?? 'bundle'
}

/** Place in the step bar; 0 for what is no step. */
export const stepNumber = (slug: StepSlug): number =>
  slug === 'clocks' ? 0 : slug === 'notice' ? 6 : (STEPS.find((s) => s.slug === slug)?.number ?? 1)

export const stepAddress = (caseId: string, slug: StepSlug): string => `/case/${caseId}/${slug}`
