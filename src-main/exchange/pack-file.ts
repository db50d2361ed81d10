import { createHash, type Hash } from 'node:crypto'
import { canonicalJson } from '#core/canonical'
import { PACK_FORMAT, PACK_VERSION, packManifestSchema, type PackManifest } from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import { openSealer, type SigningKey } from '../cms/sealer.ts'
import { changed, firstLine, readHead, readLines, type PackHead } from './pack-head.ts'
import { BrokenPieces, readPieces, type PieceReader, type Pieces } from './pieces.ts'

/** What a content is, known before its bytes are read. */
export type PackContent = {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}
type Distribute<M> = M extends unknown ? Omit<M, 'format' | 'version' | 'contents'> : never
/** What a maker says of a pack; the container adds format, version and contents. */
export type PackDraft = Distribute<PackManifest>

/** A pack whose every byte is vouched for by its signature. Whether to believe the signer is open. */
export type OpenedPack = PackHead & {
  /** Of the whole signed file, without any encryption around it. */
  readonly sha256: string
  /** Those that the reader asked to be held. */
  readonly contents: ReadonlyMap<string, Uint8Array>
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A content that is held already. */
export const contentOf = (name: string, bytes: Uint8Array): PackContent => ({
  name,
  bytes: bytes.length,
  sha256: sha256(bytes),
})

/**
 * Signs what a pack says of itself: the file is these bytes, then the contents in the same order.
 * @throws where the draft breaks its own schema or the key cannot be read.
 */
export function sealPack(
  draft: PackDraft,
  contents: readonly PackContent[],
  key: SigningKey,
): Buffer {
  const manifest = packManifestSchema.parse({
    ...draft,
    format: PACK_FORMAT,
    version: PACK_VERSION,
    contents,
  })
  const text = Buffer.from(canonicalJson(manifest))
  const signature = openSealer(key).seal(createHash('sha256').update(text).digest())
  const lengths = `${text.length} ${signature.length}\n`
  return Buffer.concat([Buffer.from(firstLine + lengths), text, signature])
}

/** How a reader goes through a pack. */
export type PackReading = {
  /** Says of a manifest, before any content is read, whether to go on; its refusal is the answer. */
  readonly accept: (head: PackHead) => Result<null>
  /** Whether the bytes of a content are wanted whole; else they are only compared with their hash. */
  readonly wants: (content: PackContent) => boolean
  /** Each wanted content, once it is whole and as signed. Without it they are held to the end. */
  readonly use?: (content: PackContent, bytes: Buffer) => Result<null> | Promise<Result<null>>
  readonly onBytes?: (done: number, total: number) => void
}

/** Reads a pack that anyone may have made. Refused in words where a single byte is not as signed. */
export async function readPack(pieces: Pieces, reading: PackReading): Promise<Result<OpenedPack>> {
  const whole = createHash('sha256')
  const reader = readPieces(hashed(pieces, whole))
  try {
    return await readThrough(reader, whole, reading)
  } catch (error) {
    if (error instanceof BrokenPieces) return changed
    throw error
  } finally {
    await reader.close()
  }
}

async function* hashed(pieces: Pieces, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}

async function readThrough(
  reader: PieceReader,
  whole: Hash,
  reading: PackReading,
): Promise<Result<OpenedPack>> {
  const first = await reader.line(30)
  const lengths = readLines(first, first === null ? null : await reader.line(30))
  if (!lengths.ok) return lengths
  const text = await reader.take(lengths.value.manifest)
  const signature = text && (await reader.take(lengths.value.signature))
  if (text === null || signature === null) return changed
  const head = readHead(text, signature)
  if (!head.ok) return head
  const accepted = reading.accept(head.value)
  if (!accepted.ok) return accepted
  const contents = await readContents(reader, head.value.manifest.contents, reading)
  if (!contents.ok) return contents
  if (!(await reader.isAtEnd())) return changed
  return ok({ ...head.value, sha256: whole.digest('hex'), contents: contents.value })
}

async function readContents(
  reader: PieceReader,
  listed: readonly PackContent[],
  { wants, use, onBytes }: PackReading,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const held = new Map<string, Uint8Array>()
  const names = new Set<string>()
  const total = listed.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  for (const content of listed) {
    if (names.has(content.name)) return changed
    names.add(content.name)
    const bytes = await readContent(reader, content, wants(content), (count) =>
      onBytes?.((done += count), total),
    )
    if (!bytes.ok) return bytes
    if (bytes.value === null) continue
    const used = use === undefined ? ok(null) : await use(content, bytes.value)
    if (!used.ok) return used
    if (use === undefined) held.set(content.name, bytes.value)
  }
  return ok(held)
}

/** A document of more is refused on its way into a library too. */
const LARGEST_CONTENT = 300 * 1024 * 1024

async function readContent(
  reader: PieceReader,
  { bytes: count, sha256: signed }: PackContent,
  isWanted: boolean,
  onBytes: (count: number) => void,
): Promise<Result<Buffer | null>> {
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  const isWhole = await reader.pass(count, (piece) => {
    hash.update(piece)
    if (isWanted && count <= LARGEST_CONTENT) pieces.push(piece)
    onBytes(piece.length)
  })
  if (!isWhole || hash.digest('hex') !== signed) return changed
  if (isWanted && count > LARGEST_CONTENT)
    return refuse('TOO_LARGE', 'A document of the pack is larger than 300 MB.')
  return ok(isWanted ? Buffer.concat(pieces) : null)
}
