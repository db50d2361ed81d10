import type { Api, Channel, Events } from '#contract/api'
import type { Recogniser } from '../recognise/recogniser.ts'
import type { KeyCost } from '../vault/boxes.ts'

export type FileFilter = { readonly name: string; readonly extensions: readonly string[] }

/** Questions to the person that need the system's own windows; the command line and tests answer otherwise. */
export type Dialogs = {
  readonly openFiles: (options: {
    readonly title: string
    readonly filters: readonly FileFilter[]
    readonly many: boolean
  }) => Promise<readonly string[]>
  readonly saveFile: (options: {
    readonly title: string
    readonly suggestedName: string
    readonly filters: readonly FileFilter[]
  }) => Promise<string | null>
  readonly chooseFolder: (options: { readonly title: string }) => Promise<string | null>
}

/** Everything a handler may not reach for by itself. */
export type HandlerDeps = {
  /** Folder of the library (header, database). */
  readonly folder: string
  /** The shipped `resources` folder. */
  readonly resources: string
  readonly now: () => Date
  readonly randomBytes: (count: number) => Uint8Array
  readonly dialogs: Dialogs
  /** Reads the words of scanned pages in the background. Absent: such pages wait. */
  readonly recogniser?: Recogniser
  /** Cost of guessing a passphrase set here. Absent, as in the product: the full one; tests lower it. */
  readonly kdf?: KeyCost
  readonly emit: <E extends keyof Events>(event: E, payload: Events[E]) => void
}

/** One function per channel of the contract. */
export type Handlers = { readonly [C in Channel]: Api[C] }
