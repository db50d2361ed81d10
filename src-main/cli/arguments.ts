import { parseArgs } from 'node:util'
import { ok, refuse, type Result } from '#core/result'

const options = {
  library: { type: 'string' },
  'passphrase-file': { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
  label: { type: 'string' },
  person: { type: 'string' },
  role: { type: 'string' },
  capacity: { type: 'string' },
  sample: { type: 'boolean', default: false },
  'recovery-key-file': { type: 'string' },
  rejects: { type: 'string' },
  mapping: { type: 'string' },
  'suggest-mapping': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  'heading-row': { type: 'string' },
  regime: { type: 'string' },
  force: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  test: { type: 'string' },
  split: { type: 'string' },
  view: { type: 'string' },
  seat: { type: 'string' },
  out: { type: 'string' },
  'new-passphrase-file': { type: 'string' },
  'key-passphrase-file': { type: 'string' },
  organisation: { type: 'string' },
  law: { type: 'boolean', default: false },
  for: { type: 'string' },
  recipient: { type: 'string', multiple: true },
  'pack-passphrase-file': { type: 'string' },
  accept: { type: 'string' },
  case: { type: 'string' },
  choose: { type: 'string' },
  confirm: { type: 'string' },
  result: { type: 'string' },
  languages: { type: 'string' },
  typed: { type: 'string' },
  'allow-english': { type: 'boolean', default: false },
  reason: { type: 'string' },
  at: { type: 'string' },
  place: { type: 'string' },
  additions: { type: 'string' },
  'leave-out': { type: 'string' },
  section: { type: 'string' },
  ground: { type: 'string' },
  note: { type: 'string' },
  'no-links': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export type Options = ReturnType<typeof parse>['values']
export type Arguments = {
  readonly command: string
  readonly rest: readonly string[]
  readonly options: Options
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true })

/** Commands of two words; every other command is one word. */
const families = [
  'case',
  'notice',
  'audit',
  'person',
  'certificate',
  'pack',
  'seal',
  'redaction',
  'bundle',
  'clock',
  'law',
  'trust',
]

/** Splits a command line into command, operands and options; unknown options are wrong usage. */
export function readArguments(args: readonly string[]): Result<Arguments> {
  try {
    const { values, positionals } = parse(args)
    const words = families.includes(positionals[0] ?? '') ? 2 : 1
    return ok({
      command: positionals.slice(0, words).join(' '),
      rest: positionals.slice(words),
      options: values,
    })
  } catch (error) {
    return refuse('USAGE', error instanceof Error ? error.message : 'Wrong usage.')
  }
}
