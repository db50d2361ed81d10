import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lawSchema, type Law } from '#core/law/law'

const read = (folder: string, name: string): unknown => {
  const text = readFileSync(join(folder, 'law', name), 'utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`The law data in law/${name} is not JSON.`, { cause })
  }
}

const FILES = {
  standards: 'standards.json',
  outcomes: 'outcomes.json',
  rules: 'rules.json',
  factors: 'factors.json',
  timeLimits: 'time-limits.json',
  caseNotes: 'case-notes.json',
  overlaps: 'overlaps.json',
  bankHolidays: 'bank-holidays.json',
  matrixRows: 'allegation-types.json',
  allegationTypes: 'allegation-types.json',
} as const
type Part = keyof typeof FILES

/**
 * The law data that the application ships, checked whole.
 * @param resources The folder that holds `law/`.
 * @throws Error that names the file and the path of the first wrong entry: the application cannot
 * apply law it cannot read.
 */
export function readLaw(resources: string): Law {
  const types = read(resources, FILES.allegationTypes)
  const about = read(resources, 'about.json')
  const checked = lawSchema.safeParse({
    ...(typeof about === 'object' ? about : {}),
    ...(typeof types === 'object' ? types : {}),
    standards: read(resources, FILES.standards),
    outcomes: read(resources, FILES.outcomes),
    rules: read(resources, FILES.rules),
    factors: read(resources, FILES.factors),
    timeLimits: read(resources, FILES.timeLimits),
    caseNotes: read(resources, FILES.caseNotes),
    overlaps: read(resources, FILES.overlaps),
    bankHolidays: read(resources, FILES.bankHolidays),
  })
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const [part, ...path] = issue?.path ?? []
  const file = isPart(part) ? FILES[part] : 'about.json'
  throw new Error(
    `The law data in law/${file} is wrong at ${[part, ...path].join('.')}: ${issue?.message ?? ''}`,
  )
}

const isPart = (value: unknown): value is Part => typeof value === 'string' && value in FILES
