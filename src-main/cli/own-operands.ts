import { resolve } from 'node:path'
import { ok, type Result } from '#core/result'
import { checkNotOwn } from '../handlers/guarded-dialogs.ts'
import type { Arguments } from './arguments.ts'

/** Options by which a file is read or written, besides the operands. */
const fileOptions = [
  'passphrase-file',
  'recovery-key-file',
  'new-passphrase-file',
  'key-passphrase-file',
  'pack-passphrase-file',
  'rejects',
  'mapping',
  'test',
  'view',
  'out',
] as const

/**
 * Refuses (`OWN_FILE`) where a command names a file of the library that it works on, before anything
 * is opened. An operand that names no file, such as a case, leads to none of the library's.
 */
export function refuseOwnFiles({ rest, options }: Arguments): Result<null> {
  if (options.library === undefined) return ok(null)
  const folder = resolve(options.library)
  for (const named of [...rest, ...fileOptions.flatMap((option) => options[option] ?? [])]) {
    const checked = checkNotOwn(folder, resolve(named))
    if (!checked.ok) return checked
  }
  return ok(null)
}
