export type Purpose = 'start' | 'test'

export type SetUpFacts = {
  readonly purpose: Purpose
  readonly modules: 'CURRENT' | 'OLD' | 'MISSING'
  readonly hasElectron: boolean
  readonly hasChromium: boolean
  /** Outside programs that were found. */
  readonly programs: readonly string[]
  readonly isRoot: boolean
  readonly isDebian: boolean
  readonly buildIsCurrent: boolean
}

export type SetUpStep =
  | { readonly kind: 'MODULES'; readonly state: 'OLD' | 'MISSING' }
  | { readonly kind: 'PACKAGES'; readonly packages: readonly string[] }
  | { readonly kind: 'BUILD' }

export type SetUpPlan = { readonly refusal: string | null; readonly steps: readonly SetUpStep[] }

export const judges: Readonly<Record<string, string>>
export function neededPackages(
  facts: Pick<SetUpFacts, 'purpose' | 'hasElectron' | 'hasChromium' | 'programs'>,
): string[]
export function planSetUp(facts: SetUpFacts): SetUpPlan
export function explainFailure(step: SetUpStep, output: string, log: string): string
export function describeStep(step: SetUpStep): string
