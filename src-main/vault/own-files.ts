import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { vaultFiles } from './header.ts'

/** The names of the library's files, and of what the database keeps beside its own. */
function namesOf(folder: string): readonly string[] {
  const { header, database, making } = vaultFiles(folder)
  const name = basename(database)
  const beside = ['-wal', '-shm', '-journal'].map((ending) => name + ending)
  return [basename(header), name, basename(making), ...beside]
}

/** The file or folder behind a name, looked at but never opened; null where there is none. */
function known(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev} ${ino}`
  } catch {
    return null
  }
}

/**
 * Whether a path leads to a file of the library itself, under whatever name or link. To open and
 * close such a file gives up the lock on it, and a second process could then write beside this one.
 */
export function isOwnFile(folder: string, path: string): boolean {
  const names = namesOf(folder)
  const found = known(path)
  if (found !== null && names.some((name) => known(join(folder, name)) === found)) return true
  // One that is not there yet, and so has nothing to be known by but its place.
  const place = known(dirname(path))
  return place !== null && place === known(folder) && names.includes(basename(path).toLowerCase())
}

/** Whether a folder is that of the library or lies in it, by whatever way it is named. */
export function isInside(folder: string, path: string): boolean {
  const own = known(folder)
  for (let at = realPath(path); ; at = dirname(at)) {
    if (own !== null && known(at) === own) return true
    if (dirname(at) === at) return false
  }
}

/** Without links, as far down as there is something. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path))
  }
}
