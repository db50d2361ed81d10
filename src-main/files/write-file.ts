import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, open, rename, unlink, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ok, refuse, type Result } from '#core/result'

type Existing = { readonly overwrite?: boolean }

/**
 * Writes a whole file or nothing: a temporary file beside it, flushed to the disk, then moved into
 * place. An existing file is left as it is unless `overwrite` says so.
 * @returns The path written.
 */
export function writeWhole(
  path: string,
  content: Uint8Array | string | Iterable<string> | AsyncIterable<Uint8Array>,
  existing: Existing = {},
): Promise<Result<string>> {
  return write(path, existing, async (file) => {
    await file.writeFile(content)
    return ok(path)
  })
}

/**
 * Writes a file part by part as `fill` puts it, whole or not at all: where that refuses or throws,
 * nothing is written.
 */
export function writeInParts<T>(
  path: string,
  fill: (put: (part: Uint8Array) => Promise<void>) => Promise<Result<T>>,
  existing: Existing = {},
): Promise<Result<T>> {
  return write(path, existing, (file) => fill((part) => file.writeFile(part)))
}

async function write<T>(
  path: string,
  { overwrite = false }: Existing,
  fill: (file: FileHandle) => Promise<Result<T>>,
): Promise<Result<T>> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    let filled: Result<T>
    try {
      filled = await fill(file)
      if (filled.ok) await file.sync()
    } finally {
      await file.close()
    }
    if (!filled.ok) {
      await unlink(temporary)
      return filled
    }
    if (overwrite) await rename(temporary, path)
    else await moveUnlessThere(temporary, path)
    await syncFolder(dirname(path))
    return filled
  } catch (cause) {
    await unlink(temporary).catch(() => undefined)
    return refusalFor(cause, path)
  }
}

/** A hard link fails where the name is taken, without a moment in which both could be checked wrong. */
async function moveUnlessThere(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw cause
    // Some file systems (exFAT sticks) have no hard links; an exclusive copy is the next best.
    await copyFile(temporary, path, constants.COPYFILE_EXCL)
  }
  await unlink(temporary)
}

/** Makes the new name itself durable; not possible, nor needed, on Windows. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // The file's content is on the disk either way.
  }
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''

function refusalFor(cause: unknown, path: string): Result<never> {
  const name = basename(path)
  switch (codeOf(cause)) {
    case 'EEXIST':
      return refuse('FILE_EXISTS', `There is already a file named ${name} in that folder`)
    case 'ENOENT':
    case 'ENOTDIR':
      return refuse('NO_FOLDER', `The folder for ${name} does not exist`)
    case 'ENOSPC':
      return refuse('DISK_FULL', `There is not enough room on the disk to save ${name}`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuse('NOT_ALLOWED', `${name} may not be written in that folder`)
    case 'EISDIR':
      return refuse('IS_FOLDER', `${name} is a folder`)
    default:
      return refuse('NOT_WRITTEN', `${name} could not be saved`)
  }
}
