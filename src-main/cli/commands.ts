import {
  addToBundle,
  buildBundle,
  exportIssueChanges,
  findInBundle,
  listBundle,
  recogniseBundle,
} from './build-bundle.ts'
import { backUp, restore } from './backup-commands.ts'
import { replaceDocument } from './bundle-commands.ts'
import { compareCase, importCase, printCase, replayCase, sealView } from './case-commands.ts'
import { exportClocks, listClocks, updateHolidays } from './clock-commands.ts'
import type { Command } from './command.ts'
import { addOfficer, joinHearing, noticeOfHearing, separateHearing } from './hearing-commands.ts'
import { importRows } from './import-commands.ts'
import { compare, evaluate, init, matrix } from './library-commands.ts'
import {
  exportNotices,
  issue,
  listUntranslated,
  replayNotice,
  verify,
  verifyAudit,
} from './notice-commands.ts'
import { exportPack, importPack, inspectPack, showKey } from './pack-commands.ts'
import {
  addPerson,
  importCertificate,
  makeCertificate,
  requestCertificate,
  takeCertificateAnswer,
} from './people-commands.ts'
import {
  exportRedactionLog,
  listRedactions,
  makeRedactedCopy,
  markRedactions,
  reviewRedactions,
} from './redaction-commands.ts'
import {
  countersign,
  requestTimestamp,
  takeRevocation,
  takeTimestamp,
} from './revision-commands.ts'
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
import { addTrust, listTrust, removeTrust } from './trust-commands.ts'

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
  'case add-officer': addOfficer,
  'case hear-with': joinHearing,
  'case hear-apart': separateHearing,
  'seal export': exportSeal,
  'seal import': importSeal,
  'seal open': exportOpening,
  'seal import-opening': importOpening,
  'seal changes': exportChanges,
  'seal import-changes': importChanges,
  'seal record': sealRecord,
  'bundle add': addToBundle,
  'bundle list': listBundle,
  'bundle find': findInBundle,
  'bundle recognise': recogniseBundle,
  'bundle changes': exportIssueChanges,
  'bundle replace': replaceDocument,
  'redaction mark': markRedactions,
  'redaction review': reviewRedactions,
  'bundle build': buildBundle,
  'redaction list': listRedactions,
  'redaction make': makeRedactedCopy,
  'redaction log': exportRedactionLog,
  'clock list': listClocks,
  'clock export': exportClocks,
  'law holidays': updateHolidays,
  'person add': addPerson,
  'certificate make': makeCertificate,
  'certificate import': importCertificate,
  'certificate request': requestCertificate,
  'certificate answer': takeCertificateAnswer,
  'trust list': listTrust,
  'trust add': addTrust,
  'trust remove': removeTrust,
  'notice hearing': noticeOfHearing,
  'notice untranslated': listUntranslated,
  'notice issue': issue,
  'notice export': exportNotices,
  'notice countersign': countersign,
  'notice timestamp-request': requestTimestamp,
  'notice timestamp-take': takeTimestamp,
  'notice revocation-take': takeRevocation,
  'notice verify': verify,
  'notice replay': replayNotice,
  'pack export': exportPack,
  'pack inspect': inspectPack,
  'pack import': importPack,
  'pack key': showKey,
  'audit verify': verifyAudit,
  backup: backUp,
  restore,
}
