import { buildBundle, type BundleInput } from '../../src-main/bundle-pdf/build-bundle.ts'
import { inMemory } from '../../src-main/bundle-pdf/source-file.ts'

/** The whole of an issued bundle, which the application only ever has in parts. */
export async function issuedBytes(
  input: BundleInput,
  read: (documentId: string) => Promise<Uint8Array>,
  onPages: (done: number) => void = () => {},
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const source = async (documentId: string) => inMemory(await read(documentId))
  await buildBundle(input, source, onPages, async (part) => void parts.push(part))
  return new Uint8Array(Buffer.concat(parts))
}
