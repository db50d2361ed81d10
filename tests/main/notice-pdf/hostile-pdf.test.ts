import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown } from './judges.ts'
import { processorTime } from '../../support/processor-time.ts'
import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
} from '../../support/signed-pdf/openssl-signed.ts'

/** Milliseconds; a check of an honest notice takes about ten. */
const patience = 4_000

const signatureWith = (cms: string): string => {
  const head = '%PDF-1.7\n1 0 obj <</Type/Sig/SubFilter/ETSI.CAdES.detached/Contents '
  const contents = `<${cms}>`
  const range = ` /ByteRange [0 ${head.length} ${head.length + contents.length} 9999999999]>>`
  const end = `${range}\nendobj`
  const after = end.replace('9999999999', String(end.length).padStart(10, '0'))
  return head + contents + after
}

/** Nested ASN.1 sequences of indefinite length. */
const nested = (depth: number) => '3080'.repeat(depth)

const hostile: readonly [string, () => string][] = [
  [
    'one key ten thousands of times in each of many objects',
    () => `%PDF-1.7\n${`1 0 obj <<${'/A 1'.repeat(49_000)}/ByteRange 1>>\n`.repeat(32)}`,
  ],
  [
    'the same, with many starts to look at for each signature',
    () => `%PDF-1.7\n${`obj <<${'/A[]'.repeat(24_000)}>> `.repeat(8)}${'/ByteRange '.repeat(40)}`,
  ],
  [
    'a text without an end after each start',
    () => `%PDF-1.7\n${'obj << /A ('.repeat(200_000)}${'/ByteRange '.repeat(40)}`,
  ],
  ['brackets without an end', () => `%PDF-1.7\nobj ${'<<'.repeat(500_000)}/ByteRange[0 1 2 3]`],
  ['a signature nested a million deep', () => signatureWith(nested(1_000_000))],
  [
    'a signature of a million empty parts',
    () => signatureWith(`3084001e8480${'0500'.repeat(1_000_000)}`),
  ],
  ['a signature of eight million letters', () => signatureWith('a'.repeat(8_000_000))],
  ['nothing but the word', () => `%PDF-1.7\n${'/ByteRange'.repeat(1_000_000)}`],
]

/** Objects that take a thousandth of their size while packed; signed, and with a line added. */
function packedBomb(head: string, content: Buffer): readonly [whole: Buffer, added: Buffer] {
  const packed = deflateSync(content).toString('latin1')
  const body = `<<${head}/Filter/FlateDecode/Length ${packed.length}>>stream\n${packed}\nendstream`
  const file = opensslSigners().seal(revised(null, [...onePage(signatureBody({})), [8, body]]))
  return [file, Buffer.concat([file, Buffer.from('\n')])]
}

describe('A PDF that is a thousand times larger once it is opened', () => {
  const much = Buffer.alloc(300 * 1024 * 1024, 0x20)
  it.each([
    ['packed objects', '/Type/ObjStm/N 1/First 10', much],
    ['packed objects by another spelling', '/Type/Obj#53tm/N 1/First 10', much],
    ['a packed table', '/Type/XRef/W[1 2 1]/Size 9', much],
    ['a description too long to be read', `/Type/ObjStm/X(${'x'.repeat(9_000)})`, much],
    ['packed twice', '/Type/ObjStm/Filter[/FlateDecode/FlateDecode]', deflateSync(much)],
  ])(
    'is judged without being opened: %s',
    async (_what, head, content) => {
      const [whole, added] = packedBomb(head, content)
      const time = await processorTime(async () => {
        const judged = await verifyPdf(whole, nobodyKnown)
        expect([judged.verdict, judged.carries]).toEqual(['SIGNED_AND_UNCHANGED', null])
        expect((await verifyPdf(added, nobodyKnown)).verdict).toBe('CHANGED_SINCE_SIGNING')
      })
      expect(time).toBeLessThan(patience)
    },
    60_000,
  )
})

describe('A PDF made to tire the reader out', () => {
  it.each(hostile)(
    'is judged soon: %s',
    async (_what, make) => {
      const bytes = Buffer.from(make(), 'latin1')
      let verdict: string | undefined
      const time = await processorTime(async () => {
        verdict = (await verifyPdf(bytes, nobodyKnown)).verdict
      })
      expect(time).toBeLessThan(patience)
      expect(['NOT_READABLE', 'CHANGED_SINCE_SIGNING', 'NOT_SIGNED']).toContain(verdict)
    },
    120_000,
  )
})
