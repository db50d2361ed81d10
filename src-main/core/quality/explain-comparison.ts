import type { Bound, ComparisonResult, Feature, Neighbour } from '../comparison/comparison.ts'
import { silentSide } from '../comparison/likeness/silent-side.ts'
import { inFigures } from '../figures.ts'
import type { Law } from '../law/law.ts'
import type { Profile } from '../profile.ts'
import { outcomeWithLength } from '../wording.ts'

/** The comparison in a minute: who is first and why, and what sets each bound; cases by reference. */
export type Explanation = {
  readonly first: {
    readonly ref: string
    readonly sentences: readonly string[]
    /** Why it is first, in one line. */
    readonly inShort: string
  } | null
  readonly floor: { readonly refs: readonly string[]; readonly sentences: readonly string[] }
  readonly ceiling: { readonly refs: readonly string[]; readonly sentences: readonly string[] }
}

/** Plain words for a reader who has never seen a comparison; every figure is one of core's own. */
export function explainComparison(
  { neighbours, constraint, profile }: ComparisonResult,
  law: Pick<Law, 'outcomes'>,
): Explanation {
  const counted = neighbours.filter((one) => one.counted)
  const [first, second] = counted
  return {
    first:
      first === undefined
        ? null
        : {
            ref: first.ref,
            sentences: whyFirst(first, second ?? null, profile),
            inShort: inShort(first, second ?? null, counted.length),
          },
    floor: { refs: constraint.floor?.refs ?? [], sentences: whyFloor(constraint.floor, law) },
    ceiling: {
      refs: constraint.ceiling?.refs ?? [],
      sentences: whyCeiling(constraint.ceiling, law),
    },
  }
}

const FEW = 4

function inShort(first: Neighbour, second: Neighbour | null, counted: number): string {
  const most =
    counted === 1
      ? 'The only counted case'
      : `First as the most like of the ${inFigures(counted)} counted`
  const next = second === null ? '' : `; the next comes to ${fixed(second.score)}`
  return `${most}: ${first.shared.length} things the same, likeness ${fixed(first.score)}${next}. How it ended played no part.`
}

/** Why no case is counted, where none is: what was left out and why, and where the rest stands. */
export function whyNoneCounted({
  searchReport,
}: {
  readonly searchReport: Pick<ComparisonResult['searchReport'], 'inLibrary' | 'leftOut'>
}): string {
  const { inLibrary, leftOut } = searchReport
  if (inLibrary === 0) return 'The library is empty.'
  const why = leftOut
    .filter(({ count }) => count > 0)
    .map(({ count, label }) => `${inFigures(count)} ${label}`)
  return `None of the ${inFigures(inLibrary)} in the library is counted${why.length === 0 ? '' : `: ${why.join('; ')}`}. Cases under other rules stand on tabs of their own.`
}

/** What a case shares and what sets it apart, as one text to be read out. */
export function likenessInWords(one: Neighbour): string {
  const all = (features: readonly Feature[]) =>
    inWords(features.map(({ label }) => label.toLowerCase()))
  const part = (lead: string, features: readonly Feature[]) =>
    features.length === 0 ? [] : [`${lead}: ${all(features)}.`]
  return [
    ...part('Same', one.shared),
    ...part('Only here', one.onlyPresent),
    ...part('Only there', one.onlyPrecedent),
    ...(one.unknown.length === 0 ? [] : [`${one.unknown.length} not stated on one side.`]),
    `Likeness ${fixed(one.score)}.`,
  ].join(' ')
}

function whyFirst(first: Neighbour, second: Neighbour | null, present: Profile): readonly string[] {
  const { shared, onlyPresent, onlyPrecedent, unknown, parts, score } = first
  const largest = [...parts]
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
  const mostFrom = largest.map(
    ({ label, value, weight }) => `${label.toLowerCase()} ${fixed(value)} of ${fixed(weight)}`,
  )
  return [
    `It is the most like of the counted cases. The two share ${named(shared)}.`,
    `Its likeness of ${fixed(score)} is a sum of parts, most of it from ${inWords(mostFrom)}.`,
    ...(largest.some(({ name }) => name === 'aggravating' || name === 'mitigating')
      ? [BALANCE]
      : []),
    ...(second === null ? [] : [nextTo(first, second)]),
    onlyPresent.length + onlyPrecedent.length === 0
      ? 'Nothing is recorded in one and found absent in the other.'
      : `What sets it apart: ${apart(onlyPresent, 'only here')}${onlyPresent.length > 0 && onlyPrecedent.length > 0 ? '; ' : ''}${apart(onlyPrecedent, 'only there')}.`,
    ...(unknown.length === 0 ? [] : [notStated(unknown, present)]),
    'How it ended played no part in finding it.',
  ]
}

/** Without this a reader looks in vain for the mitigating factor that the part is made of. */
const BALANCE =
  'Aggravating and mitigating also count how near the two cases are in balance: what makes each graver, less what makes it less grave.'

function notStated(unknown: readonly Feature[], present: Profile): string {
  const { there, here } = silentSide(unknown, present)
  const sides = [
    ...(there.length === 0 ? [] : [`${there.length} recorded here, not stated there`]),
    ...(here.length === 0 ? [] : [`${here.length} recorded there, not stated here`]),
  ]
  return `Neither shared nor lacking: ${sides.join('; ')}.`
}

function whyFloor(bound: Bound | null, law: Pick<Law, 'outcomes'>): readonly string[] {
  if (bound === null)
    return [
      'Nothing sets a floor: no counted case is less serious on every recorded point, so none can be followed upwards.',
    ]
  const { one, ended } = setters(bound, law)
  return [
    `${one} in ${ended}.`,
    'Everything recorded against the officer there is recorded here too, and nothing more is recorded here in the officer’s favour.',
    'So a lighter outcome here would treat the graver case more leniently: a panel that goes below the floor says what sets the cases apart.',
  ]
}

function whyCeiling(bound: Bound | null, law: Pick<Law, 'outcomes'>): readonly string[] {
  if (bound === null)
    return [
      'Nothing sets a ceiling: no counted case is at least as serious on every recorded point.',
    ]
  const { one, ended } = setters(bound, law)
  return [
    `${one} in ${ended}.`,
    'Everything recorded against this officer was recorded there too, and nothing more was recorded there in the officer’s favour.',
    'So a graver outcome here would treat the lesser case more severely: a panel that goes above the ceiling says what sets the cases apart.',
  ]
}

function setters({ refs, outcome, months }: Bound, law: Pick<Law, 'outcomes'>) {
  const [ref] = refs
  const ended = outcomeWithLength(outcome, months, law)
  return {
    one: refs.length > 1 ? `${ref} and ${inFigures(refs.length - 1)} more ended` : `${ref} ended`,
    ended: ended.charAt(0).toLowerCase() + ended.slice(1),
  }
}

const nextTo = (first: Neighbour, second: Neighbour): string =>
  fixed(first.score) === fixed(second.score)
    ? 'The next case is all but as like: nothing turns on which of the two stands first.'
    : `The next case comes to ${fixed(second.score)}.`

const fixed = (value: number) => value.toFixed(2)

const inWords = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

function named(features: readonly Feature[]): string {
  if (features.length === 0) return 'its words alone'
  const labels = features.slice(0, FEW).map(({ label }) => label.toLowerCase())
  const rest = features.length - labels.length
  return inWords(rest === 0 ? labels : [...labels, `${rest} more`])
}

const apart = (features: readonly Feature[], where: string): string =>
  features.length === 0 ? '' : `${named(features)}, ${where}`
