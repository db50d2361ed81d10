import { ok, refuse, type Result } from '#core/result'
import type { Arguments } from './arguments.ts'
import { unlockTerminal, type Terminal } from './terminal.ts'

/** A command gives one JSON value, or the reasons why not. */
export type Command = (args: Arguments) => Promise<Result<unknown>>

export const operand = (args: Arguments, what: string): Result<string> =>
  args.rest[0] === undefined ? refuse('USAGE', `Say which ${what}.`) : ok(args.rest[0])

type Unlocked = Terminal & { readonly library: NonNullable<Terminal['session']['library']> }
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
