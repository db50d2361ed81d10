import { readCms } from '../cms/read-cms.ts'
import { findSignatures } from './pdf-signatures.ts'

/** Who signed a file, by certificate, and the time they state. */
export type Signer = {
  /** The signer's certificate, then those that came with it, DER. */
  readonly chain: readonly Uint8Array[]
  readonly at: string
}

/** The people who signed a file of this application, first to last; timestamps are no people. */
export const signersOf = (file: Uint8Array): readonly Signer[] =>
  findSignatures(Buffer.from(file))
    .found.filter(({ subFilter }) => subFilter === 'ETSI.CAdES.detached')
    .toSorted((a, b) => a.contents.start - b.contents.start)
    .map(({ contents, claimedTime }) => ({
      chain: readCms(Buffer.from(contents.hex, 'hex')).certificates,
      at: claimedTime ?? '',
    }))
