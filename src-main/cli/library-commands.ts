import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ok, refuse } from '#core/result'
import { chairCapacitySchema, conductRegimeSchema, roleSchema } from '#core/vocabulary'
import { writeWhole } from '../files/write-file.ts'
import { compareFile } from '../handlers/compare-file.ts'
import { evaluateLibrary } from '../handlers/evaluate-library.ts'
import { operand, told, unlocked, type Command } from './command.ts'
import { tellComparison } from './tell-comparison.ts'
import { tellEvaluation } from './tell-evaluation.ts'
import { tellMatrix } from './tell-matrix.ts'
import { openTerminal, readPassphrase } from './terminal.ts'

export const init: Command = async ({ options }) => {
  if (options.library === undefined) return refuse('USAGE', 'Say --library <folder>.')
  const passphrase = readPassphrase(options)
  if (!passphrase.ok) return passphrase
  const role = roleSchema.safeParse(options.role ?? 'SECRETARIAT')
  const capacity = chairCapacitySchema.nullable().safeParse(options.capacity ?? null)
  if (!role.success) return refuse('USAGE', `--role is one of ${roleSchema.options.join(', ')}.`)
  if (!capacity.success)
    return refuse('USAGE', `--capacity is one of ${chairCapacitySchema.options.join(', ')}.`)
  const keyFile = options['recovery-key-file']
  // Before anything is made: a key that finds no place afterwards would be lost for good.
  if (keyFile !== undefined && existsSync(resolve(keyFile)))
    return refuse('FILE_EXISTS', `There is already a file ${keyFile}. Name another.`)
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
  if (keyFile === undefined) return ok({ folder, person, recoveryKey: made.value.recoveryKey })
  const written = await writeWhole(resolve(keyFile), `${made.value.recoveryKey}\n`)
  return written.ok ? ok({ folder, person, recoveryKeyFile: keyFile }) : written
}

const regimes = [...conductRegimeSchema.options, 'NOT_RECORDED'] as const

export const matrix = unlocked(async ({ handlers, library }, { options }) => {
  const regime = regimes.find((known) => known === options.regime)
  if (options.regime !== undefined && regime === undefined)
    return refuse('USAGE', `--regime is one of ${regimes.join(', ')}.`)
  const found = await handlers['precedent:matrix']({
    ...(regime === undefined ? {} : { regime }),
    ...(options.force === undefined ? {} : { force: options.force }),
    ...(options.from === undefined ? {} : { yearFrom: Number(options.from) }),
    ...(options.to === undefined ? {} : { yearTo: Number(options.to) }),
  })
  return told(found, (value) => tellMatrix(value, library.law))
})

export const compare = unlocked(async ({ library }, args) => {
  const file = operand(args, 'case file')
  if (!file.ok) return file
  const found = await compareFile(library, resolve(file.value))
  return told(found, (value) => tellComparison(value, library.law))
})

export const evaluate = unlocked(async ({ library }, { options }) => {
  const graded = await evaluateLibrary(library, {
    split: options.split ?? 'leave-one-out',
    test: options.test === undefined ? null : resolve(options.test),
  })
  return told(graded, tellEvaluation)
})
