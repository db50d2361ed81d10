import { resolve } from 'node:path'
import { refuse } from '#core/result'
import { operand, unlocked, type Command } from './command.ts'
import { openTerminal } from './terminal.ts'

/** Writes a copy of the library into a new folder inside the one that is named, and checks it. */
export const backUp = unlocked(async ({ handlers, answers }, args) => {
  const place = operand(args, 'folder the backup is written into')
  if (!place.ok) return place
  answers.folders = [resolve(place.value)]
  return handlers['library:back-up']()
})

/** Puts a backup into the empty folder that `--library` names; needs no passphrase. */
export const restore: Command = async (args) => {
  const from = operand(args, 'folder of the backup')
  if (!from.ok) return from
  const { library } = args.options
  if (library === undefined) return refuse('USAGE', 'Say --library <empty folder>.')
  const terminal = openTerminal(resolve(library))
  terminal.answers.folders = [resolve(from.value), resolve(library)]
  try {
    return await terminal.handlers['vault:restore']()
  } finally {
    terminal.close()
  }
}
