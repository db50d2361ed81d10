import type { Result } from '#core/result'

/** A backup just written. */
export type BackupTaken = {
  /** The new folder it was written into. */
  readonly folder: string
  readonly takenAt: string
  readonly bytes: number
  readonly auditEntries: number
  readonly sha256: string
}

/** A backup just put back. */
export type BackupRestored = {
  readonly folder: string
  readonly takenAt: string
  readonly libraryLabel: string
}

/** Copies of a whole library, as closed as the library itself. */
export type BackupApi = {
  /**
   * Asks where, writes a copy of library and header into a new folder there, then opens the copy and
   * checks it. Progress comes as `pack:progress`, `pack:cancel` stops it. Null where none was chosen.
   */
  'library:back-up': () => Promise<Result<BackupTaken | null>>
  /**
   * Asks for the folder of a backup and for an empty one, writes the library into it and makes it
   * the library to unlock. Works while locked; never over a library. Null where none was chosen.
   */
  'vault:restore': () => Promise<Result<BackupRestored | null>>
}
