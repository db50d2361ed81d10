import { canonicalJson } from '#core/canonical'
import { partContents } from '#core/exchange/case-contents'
import { readCasePack, type CasePack } from '#core/exchange/case-pack'
import { caseParts } from '#core/exchange/case-parts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { value } from '../../support/open-library.ts'
import { buildPack, readBytes, signingKey } from './make-pack.ts'

/**
 * The signed file of a case with its record changed, as a maker with a key and a program of their
 * own would write it: histories, manifest and signature fit what is said.
 */
export async function forgeCase(
  inner: Uint8Array,
  change: (record: CasePack) => object,
): Promise<Buffer> {
  const { manifest, contents } = value(await readBytes(inner))
  if (manifest.kind !== 'CASE') throw new Error('Not a case')
  const { format: _format, version: _version, contents: _contents, ...about } = manifest
  const text = Buffer.from(contents.get('case.json') ?? []).toString()
  const changed = { ...value(readCasePack(text)), ...change(value(readCasePack(text))) } as CasePack
  const hashes = partContents(changed, hashText)
  const histories = Object.fromEntries(
    caseParts.map((part) => [
      part,
      changed.histories[part] && [{ state: hashText(part), content: hashes[part] ?? '' }],
    ]),
  )
  const record = Buffer.from(canonicalJson({ ...changed, histories }))
  const held = [...contents].map(([name, bytes]) => ({
    name,
    bytes: name === 'case.json' ? record : bytes,
  }))
  return buildPack(about, held, await signingKey()).bytes
}
