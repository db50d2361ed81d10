import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CaseFilePreview } from '#core/exchange/case-file-preview'
import type { CasePackPreview } from '#core/exchange/case-pack-preview'
import { caseParts, type PartChoice } from '#core/exchange/case-parts'
import type { LawPackPreview } from '#core/law/law-pack-preview'
import { packRoleSchema } from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import type { Arguments } from './arguments.ts'
import { newFile, operand, unlocked } from './command.ts'
import { findCase } from './find-case.ts'
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

export const exportPack = unlocked(async (terminal, args) => {
  const { options } = args
  if (options.case !== undefined) return exportCase(terminal, args, options.case)
  if (!options.law)
    return refuse(
      'USAGE',
      'Say what to export: --law for sign-offs, --case <reference> for a case.',
    )
  const file = operand(args, 'file to write')
  if (!file.ok) return file
  const path = resolve(file.value)
  if (existsSync(path))
    return refuse('FILE_EXISTS', `There is already a file ${file.value}. Name another.`)
  const lock = lockOf(args)
  if (!lock.ok) return lock
  terminal.answers.saveFile = path
  return terminal.handlers['pack:export-law']({ madeFor: options.for ?? '', lock: lock.value })
})

/** A receiver of the book by name or key; a key typed here is added, as somebody vouched for it. */
async function receiver(
  { handlers }: Terminal,
  to: string,
  label: string | undefined,
): Promise<Result<string>> {
  const book = await handlers['exchange:book']()
  if (!book.ok) return book
  const inUse = (one: { readonly revokedAt: string | null }) => one.revokedAt === null
  const named = book.value.recipients
    .filter(inUse)
    .filter((one) => one.label === to || one.key === to)
  if (named.length > 1) return refuse('USAGE', `Several receivers are called ${to}. Say the key.`)
  if (named[0] !== undefined) return ok(named[0].id)
  if (!to.startsWith('age1')) return refuse('NOT_FOUND', `No receiver is called ${to} here.`)
  const added = await handlers['exchange:add-recipient']({
    label: label ?? to.slice(0, 12),
    key: to,
  })
  if (!added.ok) return added
  const found = added.value?.recipients.filter(inUse).find(({ key }) => key === to)
  if (found === undefined) return refuse('NOT_FOUND', 'The key was not added.')
  const { id, fingerprint } = found
  const confirmed = await handlers['exchange:confirm-recipient']({ id, fingerprint })
  return confirmed.ok ? ok(id) : confirmed
}

async function exportCase(
  terminal: Terminal,
  args: Arguments,
  reference: string,
): Promise<Result<unknown>> {
  const { options } = args
  const path = newFile(args)
  if (!path.ok) return path
  const caseId = await findCase(terminal, reference)
  if (!caseId.ok) return caseId
  const role = packRoleSchema.safeParse(options.role ?? 'MEMBER')
  if (!role.success) return refuse('USAGE', 'Say --role CHAIR, MEMBER, ADVISER or SECRETARIAT.')
  const decides = role.data === 'CHAIR' || role.data === 'MEMBER'
  const seat = role.data === 'CHAIR' ? 0 : Number(options.seat ?? Number.NaN)
  if (decides && !Number.isInteger(seat)) return refuse('USAGE', 'Say --seat <number>.')
  if (options.to === undefined) return refuse('USAGE', 'Say --to <name or age1 key>.')
  const id = await receiver(terminal, options.to, options.label)
  if (!id.ok) return id
  terminal.answers.saveFile = path.value
  return terminal.handlers['pack:export-case']({
    caseId: caseId.value,
    recipients: [{ id: id.value, role: role.data, seat: decides ? seat : null }],
  })
}

async function opened(
  { handlers, answers }: Terminal,
  args: Arguments,
): Promise<Result<LawPackPreview | CasePackPreview | CaseFilePreview>> {
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
  if (shown.value.kind === 'CASE_FILE') return importFile(terminal, shown.value)
  const confirm = confirmation(shown.value, args)
  if (!confirm.ok) return confirm
  return shown.value.kind === 'LAW'
    ? importLaw(terminal, args, shown.value, confirm.value)
    : importCase(terminal, args, shown.value, confirm.value)
})

/** A case file is taken in as `case import` does, once it was looked at. */
async function importFile(
  { handlers }: Terminal,
  { sha256 }: CaseFilePreview,
): Promise<Result<unknown>> {
  const taken = await handlers['pack:take-in-file']({ sha256 })
  return taken.ok ? ok({ case: taken.value.summary }) : taken
}

type Confirm = Parameters<Terminal['handlers']['pack:take-in-law']>[0]['confirm']

function confirmation(
  { signer, maker }: LawPackPreview | CasePackPreview,
  { options }: Arguments,
): Result<Confirm> {
  const fingerprint = options.confirm?.replaceAll(/[\s:]/g, '').toLowerCase()
  if (fingerprint !== undefined && !/^[0-9a-f]{64}$/.test(fingerprint))
    return refuse('USAGE', '--confirm is the whole fingerprint that pack inspect shows.')
  return ok(
    signer.knownAs === null && fingerprint !== undefined
      ? { fingerprint, label: options.label ?? (maker.label || 'Unnamed library') }
      : null,
  )
}

async function importLaw(
  { handlers }: Terminal,
  args: Arguments,
  shown: LawPackPreview,
  confirm: Confirm,
): Promise<Result<unknown>> {
  const rows = chosen(shown, args.options.accept)
  if (!rows.ok) return rows
  const follow = rows.value.map(({ kind, id, hash }) => ({ kind, id, hash }))
  const taken = await handlers['pack:take-in-law']({ sha256: shown.sha256, follow, confirm })
  return taken.ok ? ok({ ...taken.value.taken, pack: taken.value.preview }) : taken
}

/** `--choose theirs` or `mine` answers for every part that both sides changed. */
async function importCase(
  { handlers }: Terminal,
  { options }: Arguments,
  { sha256 }: CasePackPreview,
  confirm: Confirm,
): Promise<Result<unknown>> {
  const choice = { theirs: 'THEIRS', mine: 'MINE' }[options.choose ?? ''] as PartChoice | undefined
  if (options.choose !== undefined && choice === undefined)
    return refuse('USAGE', 'Say --choose theirs or --choose mine.')
  const choices = Object.fromEntries(caseParts.map((part) => [part, choice]))
  const taken = await handlers['pack:take-in-case']({ sha256, choices, confirm })
  if (!taken.ok || taken.value === null) return taken
  return ok({ case: taken.value.openCase.summary, taken: taken.value.taken })
}

/** The reader's own receiving key, with the fingerprint to be read out. */
export const showKey = unlocked(async ({ handlers }) => {
  const book = await handlers['exchange:book']()
  return book.ok ? ok(book.value.mine) : book
})
