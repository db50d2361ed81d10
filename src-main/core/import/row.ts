import { z } from 'zod'
import { parsePartial } from '../dates.ts'
import { partialDateSchema } from '../vocabulary.ts'
import type { Problem } from '../result.ts'

// One row of the interchange format as it comes. Lenient about what is missing (a gap is a remark),
// strict about what is of the wrong kind (a wrong value is a refusal with its field and reason).

/** Text that has to be there; `missing` says that it is not. */
const needed = (what: string, missing: string, longest: number) =>
  z
    .string({ error: ({ input }) => (input == null ? missing : `${what} must be text`) })
    .trim()
    .max(longest, `${what} is longer than ${longest} characters`)
    .min(1, missing)

/** Text, trimmed; empty counts as missing. */
const words = (what: string, longest: number) =>
  z
    .string({ error: `${what} must be text` })
    .trim()
    .max(longest, `${what} is longer than ${longest} characters`)
const optionalWords = (what: string, longest: number) =>
  words(what, longest)
    .transform((text) => (text === '' ? null : text))
    .nullish()
    .transform((text) => text ?? null)
const list = (what: string) =>
  z
    .array(words(`Each entry of ${what}`, 1_000), { error: `${what} must be a list of words` })
    .max(200, `${what} has more than 200 entries`)
    .nullish()
    .transform((entries) => (entries ?? []).filter((entry) => entry !== ''))

const YES_NO: Readonly<Record<string, boolean | 'partly' | null>> = {
  true: true,
  yes: true,
  y: true,
  false: false,
  no: false,
  n: false,
  partly: 'partly',
  partial: 'partly',
  partially: 'partly',
  'in part': 'partly',
  '': null,
  unknown: null,
  'not stated': null,
}

/** What a word says where true or false is expected: null states nothing, undefined is no such word. */
export function yesNoOf(word: string): boolean | 'partly' | null | undefined {
  const key = word.trim().toLowerCase()
  return Object.hasOwn(YES_NO, key) ? (YES_NO[key] ?? null) : undefined
}

const yesNo = (what: string) =>
  z
    .union([z.boolean(), z.string(), z.null()], { error: `${what} must be true, false or empty` })
    .nullish()
    .transform((value, context): boolean | 'partly' | null => {
      if (value === null || value === undefined || typeof value === 'boolean') return value ?? null
      const read = yesNoOf(value)
      if (read !== undefined) return read
      context.addIssue({ code: 'custom', message: `${what} must be true, false or empty` })
      return z.NEVER
    })
const count = (what: string, lowest: number, highest: number) =>
  z
    .number({ error: `${what} must be a number or empty` })
    .min(lowest, `${what} must be ${lowest} or more`)
    .max(highest, `${what} must be ${highest} or less`)
    .nullish()
    .transform((value) => value ?? null)

const date = z
  .string({ error: 'The hearing date must be text such as 2021-03-30' })
  .trim()
  .transform((text) => (text === '' ? null : text))
  .pipe(
    partialDateSchema
      .refine((text) => parsePartial(text) !== null, 'There is no such day in the calendar')
      .refine((text) => Number(text.slice(0, 4)) >= 1950, 'The hearing date lies before 1950')
      .refine((text) => Number(text.slice(0, 4)) <= 2100, 'The hearing date lies after 2100')
      .nullable(),
  )
  .nullish()
  .transform((text) => text ?? null)

export const interchangeRowSchema = z.object({
  id: needed('The id', 'The id is missing', 200),
  source_kind: optionalWords('The kind of source', 100),
  source_ref: optionalWords('The source reference', 500),
  force: optionalWords('The force', 200),
  hearing_date: date,
  proceedings: optionalWords('The kind of proceedings', 100),
  officer_rank: optionalWords('The rank', 100),
  serving: yesNo('Serving'),
  length_of_service_years: count('Length of service', 0, 80),
  standards_breached: list('The standards breached'),
  conduct_types: list('The conduct types'),
  on_duty: yesNo('On duty'),
  facts: needed('The facts', 'The facts are missing', 100_000),
  culpability: optionalWords('Culpability', 4_000),
  harm: optionalWords('Harm', 4_000),
  aggravating: list('Aggravating'),
  mitigating: list('Mitigating'),
  admitted: yesNo('Admitted'),
  finding: optionalWords('The finding', 100),
  outcome: needed('The outcome', 'The outcome is missing', 100),
  outcome_period_months: z
    .int({ error: 'The length of the warning must be whole months or empty' })
    .min(1, 'The length of the warning must be at least a month')
    .max(600, 'The length of the warning is longer than fifty years')
    .nullish()
    .transform((value) => value ?? null),
  barred: yesNo('Barred'),
  appeal: optionalWords('Appeal', 10_000),
  confidence: optionalWords('Confidence', 50),
})
export type InterchangeRow = z.infer<typeof interchangeRowSchema>

/** Fields that a file of rejected rows carries beside the row itself. */
export const REJECT_FIELDS: readonly string[] = ['_line', '_field', '_reason', '_raw', '_extra']

export const INTERCHANGE_FIELDS: readonly string[] = Object.keys(interchangeRowSchema.shape)

/** Fields that hold lists, and those that hold numbers: what a spreadsheet's cells must become. */
export const LIST_FIELDS: readonly string[] = [
  'standards_breached',
  'conduct_types',
  'aggravating',
  'mitigating',
]
export const NUMBER_FIELDS: readonly string[] = ['length_of_service_years', 'outcome_period_months']

/** Zod's issues as problems a person can act on: the first of each field, in the order of fields. */
export function problemsOf(error: z.ZodError): readonly Problem[] {
  const first = error.issues.filter(
    (issue, at) => error.issues.findIndex((other) => pathOf(other) === pathOf(issue)) === at,
  )
  return first.map((issue) => {
    const field = pathOf(issue)
    const message = issue.message
    return field === '' ? { code: 'WRONG_VALUE', message } : { code: 'WRONG_VALUE', message, field }
  })
}

const pathOf = (issue: z.core.$ZodIssue): string => issue.path.map(String).join('.')
