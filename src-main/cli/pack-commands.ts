import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LawPackPreview } from '#core/law/law-pack-preview'
import { ok, refuse, type Result } from '#core/result'
import type { Arguments } from './arguments.ts'
import { operand, unlocked } from './command.ts'
import { readPassphrase, type Terminal } from './terminal.ts'

type Lock = Parameters<Terminal['handlers']['pack:export-law']>[0]['lock']

function lockOf({ options }: Arguments): Result<Lock> {
  if (options.recipient !== undefined)
    return options['pack-passphrase-file'] === undefined
      ? ok({ recipients: options.recipient })
      : refuse('USAGE', 'Say --recipient or --pack-passphrase-file, not both.')
  if (options['pack-passphrase-file'] === undefined) return ok(null)
  const passphrase = readPassphrase(options, 'pack-passphrase-file')
  return passphrase.ok ? ok({ passphrase: passphrase.value }) : passphrase
}

export const exportPack = unlocked(async ({ handlers, answers }, args) => {
  if (!args.options.law) return refuse('USAGE', 'Say what to export: --law for sign-offs.')
  const file = operand(args, 'file to write')
  if (!file.ok) return file
  const path = resolve(file.value)
  if (existsSync(path))
    return refuse('FILE_EXISTS', `There is already a file ${file.value}. Name another.`)
  const lock = lockOf(args)
  if (!lock.ok) return lock
  answers.saveFile = path
  return handlers['pack:export-law']({ madeFor: args.options.for ?? '', lock: lock.value })
})

async function opened(
  { handlers, answers }: Terminal,
  args: Arguments,
): Promise<Result<LawPackPreview>> {
  const file = operand(args, 'pack')
  if (!file.ok) return file
  const secret = readSecret(args)
  if (!secret.ok) return secret
  answers.openFiles = [resolve(file.value)]
  const shown = await handlers['pack:inspect']({ secret: secret.value })
  if (!shown.ok) return shown
  return shown.value === null ? refuse('USAGE', 'Say which pack.') : ok(shown.value)
}

/** A passphrase, or an age key, from the file that holds it. */
function readSecret({ options }: Arguments): Result<string | null> {
  return options['pack-passphrase-file'] === undefined
    ? ok(null)
    : readPassphrase(options, 'pack-passphrase-file')
}

export const inspectPack = unlocked(opened)

/** Entries named by id; a name that the pack does not offer is refused before anything is kept. */
function chosen(shown: LawPackPreview, accept: string | undefined): Result<LawPackPreview['rows']> {
  if (accept === undefined) return ok([])
  if (accept === 'all') return ok(shown.rows.filter(({ canFollow }) => canFollow))
  const ids = accept.split(',').map((id) => id.trim())
  const missing = ids.find((id) => !shown.rows.some((row) => row.id === id))
  if (missing !== undefined) return refuse('NOT_IN_PACK', `The pack says nothing about ${missing}.`)
  return ok(shown.rows.filter(({ id }) => ids.includes(id)))
}

export const importPack = unlocked(async (terminal, args) => {
  const shown = await opened(terminal, args)
  if (!shown.ok) return shown
  const rows = chosen(shown.value, args.options.accept)
  if (!rows.ok) return rows
  const { sha256, signer, maker } = shown.value
  const fingerprint = args.options.confirm?.replaceAll(/[\s:]/g, '').toLowerCase()
  if (fingerprint !== undefined && !/^[0-9a-f]{64}$/.test(fingerprint))
    return refuse('USAGE', '--confirm is the whole fingerprint that pack inspect shows.')
  const isConfirmed = signer.knownAs === null && fingerprint !== undefined
  const taken = await terminal.handlers['pack:take-in-law']({
    sha256,
    follow: rows.value.map(({ kind, id, hash }) => ({ kind, id, hash })),
    confirm: isConfirmed
      ? { fingerprint, label: args.options.label ?? (maker.label || 'Unnamed library') }
      : null,
  })
  if (!taken.ok) return taken
  return ok({ ...taken.value.taken, pack: taken.value.preview })
})
