import { readArguments, usage } from './cli/arguments.ts'
import { commands } from './cli/commands.ts'
import type { Problem } from '#core/result'
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
  const command = commands[read.value.command]
  if (command === undefined) {
    say(usage)
    return 2
  }
  const result = await command(read.value)
  const { json } = read.value.options
  if (json)
    process.stdout.write(
      `${JSON.stringify(result.ok ? result.value : { refused: result.problems })}\n`,
    )
  if (!result.ok) return refused(result.problems)
  if (!json) process.stdout.write(`${describeResult(read.value.command, result.value)}\n`)
  return isBad(result.value) ? 1 : 0
}

process.exitCode = await run(process.argv.slice(2))
