import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail } from '../../../../src-main/bundle-pdf/intake/read-email.ts'
import { made, run, take, textOf } from '../../../support/intake.ts'
import { codes, value } from '../../../support/open-library.ts'
import { jpeg, png } from '../../../support/pictures.ts'

const lines = (...parts: readonly string[]) => parts.join('\r\n')
const heads = lines(
  'From: =?utf-8?q?Ch=C3=A2telaine?= <chair@example.org>',
  'To: "Panel, the" <panel@example.org>, second@example.org',
  'Cc: Secretariat: a@example.org, b@example.org;',
  'Date: Mon, 3 Feb 2025 10:15:00 +0100',
  'Subject: =?utf-8?b?Um90YSDigJMgbmlnaHQgc2hpZnQ=?=',
  'MIME-Version: 1.0',
)
const part = (heading: string, body: string) => lines('--edge', heading, '', body)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const attached = (name: string, bytes: Uint8Array, more = '') =>
  part(
    lines(
      `Content-Type: application/octet-stream; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      `Content-Transfer-Encoding: base64${more}`,
    ),
    base64(bytes),
  )
const mixed = (...parts: readonly string[]) =>
  Buffer.from(
    lines(heads, 'Content-Type: multipart/mixed; boundary=edge', '', ...parts, '--edge--', ''),
  )
const words = part(
  'Content-Type: text/plain; charset=utf-8',
  'Dear all,\r\n\r\n  the rota is attached.',
)
const inner = lines(
  'From: x@example.org',
  'Subject: Inner',
  'Date: Sun, 2 Feb 2025 09:00:00 +0000',
  '',
  'Inner words',
)
const formatted =
  '<html><head><style>p{}</style></head><body><p>Dear <b>colleague</b></p><img src="https://example.org/t.png"><script>alert(1)</script></body></html>'

describe('an e-mail', () => {
  it('is set with its heads as sent, its words and what is attached', async () => {
    const bytes = mixed(
      words,
      attached('rota.pdf', Buffer.from('%PDF-1.4 not whole')),
      attached('../../tool.exe', Buffer.from('MZ')),
    )
    const text = (await textOf('Rota.eml', bytes)).replace(/\s+/g, ' ')
    for (const said of [
      'From: Châtelaine <chair@example.org>',
      'To: Panel, the <panel@example.org>, second@example.org',
      'Cc: Secretariat: a@example.org, b@example.org',
      'Date: Mon, 3 Feb 2025 10:15:00 +0100',
      'Rota – night shift',
      'Dear all, the rota is attached.',
      'rota.pdf (18 bytes, a document of its own after this one)',
      'tool.exe (2 bytes, not added; it is in the e-mail as it came)',
      `SHA-256 ${createHash('sha256').update('MZ').digest('hex')}`,
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('..')
  })

  it('gives the files attached that a bundle takes in, an e-mail inside it among them', async () => {
    const bytes = mixed(
      words,
      attached('note.txt', Buffer.from('A note')),
      attached('tool.exe', Buffer.from('MZ')),
      part('Content-Type: message/rfc822', inner),
    )
    const taken = value(await take('Rota.eml', bytes))
    expect(
      taken.attached.map(({ fileName, bytes: b }) => [fileName, Buffer.from(b).toString()]),
    ).toEqual([
      ['note.txt', 'A note'],
      ['Message 3.eml', `${inner.replaceAll('\r\n', '\n')}\n`],
    ])
    expect(taken.notes).toEqual(['Attached and not added, being of another kind: “tool.exe”.'])
  })

  it.each([
    [
      'is locked',
      lines('Content-Type: application/pkcs7-mime; name=smime.p7m', '', 'MIIB'),
      'It is encrypted or sealed whole, and what it says cannot be read here. ',
    ],
    [
      'says other letters than it has',
      lines('Content-Type: text/plain; charset=utf-8', '', 'Caf\u00e9 \u00a3100'),
      '2 letters of it cannot be read: ',
    ],
  ])('that %s is taken with a word on it', async (_, body, note) => {
    const taken = value(await take('a.eml', Buffer.from(lines(heads, body), 'latin1')))
    expect(taken.notes[0]).toContain(note)
  })

  it('that is formatted only is reduced to its words, and fetches nothing', async () => {
    const bytes = Buffer.from(lines(heads, 'Content-Type: text/html; charset=utf-8', '', formatted))
    const { notes, path } = await made('a.eml', bytes)
    const text = run('pdftotext', path, '-').toString().replace(/\s+/g, ' ')
    expect(text).toContain('Dear colleague')
    expect(text).not.toMatch(/alert|p\{\}|<b>/)
    expect(notes).toEqual([
      'Its formatting is not shown; its words are.',
      'Pictures kept on the internet were not fetched.',
    ])
    expect(run('qpdf', '--qdf', path, '-').toString('latin1')).not.toContain('/URI')
  })

  it('draws the pictures that stand in its text', async () => {
    const picture = (id: string, bytes: Uint8Array) =>
      attached(`${id}.png`, bytes, `\r\nContent-ID: <${id}>`)
    const bytes = Buffer.from(
      lines(
        heads,
        'Content-Type: multipart/related; boundary=edge',
        '',
        part('Content-Type: text/html', '<p>See <img src="cid:one"> and <img src="cid:two"></p>'),
        picture('one', png()),
        picture('two', jpeg.subarray(0, 60)),
        '--edge--',
      ),
    )
    const taken = await made('a.eml', bytes)
    expect(taken.attached).toEqual([])
    expect(run('pdfimages', '-list', taken.path).toString()).toMatch(/^ +1 +0 image +6 +9/m)
    const text = run('pdftotext', taken.path, '-').toString()
    expect(text).toContain('two.png is damaged and cannot be drawn')
  })
})

describe('a hostile e-mail', () => {
  it.each([
    ['bytes of something else', Buffer.from([0, 1, 2, 3, 255, 254]), 'NOT_EMAIL'],
    ['words without a head', Buffer.from('Only words, as in any text'), 'NOT_EMAIL'],
    [
      'parts nested without end',
      Buffer.from(
        `${heads}\r\n` +
          Array.from(
            { length: 300 },
            (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
          ).join(''),
      ),
      'DAMAGED',
    ],
    [
      'heads without end',
      Buffer.from(`${heads}\r\n${'X-Long: word word word word\r\n'.repeat(60_000)}\r\nwords`),
      'DAMAGED',
    ],
    ['nothing', Buffer.alloc(0), 'EMPTY'],
  ])('is refused that holds %s', async (_, bytes, code) => {
    expect(codes(await take('a.eml', bytes))).toEqual([code])
  })

  it('never throws, wherever it is cut or wrong', async () => {
    const whole = mixed(
      words,
      attached('note.txt', Buffer.from('A note')),
      part('Content-Type: text/html', formatted),
    )
    for (let at = 1; at < whole.length; at += Math.ceil(whole.length / 50)) {
      const taken = await readEmail({ fileName: 'a.eml', bytes: whole.subarray(0, at) })
      expect(taken.ok || taken.problems.length === 1).toBe(true)
    }
    const faults = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(faults, async (wrong) => {
        const bytes = Buffer.from(whole)
        for (const [at, to] of wrong) bytes[at] = to
        const taken = await readEmail({ fileName: 'a.eml', bytes })
        expect(taken.ok || taken.problems.length === 1).toBe(true)
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  it('lists a thousand files attached and gives two hundred of them', async () => {
    const many = Array.from({ length: 1000 }, (_, at) =>
      attached(`${at}.txt`, Buffer.from(`${at}`)),
    )
    const taken = value(await take('a.eml', mixed(words, ...many)))
    expect(taken.attached).toHaveLength(200)
    expect(taken.pages).toBeGreaterThan(20)
    expect(taken.notes[0]).toContain('800 more than the 200 that are taken')
  })
})
