import type { HeaderPerson } from './header.ts'
import type { KeyPair } from './keys.ts'

/** An open library: its keys, and who opened it. */
export type Unlocked = KeyPair & {
  readonly libraryId: string
  readonly person: Pick<HeaderPerson, 'id' | 'label' | 'role' | 'capacity'>
  /** Attempts that failed before this one. */
  readonly failedBefore: number
  /** Where the audit record stood when the header was last written. */
  readonly checkpoint: { readonly entries: number; readonly head: string }
  /** The library was closed in order since: at opening, the record must stand exactly there. */
  readonly closedInOrder: boolean
  /** When the backup was taken that is opened here for the first time; null where it is none. */
  readonly backupTakenAt: string | null
}
