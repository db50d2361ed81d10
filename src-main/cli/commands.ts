import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { provisionalViewSchema } from '#core/hearing-case'
import { noticeFileName } from '#core/notice/notice-number'
import { rejectsFile } from '#core/import/rejects'
import { ok, refuse, type Result } from '#core/result'
import { chairCapacitySchema, conductRegimeSchema, roleSchema } from '#core/vocabulary'
import { writeWhole } from '../files/write-file.ts'
import { compareFile } from '../handlers/compare-file.ts'
import { evaluateLibrary } from '../handlers/evaluate-library.ts'
import { verifyFile } from '../handlers/verification.ts'
import type { Arguments } from './arguments.ts'
import { openTerminal, readPassphrase, unlockTerminal, type Terminal } from './terminal.ts'

/** A command gives one JSON value, or the reasons why not. */
export type Command = (args: Arguments) => Promise<Result<unknown>>

const operand = (args: Arguments, what: string): Result<string> =>
  args.rest[0] === undefined ? refuse('USAGE', `Say which ${what}.`) : ok(args.rest[0])

type Unlocked = Terminal & { readonly library: NonNullable<Terminal['session']['library']> }
/** Runs one piece of work on the unlocked library, and locks it whatever happens. */
const unlocked =
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

const init: Command = async ({ options }) => {
  if (options.library === undefined) return refuse('USAGE', 'Say --library <folder>.')
  const passphrase = readPassphrase(options)
  if (!passphrase.ok) return passphrase
  const role = roleSchema.safeParse(options.role ?? 'SECRETARIAT')
  const capacity = chairCapacitySchema.nullable().safeParse(options.capacity ?? null)
  if (!role.success) return refuse('USAGE', `--role is one of ${roleSchema.options.join(', ')}.`)
  if (!capacity.success)
    return refuse('USAGE', `--capacity is one of ${chairCapacitySchema.options.join(', ')}.`)
  const folder = resolve(options.library)
  const terminal = openTerminal(folder)
  const person = {
    label: options.person ?? 'Secretariat',
    role: role.data,
    capacity: capacity.data,
  }
  const made = await terminal.handlers['vault:create']({
    folder,
    libraryLabel: options.label ?? 'Precedent library',
    person,
    passphrase: passphrase.value,
    withSample: options.sample,
  })
  terminal.close()
  if (!made.ok) return made
  const keyFile = options['recovery-key-file']
  if (keyFile === undefined) return ok({ folder, person, recoveryKey: made.value.recoveryKey })
  const written = await writeWhole(resolve(keyFile), `${made.value.recoveryKey}\n`)
  return written.ok ? ok({ folder, person, recoveryKeyFile: keyFile }) : written
}

const importRows = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'file')
  if (!file.ok) return file
  answers.openFiles = [resolve(file.value)]
  const report = await handlers['import:run']()
  if (!report.ok || report.value === null) return report
  const { rejects } = args.options
  if (rejects !== undefined) {
    const written = await writeWhole(resolve(rejects), rejectsFile(report.value.rejected))
    if (!written.ok) return written
  }
  return report
})

const regimes = [...conductRegimeSchema.options, 'NOT_RECORDED'] as const

const matrix = unlocked(async ({ handlers }, { options }) => {
  const regime = regimes.find((known) => known === options.regime)
  if (options.regime !== undefined && regime === undefined)
    return refuse('USAGE', `--regime is one of ${regimes.join(', ')}.`)
  return handlers['precedent:matrix']({
    ...(regime === undefined ? {} : { regime }),
    ...(options.force === undefined ? {} : { force: options.force }),
    ...(options.from === undefined ? {} : { yearFrom: Number(options.from) }),
    ...(options.to === undefined ? {} : { yearTo: Number(options.to) }),
  })
})

const compare = unlocked(async ({ library }, args) => {
  const file = operand(args, 'case file')
  return file.ok ? compareFile(library, resolve(file.value)) : file
})

const evaluate = unlocked(({ library }, { options }) =>
  evaluateLibrary(library, {
    split: options.split ?? 'leave-one-out',
    test: options.test === undefined ? null : resolve(options.test),
  }),
)

const importCase = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'case file')
  if (!file.ok) return file
  answers.openFiles = [resolve(file.value)]
  const opened = await handlers['case:import']()
  return opened.ok && opened.value !== null ? ok(opened.value.summary) : opened
})

/** The open version of a case, by the reference people use. */
async function findCase({ handlers }: Terminal, reference: string): Promise<Result<string>> {
  const cases = await handlers['case:list']()
  if (!cases.ok) return cases
  const found =
    cases.value.find((c) => c.reference === reference && c.status === 'OPEN') ??
    cases.value.find((c) => c.reference === reference)
  return found === undefined
    ? refuse('NOT_FOUND', `There is no case ${reference} in this library.`)
    : ok(found.id)
}

function readView(path: string | undefined) {
  if (path === undefined) return refuse('USAGE', 'Say --view <view.json>.')
  try {
    const view = provisionalViewSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return view.success ? ok(view.data) : refuse('WRONG_VIEW', view.error.issues[0]?.message ?? '')
  } catch {
    return refuse('UNREADABLE', 'The view cannot be read as JSON.')
  }
}

const sealView = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const view = readView(args.options.view)
  if (!view.ok) return view
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const sealed = await terminal.handlers['seal:commit']({ caseId: id.value, view: view.value })
  return sealed.ok ? ok(sealed.value.seals.decisionMakers.map(withoutView)) : sealed
})

/** Opens the comparators of a case of this library, as step 5 does. */
const compareCase = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const id = await findCase(terminal, reference.value)
  return id.ok ? terminal.handlers['comparison:open']({ caseId: id.value }) : id
})

const withoutView = (maker: {
  label: string
  sealedAt: string | null
  commitment: string | null
}) => ({
  label: maker.label,
  sealedAt: maker.sealedAt,
  commitment: maker.commitment,
})

const addPerson = unlocked(async ({ handlers }, { options }) => {
  const passphrase = readPassphrase(options, 'new-passphrase-file')
  if (!passphrase.ok) return passphrase
  const role = roleSchema.safeParse(options.role)
  const capacity = chairCapacitySchema.nullable().safeParse(options.capacity ?? null)
  if (!role.success || !capacity.success || options.person === undefined)
    return refuse('USAGE', 'Say --person <name or role> and --role <role>.')
  return handlers['person:add']({
    label: options.person,
    role: role.data,
    capacity: capacity.data,
    passphrase: passphrase.value,
  })
})

const makeCertificate = unlocked(async ({ handlers }, { options }) =>
  options.person === undefined || options.organisation === undefined
    ? refuse('USAGE', 'Say --person <name> and --organisation <name>.')
    : handlers['signing:make']({ name: options.person, organisation: options.organisation }),
)

const importCertificate = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'PKCS#12 file')
  if (!file.ok) return file
  const passphrase = readPassphrase(args.options, 'key-passphrase-file')
  if (!passphrase.ok) return passphrase
  answers.openFiles = [resolve(file.value)]
  return handlers['signing:import']({ passphrase: passphrase.value })
})

const issue = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const passphrase = readPassphrase(args.options)
  if (!passphrase.ok) return passphrase
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const { handlers, answers } = terminal
  const issued = await handlers['notice:issue']({ caseId: id.value, passphrase: passphrase.value })
  if (!issued.ok) return issued
  const folder = resolve(args.options.out ?? '.')
  mkdirSync(folder, { recursive: true })
  const files: unknown[] = []
  for (const notice of issued.value.notices) {
    answers.saveFile = join(folder, noticeFileName(notice))
    const saved = await handlers['notice:save']({ noticeId: notice.id })
    if (!saved.ok) return saved
    files.push({
      number: notice.number,
      kind: notice.kind,
      sha256: notice.sha256,
      file: saved.value,
    })
  }
  return ok(files)
})

const verify: Command = async (args) => {
  const file = operand(args, 'PDF')
  if (!file.ok) return file
  if (args.options.library === undefined) return verifyFile(resolve(file.value), null)
  return unlocked(({ library }) => verifyFile(resolve(file.value), library))(args)
}

const verifyAudit = unlocked(({ handlers }) => handlers['audit:verify']())

export const commands: Readonly<Record<string, Command>> = {
  init,
  import: importRows,
  matrix,
  compare,
  evaluate,
  'case import': importCase,
  'case seal': sealView,
  'case compare': compareCase,
  'person add': addPerson,
  'certificate make': makeCertificate,
  'certificate import': importCertificate,
  'notice issue': issue,
  'notice verify': verify,
  'audit verify': verifyAudit,
}
