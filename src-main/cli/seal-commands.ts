import { resolve } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import type { OpenCase } from '#contract/api'
import type { Arguments } from './arguments.ts'
import { newFile, operand, unlocked, type Unlocked } from './command.ts'
import { findCase } from './find-case.ts'

// Seals between laptops: each file is made by one person and taken in by another.

type Saving = 'seal:export' | 'seal:export-opening' | 'seal:export-changes'
type TakingIn = 'seal:import-opening' | 'seal:import-changes'

async function caseOf(terminal: Unlocked, args: Arguments): Promise<Result<string>> {
  const reference = operand(args, 'case')
  return reference.ok ? findCase(terminal, reference.value) : reference
}

const readSeat = ({ options }: Arguments): Result<number> =>
  /^\d$/.test(options.seat ?? '')
    ? ok(Number(options.seat))
    : refuse('USAGE', 'Say --seat <number>: 0 the chair, then the members.')

/** Writes the case, documents beside it, for the laptop of the decision-maker in a seat. */
export const handOver = unlocked(async (terminal, args) => {
  const seat = readSeat(args)
  if (!seat.ok) return seat
  const file = newFile(args)
  if (!file.ok) return file
  const caseId = await caseOf(terminal, args)
  if (!caseId.ok) return caseId
  terminal.answers.saveFile = file.value
  return terminal.handlers['case:export-file']({ caseId: caseId.value, seat: seat.value })
})

const saveWith = (channel: Saving) =>
  unlocked(async (terminal, args) => {
    const file = newFile(args)
    if (!file.ok) return file
    const caseId = await caseOf(terminal, args)
    if (!caseId.ok) return caseId
    terminal.answers.saveFile = file.value
    return terminal.handlers[channel]({ caseId: caseId.value })
  })

export const exportSeal = saveWith('seal:export')
export const exportOpening = saveWith('seal:export-opening')
export const exportChanges = saveWith('seal:export-changes')

/** The case and the file of `seal import <reference> <file>`. */
async function fileFor(terminal: Unlocked, args: Arguments): Promise<Result<string>> {
  const file = args.rest[1]
  if (file === undefined) return refuse('USAGE', 'Say which case, then which file.')
  terminal.answers.openFiles = [resolve(file)]
  return caseOf(terminal, args)
}

/** Who has sealed; what is in the seals stays out of a terminal. */
const makersOf = ({ seals }: OpenCase) =>
  seals.decisionMakers.map(({ label, sealedAt, commitment }) => ({ label, sealedAt, commitment }))

/** Takes a seal in; one under a key not known here only with its seat and the fingerprint read out. */
export const importSeal = unlocked(async (terminal, args) => {
  const { confirm } = args.options
  const seat = confirm === undefined ? null : readSeat(args)
  if (seat !== null && !seat.ok) return seat
  const caseId = await fileFor(terminal, args)
  if (!caseId.ok) return caseId
  const link =
    seat === null || confirm === undefined ? null : { seat: seat.value, fingerprint: confirm }
  const taken = await terminal.handlers['seal:import']({ caseId: caseId.value, link })
  if (!taken.ok || taken.value === null) return taken
  if (taken.value.state === 'TAKEN') {
    const { openCase, onPresentFindings } = taken.value
    return ok({ decisionMakers: makersOf(openCase), onPresentFindings })
  }
  const { label, fingerprint } = taken.value
  return refuse(
    'TO_CONFIRM',
    `Not taken in: the key of ${label} is not known here. Its fingerprint is ${fingerprint}. ` +
      'Ask its owner to read theirs out (seal record shows it); if they agree, name the seat and ' +
      'say it back: --seat <number> --confirm "<fingerprint>".',
  )
})

const takeInWith = (channel: TakingIn) =>
  unlocked(async (terminal, args) => {
    const caseId = await fileFor(terminal, args)
    if (!caseId.ok) return caseId
    const taken = await terminal.handlers[channel]({ caseId: caseId.value })
    if (!taken.ok || taken.value === null) return taken
    return 'openCase' in taken.value
      ? ok({ added: taken.value.added })
      : ok({ decisionMakers: makersOf(taken.value) })
  })

export const importOpening = takeInWith('seal:import-opening')
export const importChanges = takeInWith('seal:import-changes')

/** Every seal of a case with its key, and the fingerprint that the reader reads out. */
export const sealRecord = unlocked(async (terminal, args) => {
  const caseId = await caseOf(terminal, args)
  if (!caseId.ok) return caseId
  const shown = await terminal.handlers['seal:record']({ caseId: caseId.value })
  return shown.ok
    ? ok({ myFingerprint: shown.value.myFingerprint, seals: shown.value.seals })
    : shown
})
