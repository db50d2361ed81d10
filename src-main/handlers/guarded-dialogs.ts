import { basename } from 'node:path'
import { ok, type Problem, type Result } from '#core/result'
import { isOwnFile } from '../vault/own-files.ts'
import type { Dialogs } from './deps.ts'

/** A file of the library itself was chosen; nothing has opened it. */
export class OwnFileChosen extends Error {
  readonly problem: Problem
  constructor(path: string) {
    const message = `${basename(path)} belongs to this library itself and holds it open. Nothing was read or written. Choose another file.`
    super(message)
    this.name = 'OwnFileChosen'
    this.problem = { code: 'OWN_FILE', message }
  }
}

/** Refused (`OWN_FILE`) where a path leads to a file of the library in that folder. */
export const checkNotOwn = (folder: string, path: string): Result<null> =>
  isOwnFile(folder, path) ? { ok: false, problems: [new OwnFileChosen(path).problem] } : ok(null)

/** The same questions; no answer to them is a file of the library in that folder. @throws OwnFileChosen */
export function guardedDialogs(dialogs: Dialogs, folder: () => string): Dialogs {
  const check = (path: string): void => {
    if (isOwnFile(folder(), path)) throw new OwnFileChosen(path)
  }
  return {
    ...dialogs,
    openFiles: async (options) => {
      const paths = await dialogs.openFiles(options)
      for (const path of paths) check(path)
      return paths
    },
    saveFile: async (options) => {
      const path = await dialogs.saveFile(options)
      if (path !== null) check(path)
      return path
    },
  }
}
