import { resolve } from 'node:path'
import { refuse } from '#core/result'
import { chairCapacitySchema, roleSchema } from '#core/vocabulary'
import { newFile, operand, unlocked } from './command.ts'
import { readPassphrase } from './terminal.ts'

export const addPerson = unlocked(async ({ handlers }, { options }) => {
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

export const makeCertificate = unlocked(async ({ handlers }, { options }) =>
  options.person === undefined || options.organisation === undefined
    ? refuse('USAGE', 'Say --person <name> and --organisation <name>.')
    : handlers['signing:make']({ name: options.person, organisation: options.organisation }),
)

export const requestCertificate = unlocked(async ({ handlers, answers }, args) => {
  const { person, organisation } = args.options
  const file = newFile(args)
  if (!file.ok) return file
  if (person === undefined || organisation === undefined)
    return refuse('USAGE', 'Say --person <name> and --organisation <name>.')
  answers.saveFile = file.value
  return handlers['signing:request']({ name: person, organisation })
})

export const takeCertificateAnswer = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'certificate file')
  if (!file.ok) return file
  answers.openFiles = [resolve(file.value)]
  return handlers['signing:answer']()
})

export const importCertificate = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'PKCS#12 file')
  if (!file.ok) return file
  const passphrase = readPassphrase(args.options, 'key-passphrase-file')
  if (!passphrase.ok) return passphrase
  answers.openFiles = [resolve(file.value)]
  return handlers['signing:import']({ passphrase: passphrase.value })
})
