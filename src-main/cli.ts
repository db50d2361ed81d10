import { readArguments } from './cli/arguments.ts'
import { commands } from './cli/commands.ts'
import type { Problem } from '#core/result'
import { usage } from './cli/usage.ts'
import { describeResult } from './cli/words.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** Broken records, verdicts and batches that a script must not read past are refusals too. */
const isBad = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('intact' in value && value.intact === false) ||
    ('notGood' in value && value.notGood !== 0) ||
    ('refused' in value && Array.isArray(value.refused) && value.refused.length > 0))

function refused(problems: readonly Problem[]): number {
  for (const { message, field } of problems)
    say(field === undefined ? message : `${message} (${field})`)
  return problems.some(({ code }) => code === 'USAGE') ? 2 : 1
}

async function run(args: readonly string[]): Promise<number> {
  const read = readArguments(args)
  if (!read.ok) return refused(read.problems)
  const { command: name, rest, options } = read.value
  if (options.help || name === 'help') {
    process.stdout.write(usage(name === 'help' ? rest.join(' ') : name))
    return 0
  }
  const command = commands[name]
  if (command === undefined) {
    if (name !== '') say(`There is no command '${name}'.\n`)
    say(usage(name.split(' ')[0]))
    return 2
  }
  const result = await command(read.value)
  if (options.json)
    process.stdout.write(
      `${JSON.stringify(result.ok ? result.value : { refused: result.problems })}\n`,
    )
  if (!result.ok) return refused(result.problems)
  if (!options.json) process.stdout.write(`${describeResult(name, result.value)}\n`)
  return isBad(result.value) ? 1 : 0
}

process.exitCode = await run(process.argv.slice(2))
