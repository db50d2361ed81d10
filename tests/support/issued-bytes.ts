import { buildBundle, type BundleInput } from '../../src-main/bundle-pdf/build-bundle.ts'

/** The whole of an issued bundle, which the application only ever has in parts. */
export async function issuedBytes(
  input: BundleInput,
  read: (documentId: string) => Promise<Uint8Array>,
  onPages: (done: number) => void = () => {},
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  await buildBundle(input, read, onPages, async (part) => void parts.push(part))
  return new Uint8Array(Buffer.concat(parts))
}
