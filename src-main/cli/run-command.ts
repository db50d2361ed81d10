import type { Problem } from '#core/result'
import { readArguments } from './arguments.ts'
import { Told } from './command.ts'
import { commands } from './commands.ts'
import { refuseOwnFiles } from './own-operands.ts'
import { usage } from './usage.ts'
import { describeResult } from './words.ts'

/** Standard output takes the answer, standard error whatever is said about it. */
export type Streams = Readonly<Record<'out' | 'err', (text: string) => void>>

/** Broken records, verdicts and batches that a script must not read past are refusals too. */
const isBad = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('intact' in value && value.intact === false) ||
    ('notGood' in value && value.notGood !== 0) ||
    ('refused' in value && Array.isArray(value.refused) && value.refused.length > 0))

function refused(problems: readonly Problem[], { err }: Streams): number {
  for (const { message, field } of problems)
    err(field === undefined ? `${message}\n` : `${message} (${field})\n`)
  return problems.some(({ code }) => code === 'USAGE') ? 2 : 1
}

/** Does what was typed; the number is the exit code. */
export async function runCommand(args: readonly string[], streams: Streams): Promise<number> {
  const { out, err } = streams
  const read = readArguments(args)
  if (!read.ok) return refused(read.problems, streams)
  const { command: name, rest, options } = read.value
  if (options.help || name === 'help') {
    out(usage(name === 'help' ? rest.join(' ') : name))
    return 0
  }
  const command = commands[name]
  if (command === undefined) {
    if (name !== '') err(`There is no command '${name}'.\n\n`)
    err(`${usage(name.split(' ')[0])}\n`)
    return 2
  }
  const allowed = refuseOwnFiles(read.value)
  const result = allowed.ok ? await command(read.value) : allowed
  if (!result.ok) {
    if (options.json) out(`${JSON.stringify({ refused: result.problems })}\n`)
    return refused(result.problems, streams)
  }
  const answer = result.value
  const value = answer instanceof Told ? answer.value : answer
  const words = answer instanceof Told ? answer.words : describeResult(name, value)
  out(`${options.json ? JSON.stringify(value) : words}\n`)
  return isBad(value) ? 1 : 0
}
