/** One thing that is wrong: what, where, and what a person can do about it. */
export type Problem = {
  /** Stable code for tests and the command line, e.g. `WRONG_PASSPHRASE`. */
  readonly code: string
  /** Plain words for the person. */
  readonly message: string
  /** Dotted path of the field concerned, where there is one. */
  readonly field?: string
}

/** A value, or every reason why there is none (never only the first). */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: string, message: string, field?: string): Result<never> => ({
  ok: false,
  problems: [field === undefined ? { code, message } : { code, message, field }],
})

/** Closes a switch over a union: a new member that is not handled is a compile error. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`)
}
