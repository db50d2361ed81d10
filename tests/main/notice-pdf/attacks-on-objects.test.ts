import { describe, expect, it } from 'vitest'
import { addRevocationData } from '../../../src-main/notice-pdf/revocation-store.ts'
import {
  both,
  catalog,
  changed,
  dismissalOver,
  drawn,
  dss,
  evidence,
  field,
  first,
  good,
  judged,
  look,
  made,
  otherPage,
  page,
  shown,
  signature,
  signed,
  words,
} from '../../support/signed-pdf/later-shapes.ts'
import {
  onePage,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from '../../support/signed-pdf/openssl-signed.ts'

// Files in which one reader finds another object than the next: by forgiving how it is written, by
// looking for it elsewhere than the tables lead, or by ending it elsewhere.

/** Evidence as any program adds it, with another stream in the place of the certificate. */
const proving = (base: Uint8Array, certificate = stream('A certificate')) =>
  revised(base, [catalog('3 0 R', dss), [11, certificate]])
const told = good('SIGNATURES_ONLY', evidence)

const otherCatalog = catalog('3 0 R')[1].replace('/Pages 2 0 R', '/Pages 12 0 R')

/** Signed with this for the content of its page. */
const drawing = (contents: string, ...more: readonly PdfObject[]) =>
  first(page('3 0 R', `/Contents ${contents}`), ...more)
const final = 'BT /F1 12 Tf 20 100 Td (Final written warning) Tj ET'

/** Signed so that the content of its page says a length at which evidence has yet to come. */
function reaching(isElsewhere: boolean): Buffer {
  const inside = `A certificate\n${dismissalOver}\nendstream\nendobj\n`
  const make = (length: number) => {
    const said = String(length).padStart(6, '0')
    const body = `<</Length ${isElsewhere ? '16 0 R' : said}>>stream\n${final}\nendstream`
    const base = first([6, body], ...(isElsewhere ? [[16, said] as const] : []))
    return proving(base, stream(inside)).toString('latin1')
  }
  const blank = make(0)
  const from = blank.indexOf('stream\nBT /F1') + 'stream\n'.length
  return Buffer.from(make(blank.lastIndexOf('\nendstream\nendobj\n\nendstream') - from), 'latin1')
}

/** A stream with the sign of its end in the midst of it, brought again with another rest. */
function endingTwice(): Buffer {
  const parts = (rest: string): readonly PdfObject[] => {
    const content = `${final}\nendstream\n${rest.padEnd(120)}`
    return [
      [6, `<</Length 16 0 R>>stream\n${content}\nendstream`],
      [16, String(content.length)],
    ]
  }
  return revised(first(...parts('% nothing more')), parts(dismissalOver))
}

describe('Evidence added to a file', () => {
  it('is told where its objects are plain, their lengths elsewhere or not', async () => {
    expect(await judged(proving(signed))).toEqual(told)
    const elsewhere = `<</Length 16 0 R>>stream\n${final}\nendstream`
    const base = drawing('20 0 R', [20, '[6 0 R]'], [6, elsewhere], [16, String(final.length)])
    expect(await judged(proving(base))).toEqual(told)
    const escaped = drawing('6 0 R', [8, '<</A#20b/C#2Fd/E(\\()/F<4 1>/G[+1 -.5 2.]>>'])
    expect(await judged(proving(escaped))).toEqual(told)
  })

  it.each([
    [
      'a list is read to its end by some alone',
      () => proving(drawing('20 0 R', [20, '[6 0 R 11 +0 R]']), stream(dismissalOver)),
    ],
    [
      'signs of a reference stand close together',
      () => proving(drawing('[6 0 R 11 0R]'), stream(dismissalOver)),
    ],
    ['a number is none to some', () => proving(drawing('20 0 R', [20, '[6 0 R --1]']))],
    ['more stands after an object', () => proving(drawing('20 0 R', [20, '[6 0 R] 5']))],
    ['a key stands twice in what was signed', () => proving(drawing('6 0 R', [8, '<</A 1/A 2>>']))],
    [
      'the words of the page count as evidence to who cannot read the page',
      () =>
        revised(
          first(catalog('3 0 R', '/DSS<</Certs[6 0 R]>>'), page('3 0 R', '/Contents 20 0 R'), [
            20,
            '[6 +0 R]',
          ]),
          [[6, words('Dismissal')]],
        ),
    ],
    [
      'an object has yet to end',
      () =>
        proving(
          drawing('[6 0 R 16 0 R]', [16, `<</Length ${dismissalOver.length}/X(`]),
          stream(`A certificate)>>stream\n${dismissalOver}\nendstream endobj`),
        ),
    ],
    ['a stream has yet to end', () => reaching(false)],
    ['a stream has yet to end by a length elsewhere', () => reaching(true)],
    ['a stream ends twice', () => endingTwice()],
  ])('is a change where %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })

  it.each([
    ['P#2361ges', 'twice'],
    ['P##361ges', 'though it is half written in numbers'],
    ['P#6#31ges', 'though its numbers are none'],
  ])('is a change where some decode %s, %s', async (name) => {
    const proof = '/DSS<</Certs[11 0 R 12 0 R 13 0 R 14 0 R]>>'
    const twice = `/Pages 12 0 R/${name} 2 0 R`
    const body = catalog('3 0 R', proof)[1].replace('/Pages 2 0 R', twice)
    const objects = [[1, body], [11, stream('A certificate')], ...otherPage] as const
    expect(await judged(revised(signed, objects))).toEqual(changed)
  })
})

describe('The last trailer', () => {
  const led = (root: string, certificate?: string) => {
    const base = first(...otherPage, [15, otherCatalog])
    return rewritten(proving(base, certificate), (text) =>
      text.replace(/\/Root 1 0 R(?![^]*\/Root 1 0 R)/, root),
    )
  }

  it.each([
    ['a key that some decode twice', () => led('/Root 15 0 R/R#236Fot 1 0 R')],
    [
      'a number that sends some to look for objects with many noughts',
      () => led('/Root 1 0.0 R', withOtherHead(`${'0'.repeat(29)}1`, otherCatalog)),
    ],
    [
      'evidence with an object of many noughts',
      () => led('/Root 1 0 R', withOtherHead(`${'0'.repeat(29)}1`, otherCatalog)),
    ],
  ])('is a change with %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('A reference of another generation', () => {
  const further = (base: Uint8Array, onPage: PdfObject, ...objects: readonly PdfObject[]) =>
    made.seal(revised(base, [catalog(both), onPage, signature, ...objects]))
  const unboxed = stream(dismissalOver, `/Type/XObject/Subtype/Form${shown}`)

  it('is a change to a look', async () => {
    const looks: readonly PdfObject[] = [
      [11, '<</N 12 0 R>>'],
      [12, unboxed],
    ]
    const told = await judged(further(signed, page(both), field('0 0 0 0', '/AP 11 1 R'), ...looks))
    expect(told).toEqual(changed)
  })

  it('is a change to what the page draws', async () => {
    const onPage = page(both, '/Contents 6 1 R')
    const told = await judged(
      further(drawing('6 1 R'), onPage, field('15 90 118 120', drawn), look),
    )
    expect(told).toEqual(changed)
  })
})

const all = (...more: readonly PdfObject[]) => [
  ...onePage(signatureBody({})),
  ...otherPage,
  ...more,
]
const rewritten = (file: Buffer, change: (text: string) => string) =>
  Buffer.from(change(file.toString('latin1')), 'latin1')
/** Puts a line before the last table of a file that is not signed yet. */
const withLine = (file: Buffer, line: string) =>
  rewritten(file, (text) => {
    const at = text.lastIndexOf('xref\n0 1')
    const end = text.replace(/startxref\n\d+/, `startxref\n${at + line.length}`)
    return `${end.slice(0, at)}${line}${end.slice(at)}`
  })
const withOtherHead = (number: number | string, body: string) =>
  stream(`A certificate\n${number} 0 obj\n${body}\nendobj\n`)

describe('A table', () => {
  const base = made.seal(revised(null, all()))
  const rows = (eol: string) =>
    rewritten(proving(base), (text) => {
      const at = text.lastIndexOf('\nxref\n')
      return text.slice(0, at) + text.slice(at).replaceAll(' n \n', ` n${eol}`)
    })

  it('may end its rows in each of the three ways', async () => {
    for (const eol of [' \n', ' \r', '\r\n']) expect(await judged(rows(eol))).toEqual(told)
  })

  it.each([
    ['with rows too short', () => rows('\n')],
    ['with rows too long', () => rows(' \n\n')],
    [
      'in a file that begins later',
      () => {
        const junk = '%junk\n'
        const late = rewritten(revised(null, all()), (text) =>
          `${junk}${text}`
            .replace(
              /(\d{10}) 00000 n/g,
              (_, at: string) => `${String(Number(at) + junk.length).padStart(10, '0')} 00000 n`,
            )
            .replace(
              /startxref\n(\d+)/,
              (_, at: string) => `startxref\n${Number(at) + junk.length}`,
            ),
        )
        return proving(made.seal(late))
      },
    ],
    [
      'beside another catalogue within the evidence',
      () => proving(base, withOtherHead(1, otherCatalog)),
    ],
  ])('is a change %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('A table that sends some readers to search the file', () => {
  const inStream = stream('A certificate\ntrailer <</Size 60/Root 15 0 R>>\n')
  const evil = first(...otherPage, [15, otherCatalog])
  const footed = (blank: string) =>
    rewritten(proving(evil), (text) =>
      text.replace(/startxref\n(\d+)\n%%EOF(?![^]*startxref)/, `startxref${blank}$1${blank}%%EOF`),
    )

  it('may end in blanks of any usual kind', async () => {
    for (const blank of [' ', '\r', '\r\n']) expect(await judged(footed(blank))).toEqual(told)
  })

  it.each([
    ['its place is told between blanks of other kinds', () => footed('\u00A0')],
    ['a trailer stands within the evidence', () => proving(evil, inStream)],
    [
      'its size is larger than any',
      () =>
        rewritten(proving(evil), (text) => text.replace(/Size 30(?![^]*Size)/, 'Size 2147483647')),
    ],
  ])('is a change where %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('A signature to which no field leads', () => {
  const signatureAt = (value: string, ...more: readonly PdfObject[]) =>
    made.seal(
      revised(null, [
        ...onePage(signatureBody({})).map(([number, body]): PdfObject =>
          number === 3 ? [3, body.replace('/V 5 0 R', value)] : [number, body],
        ),
        ...more,
      ]),
    )

  it('makes no file that is signed', async () => {
    expect(await judged(signatureAt('/V 5 0 R'))).toMatchObject({ verdict: 'SIGNED_AND_UNCHANGED' })
    const unreadable = { verdict: 'NOT_READABLE' }
    expect(await judged(signatureAt(''))).toMatchObject(unreadable)
    const other: PdfObject = [20, '<</Type/Sig/Filter/Other/Contents<00>>>']
    expect(await judged(signatureAt('/V 20 0 R', other))).toMatchObject(unreadable)
    const named: PdfObject = [20, '<</Type/Sig/Byte#52ange[0 1 2 3]/Contents<00>>>']
    expect(await judged(signatureAt('/V 5 0 R', named))).toMatchObject(unreadable)
  })
})

describe('Evidence that this application adds', () => {
  const proved = async (base: Uint8Array) =>
    (await addRevocationData(base, { certificates: [made.issuer], lists: [], answers: [] })).pdf

  it('is told over a file that is read in one way', async () => {
    expect(await judged(await proved(signed))).toEqual(told)
  })

  it('is a change over a record to which no trailer that counts leads', async () => {
    const [own, stray] = ['/Info 17 0 R', '/Info 16 0 R']
    const records: readonly PdfObject[] = [
      [16, '<</Title(Dismissal)>>'],
      [17, '<</Title(Notice)>>'],
    ]
    const base = rewritten(revised(null, all(...records)), (text) =>
      text.replace(
        '/Root 1 0 R>>\n',
        `/Root 1 0 R${own}>>\ntrailer <</Size 30/Root 1 0 R${stray}>>\n`,
      ),
    )
    expect(await judged(await proved(made.seal(base)))).toEqual(changed)
  })

  it('is a change over a catalogue to which no table leads', async () => {
    const stray = `1 0 obj\n${otherCatalog}\nendobj\n`
    const base = made.seal(withLine(revised(null, all()), stray))
    expect(await judged(await proved(base))).toEqual(changed)
  })

  it('is a change over a trailer to which nothing leads', async () => {
    const stray = 'trailer <</Size 30/Root 15 0 R>>\nstartxref'
    const base = rewritten(revised(null, all([15, otherCatalog])), (text) =>
      text.replace('startxref', stray),
    )
    expect(await judged(await proved(made.seal(base)))).toEqual(changed)
  })
})

describe('A file laid out to be read from its start', () => {
  const REMARK = '%obj <<>>\n'
  const linear = (length: number, key = 'Linearized', remark = '') => {
    const said = `/L ${String(length).padStart(8, '0')}/O 13/E 9000/N 1/T 1000/H[600 10]`
    const head = remark === '' ? null : Buffer.from(`%PDF-1.7\n${remark}`)
    return made.seal(revised(head, [[20, `<</${key} 1${said}>>`], ...all()]))
  }
  const long = proving(linear(0)).length
  const late = proving(linear(0, 'L#69nearized', REMARK)).length

  it('may be added to once it was longer than it tells', async () => {
    expect(await judged(proving(linear(1000)))).toEqual(told)
  })

  it.each([
    ['tells the length to come', () => linear(long)],
    ['tells it by a name in other signs', () => linear(long, 'Line#61rized')],
    ['tells the length that it had', () => linear(linear(0).length)],
    ['tells it behind a remark', () => linear(late, 'L#69nearized', REMARK)],
  ])('is changed where it %s', async (_what, base) => {
    expect(await judged(proving(base()))).toEqual(changed)
  })
})
