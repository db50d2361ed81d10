import { compareCase, importCase, printCase, replayCase, sealView } from './case-commands.ts'
import { exportClocks, listClocks, updateHolidays } from './clock-commands.ts'
import type { Command } from './command.ts'
import { compare, evaluate, importRows, init, matrix } from './library-commands.ts'
import { exportNotices, issue, replayNotice, verify, verifyAudit } from './notice-commands.ts'
import { exportPack, importPack, inspectPack } from './pack-commands.ts'
import { addPerson, importCertificate, makeCertificate } from './people-commands.ts'
import {
  exportChanges,
  exportOpening,
  exportSeal,
  handOver,
  importChanges,
  importOpening,
  importSeal,
  sealRecord,
} from './seal-commands.ts'

export const commands: Readonly<Record<string, Command>> = {
  init,
  import: importRows,
  matrix,
  compare,
  evaluate,
  'case import': importCase,
  'case seal': sealView,
  'case compare': compareCase,
  'case replay': replayCase,
  'case print-comparison': printCase,
  'case hand-over': handOver,
  'seal export': exportSeal,
  'seal import': importSeal,
  'seal open': exportOpening,
  'seal import-opening': importOpening,
  'seal changes': exportChanges,
  'seal import-changes': importChanges,
  'seal record': sealRecord,
  'clock list': listClocks,
  'clock export': exportClocks,
  'law holidays': updateHolidays,
  'person add': addPerson,
  'certificate make': makeCertificate,
  'certificate import': importCertificate,
  'notice issue': issue,
  'notice export': exportNotices,
  'notice verify': verify,
  'notice replay': replayNotice,
  'pack export': exportPack,
  'pack inspect': inspectPack,
  'pack import': importPack,
  'audit verify': verifyAudit,
}
