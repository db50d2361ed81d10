import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  nonceNumber,
  readTimestampAnswer,
  timestampRequest,
} from '../../../src-main/cms/timestamp.ts'
import { counterSign } from '../../../src-main/notice-pdf/counter-sign.ts'
import { makeSigningKey } from '../../../src-main/notice-pdf/signing-key.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { digestToStamp, embedTimestamp } from '../../../src-main/notice-pdf/stamp-time.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { timestampAuthority } from './authorities.ts'
import { onePage, revised, signatureBody } from '../../support/signed-pdf/openssl-signed.ts'
import { attempt, chairKey, nobodyKnown, pdfsig, run, save, signingOptions } from './judges.ts'
import { sampleNotice } from './sample-notice.ts'

const chair = await chairKey()
const secretariat = await makeSigningKey({
  name: 'Ysgrifenyddiaeth ŵ',
  organisation: 'Heddlu',
  at: '2026-01-05T09:00:00Z',
  years: 3,
  serial: new Uint8Array(16).fill(9),
})
const signed = (await signNotice(sampleNotice(), chair, signingOptions)).pdf
const counter = {
  signer: 'Ysgrifenyddiaeth ŵ',
  reason: 'Notice issued',
  location: 'Caerfyrddin',
  at: '2026-11-20T10:00:00Z',
}
const counterSigned = (await counterSign(signed, secretariat, counter)).pdf
const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)

const stampedBy = async (file: Uint8Array, authority = timestampAuthority()) => {
  const request = timestampRequest(await digestToStamp(file), nonce)
  const token = readTimestampAnswer(readFileSync(authority.answer(request)))
  if (!token.ok) throw new Error(token.problems[0]?.message)
  return embedTimestamp(file, token.value, nonce)
}
const stamped = async (file: Uint8Array): Promise<Uint8Array> => {
  const done = await stampedBy(file)
  if (!done.ok) throw new Error(done.problems[0]?.message)
  return done.value.pdf
}

describe('A counter-signature', () => {
  it('leaves every byte that the chair signed, and is valid beside it to pdfsig and qpdf', () => {
    expect(Buffer.from(counterSigned.subarray(0, signed.length)).equals(signed)).toBe(true)
    const said = pdfsig(counterSigned)
    expect(said.match(/Signature is Valid/g)).toHaveLength(2)
    const [, first = '', second = ''] = said.split(/Signature #\d:/)
    expect(second).toContain('Total document signed')
    expect(second).not.toContain('Not total')
    expect(second).toContain('Ysgrifenyddiaeth')
    expect(first).toContain('Signature is Valid')
    expect(attempt('qpdf', '--check', save(counterSigned))).toContain('No syntax or stream')
  })

  it('leaves the first signature the total of its revision', () => {
    const said = pdfsig(counterSigned.slice(0, signed.length))
    expect(said).toContain('Total document signed')
    expect(said).not.toContain('Not total')
  })

  it('leaves the chair the signer in our verdict, and names who signed after', async () => {
    const { verdict, summary, signatures } = await verifyPdf(counterSigned, nobodyKnown)
    expect(verdict).toBe('SIGNED_AND_UNCHANGED')
    expect(summary).toMatch(/in the name of Cadeirydd Rhŷ.*Signed after that by Ysgrifenyddiaeth ŵ/)
    expect(signatures.map(({ later }) => later)).toEqual(['SIGNATURES_ONLY', 'NOTHING'])
  })

  it('changes nothing that is drawn', () => {
    const drawn = (bytes: Uint8Array) => run('pdftotext', '-layout', save(bytes), '-')
    expect(drawn(counterSigned)).toBe(drawn(signed))
  })

  it('is no cover for anything else that came in with it', async () => {
    const sly = Buffer.from(counterSigned)
    // The same revision, with one more object that only a sly reader would draw.
    const at = sly.lastIndexOf('xref\n')
    const hidden = Buffer.from('999 0 obj\n<<>>\nendobj\n')
    const forged = Buffer.concat([sly.subarray(0, at), hidden, sly.subarray(at)])
    expect((await verifyPdf(forged, nobodyKnown)).verdict).toBe('CHANGED_SINCE_SIGNING')

    const page = Buffer.from('\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n')
    const shadow = Buffer.concat([signed, page])
    const { signatures } = await verifyPdf(
      (await counterSign(shadow, secretariat, counter)).pdf,
      nobodyKnown,
    )
    expect(signatures.map(({ later }) => later)).toEqual(['OTHER', 'NOTHING'])
  })

  it('shows a flip of any byte of its revision', async () => {
    const unseen: number[] = []
    for (let at = signed.length; at < counterSigned.length; at += 29) {
      const flipped = counterSigned.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 1
      const { verdict } = await verifyPdf(flipped, nobodyKnown)
      if (verdict === 'SIGNED_AND_UNCHANGED') unseen.push(at)
    }
    expect(unseen).toEqual([])
  }, 120_000)
})

describe('A timestamp', () => {
  it('asks for exactly what openssl reads in the request', async () => {
    const digest = await digestToStamp(signed)
    const request = save(timestampRequest(digest, nonce), 'request.tsq')
    const said = run('openssl', 'ts', '-query', '-in', request, '-text')
    expect(said).toContain('Hash Algorithm: sha256')
    expect(said.toLowerCase()).toContain(
      `nonce: 0x${nonceNumber(nonce).toString(16).padStart(18, '0')}`,
    )
    expect(said).toContain('Certificate required: yes')
  })

  it('of openssl is taken in, over a notice signed once or twice', async () => {
    for (const file of [signed, counterSigned]) {
      const pdf = await stamped(file)
      expect(Buffer.from(pdf.subarray(0, file.length)).equals(file)).toBe(true)
      expect(attempt('qpdf', '--check', save(pdf))).toContain('No syntax or stream')
      expect(pdfsig(pdf).match(/Signature is Valid/g)).toHaveLength(file === signed ? 1 : 2)
      const { verdict, summary, signatures } = await verifyPdf(pdf, nobodyKnown)
      expect(verdict).toBe('SIGNED_AND_UNCHANGED')
      expect(summary).toMatch(/in the name of Cadeirydd.*Time authority.*states that it existed on/)
      expect(signatures.at(-1)).toMatchObject({ kind: 'TIMESTAMP', signer: 'Time authority' })
    }
  }, 60_000)

  it('is a token that openssl verifies over the same bytes', async () => {
    const authority = timestampAuthority()
    const digest = await digestToStamp(signed)
    const answer = authority.answer(timestampRequest(digest, nonce))
    const said = attempt(
      'openssl',
      'ts',
      '-verify',
      '-in',
      answer,
      '-digest',
      Buffer.from(digest).toString('hex'),
      '-CAfile',
      authority.certificate,
    )
    expect(said).toContain('Verification: OK')
  })

  it('is refused where it answers another request, another file, or is damaged', async () => {
    const authority = timestampAuthority()
    const code = async (change: (token: Buffer) => Uint8Array, over = signed, mine = nonce) => {
      const request = timestampRequest(await digestToStamp(over), mine)
      const read = readTimestampAnswer(readFileSync(authority.answer(request)))
      if (!read.ok) throw new Error('No token')
      const done = await embedTimestamp(signed, change(Buffer.from(read.value)), nonce)
      return done.ok ? 'OK' : done.problems[0]?.code
    }
    const same = (token: Buffer) => token
    expect(await code(same)).toBe('OK')
    expect(await code(same, counterSigned)).toBe('OTHER_CONTENT')
    expect(await code(same, signed, Uint8Array.of(9))).toBe('OTHER_REQUEST')
    expect(await code((token) => token.subarray(0, 300))).toBe('NOT_A_TIMESTAMP')
    expect(await code(() => Buffer.alloc(20_000))).toBe('TIMESTAMP_TOO_LARGE')
    const flip = (token: Buffer) => {
      const at = token.length - 20
      token[at] = (token[at] ?? 0) ^ 1
      return token
    }
    expect(await code(flip)).toBe('TIMESTAMP_DAMAGED')
    for (const bytes of [Buffer.alloc(0), Buffer.from('no'), Buffer.from('3003020102', 'hex')])
      expect(readTimestampAnswer(bytes).ok).toBe(false)
    const wrong = await stampedBy(signed, timestampAuthority('critical,codeSigning')).catch(
      () => null,
    )
    expect(wrong === null || !wrong.ok).toBe(true)
  }, 60_000)

  it('of another program may name the file by a longer hash, and by none that does not hold', async () => {
    const stamp = async (hash: string) => {
      const authority = timestampAuthority()
      const place = signatureBody({ subFilter: 'ETSI.RFC3161' }).replace(
        '/Type/Sig',
        '/Type/DocTimeStamp',
      )
      const file = revised(null, onePage(place))
      const start = file.indexOf('/Contents <') + '/Contents '.length
      const end = file.indexOf('>', start) + 1
      const at = file.indexOf('/ByteRange [') + '/ByteRange ['.length
      file.write(`0 ${start} ${end} ${file.length - end}`.padEnd(40), at)
      const content = save(Buffer.concat([file.subarray(0, start), file.subarray(end)]), 'content')
      const query = save(Buffer.alloc(0), 'query.tsq')
      run('openssl', 'ts', '-query', '-data', content, hash, '-cert', '-out', query)
      const token = readTimestampAnswer(readFileSync(authority.answer(readFileSync(query))))
      if (!token.ok) throw new Error('No token')
      file.write(Buffer.from(token.value).toString('hex'), start + 1)
      return (await verifyPdf(file, nobodyKnown)).signatures[0]?.state
    }
    for (const hash of ['-sha256', '-sha384', '-sha512']) expect(await stamp(hash)).toBe('GOOD')
    // Of what cannot be judged nobody may say that it was changed.
    expect(await stamp('-sha1')).toBe('UNREADABLE')
  }, 60_000)

  it('alone makes no signed file, and moved to another file it is found out', async () => {
    const pdf = await stamped(signed)
    const other = (await signNotice(sampleNotice({ rows: 1 }), chair, signingOptions)).pdf
    const moved = Buffer.concat([other, pdf.subarray(signed.length)])
    expect((await verifyPdf(moved, nobodyKnown)).verdict).toBe('CHANGED_SINCE_SIGNING')
  }, 60_000)
})
