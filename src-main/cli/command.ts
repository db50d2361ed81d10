import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import type { Arguments } from './arguments.ts'
import { unlockTerminal, type Terminal } from './terminal.ts'

/** An answer that has words of its own for a person at a terminal. */
export class Told {
  readonly value: unknown
  readonly words: string
  constructor(value: unknown, words: string) {
    this.value = value
    this.words = words
  }
}

/** A command gives one JSON value, with its words where it has some, or the reasons why not. */
export type Command = (args: Arguments) => Promise<Result<unknown>>

/** The same result, told in words of its own. */
export const told = <T>(result: Result<T>, words: (value: T) => string): Result<Told> =>
  result.ok ? ok(new Told(result.value, words(result.value))) : result

export const operand = (args: Arguments, what: string): Result<string> =>
  args.rest[0] === undefined ? refuse('USAGE', `Say which ${what}.`) : ok(args.rest[0])

/** The file that `--out` names, which must not be there yet: nothing is overwritten unasked. */
export function newFile({ options }: Arguments): Result<string> {
  const { out } = options
  if (out === undefined) return refuse('USAGE', 'Say --out <file>.')
  return existsSync(resolve(out))
    ? refuse('FILE_EXISTS', `There is already a file ${out}. Name another.`)
    : ok(resolve(out))
}

export type Unlocked = Terminal & { readonly library: NonNullable<Terminal['session']['library']> }
/** Runs one piece of work on the unlocked library, and locks it whatever happens. */
export const unlocked =
  (work: (terminal: Unlocked, args: Arguments) => Promise<Result<unknown>>): Command =>
  async (args) => {
    const terminal = await unlockTerminal(args)
    if (!terminal.ok) return terminal
    try {
      return await work(terminal.value, args)
    } finally {
      terminal.value.close()
    }
  }
