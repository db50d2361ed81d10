import { compareCase, importCase, sealView } from './case-commands.ts'
import type { Command } from './command.ts'
import { compare, evaluate, importRows, init, matrix } from './library-commands.ts'
import { issue, verify, verifyAudit } from './notice-commands.ts'
import { addPerson, importCertificate, makeCertificate } from './people-commands.ts'

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
