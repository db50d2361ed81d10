import type { PackManifest, PackRecipient, PackSigner } from '../pack.ts'
import type { CasePart, Standing } from './case-parts.ts'

/** One part of a case in a pack, beside what is here. */
export type CasePackPart = {
  readonly part: CasePart
  readonly standing: Standing
  readonly words: string
}

export type CasePackPreview = {
  readonly kind: 'CASE'
  /** Names this very pack in the call that takes it in. */
  readonly sha256: string
  readonly file: string
  readonly encrypted: boolean
  readonly maker: PackManifest['maker']
  readonly madeAt: string
  readonly madeFor: string
  readonly signer: PackSigner
  readonly reference: string
  readonly matter: string
  readonly recipients: readonly (Omit<PackRecipient, 'key'> & {
    readonly fingerprint: string
    readonly isMe: boolean
  })[]
  readonly documents: readonly {
    readonly title: string
    readonly pages: number
    readonly bytes: number
    readonly isHere: boolean
  }[]
  /** Documents of the bundle here that the pack does not have. */
  readonly missing: readonly string[]
  readonly pages: number
  readonly bytes: number
  /** Number of the last issue of the bundle; null where it was never issued. */
  readonly lastIssue: number | null
  readonly marks: { readonly all: number; readonly fresh: number }
  readonly parts: readonly CasePackPart[]
  readonly state: 'NEW_CASE' | 'UPDATES' | 'NOTHING_NEW' | 'OLDER'
}

const names: Readonly<Record<CasePart, string>> = {
  PARTICULARS: 'Particulars and panel',
  FINDINGS: 'Allegations and findings',
  SERIOUSNESS: 'Seriousness',
  BUNDLE: 'Bundle',
}
export const casePartName = (part: CasePart): string => names[part]

const words: Readonly<Record<Standing, string>> = {
  NEW: 'Not here yet.',
  SAME: 'The same here.',
  NEWER: 'Newer than here: nothing was changed here since.',
  OLDER: 'Older than here: what is here stays.',
  DIVERGED: 'Changed there and here. Nothing is overwritten until you choose.',
}
export const standingWords = (standing: Standing): string => words[standing]

/** What a pack means as a whole. */
export function packState(
  parts: readonly Pick<CasePackPart, 'standing'>[],
  freshMarks: number,
): CasePackPreview['state'] {
  const has = (...standings: readonly Standing[]) =>
    parts.some(({ standing }) => standings.includes(standing))
  if (has('NEW') && !has('SAME', 'NEWER', 'OLDER', 'DIVERGED')) return 'NEW_CASE'
  if (has('NEW', 'NEWER', 'DIVERGED') || freshMarks > 0) return 'UPDATES'
  return has('OLDER') ? 'OLDER' : 'NOTHING_NEW'
}
