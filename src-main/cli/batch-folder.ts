import { randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ok, refuse, type Problem, type Result } from '#core/result'
import { writeWhole } from '../files/write-file.ts'

/** Both copies of a long notice take less. */
const ROOM = 1024 * 1024
/** A file of a batch is written within a second: what is this old, nobody writes any more. */
const LEFT_BEHIND_MS = 10 * 60 * 1000

/** The name under which a notice or its page is written before it is whole. */
const PART =
  /^\..+-(outcome|published)-notice\.(pdf|html)\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/

/** Of a file that could not be written: the next one of the batch would fare no better. */
const OF_THE_FOLDER = ['DISK_FULL', 'NOT_ALLOWED', 'NO_FOLDER', 'NOT_WRITTEN']
export const isOfTheFolder = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => OF_THE_FOLDER.includes(code))

/**
 * Whether a notice can be written there, which must be known before it is signed: the folder, or
 * the one it will be made in, takes a file of that size.
 */
export async function checkFolder(folder: string): Promise<Result<null>> {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  if (!isWritable(at))
    return refuse('NO_FOLDER', `Nothing can be written in ${folder}: ${at} does not allow it.`)
  const probe = join(at, `.evenhand-room.${randomUUID()}.part`)
  const written = await writeWhole(probe, Buffer.alloc(ROOM))
  rmSync(probe, { force: true })
  if (written.ok) return ok(null)
  const code = written.problems[0]?.code ?? 'NOT_WRITTEN'
  return code === 'DISK_FULL'
    ? refuse(code, `There is no room for a notice in ${folder}. Nothing more was signed.`)
    : refuse(code, `Nothing can be written in ${folder}. Nothing more was signed.`)
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return statSync(folder).isDirectory()
  } catch {
    return false
  }
}

export function makeFolder(folder: string): Result<null> {
  try {
    mkdirSync(folder, { recursive: true })
    return ok(null)
  } catch {
    return refuse('NO_FOLDER', `The folder ${folder} cannot be made.`)
  }
}

/** Removes what a batch that was killed left half-written, by its name and its age; nothing else. */
export function clearLeftBehind(folder: string, now: number): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  const left = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) =>
      entry.isFile() &&
      PART.test(entry.name) &&
      now - statSync(join(folder, entry.name)).mtimeMs > LEFT_BEHIND_MS,
  )
  for (const { name } of left) rmSync(join(folder, name), { force: true })
  return left.map(({ name }) => name)
}
