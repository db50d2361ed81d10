import { describe, expect, it } from 'vitest'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown } from './judges.ts'
import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from './openssl-signed.ts'

const made = opensslSigners()

const shown = '/Resources<</Font<</F1 7 0 R>>>>'
const catalog = (fields: string, more = ''): PdfObject => [
  1,
  `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${fields}]/SigFlags 3>>${more}>>`,
]
const pageOf = (annotations: string, more = '/Contents 6 0 R', box = '200 200'): PdfObject => [
  4,
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${box}]/Annots[${annotations}]${shown}${more}>>`,
]
const fieldOf = (more = '', box = '0 0 0 0'): PdfObject => [
  9,
  `<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 132/Rect[${box}]/P 4 0 R/V 10 0 R${more}>>`,
]
const signature: PdfObject = [10, signatureBody({})]
const both = '3 0 R 9 0 R'

/** What an honest program adds for a second signature that is not drawn. */
const second = [catalog(both), pageOf(both), fieldOf(), signature] as const
const evidence = (certs: string) => catalog('3 0 R', `/DSS<</Type/DSS/Certs[${certs}]>>`)
const certificate: PdfObject = [11, stream('A certificate')]

/** Signed once, in the manner of another program; its page may point to what there is not. */
const first = (...changed: readonly PdfObject[]): Buffer => {
  const numbers = changed.map(([number]) => number)
  const kept = onePage(signatureBody({})).filter(([number]) => !numbers.includes(number))
  return made.seal(revised(null, [...kept, ...changed]))
}
const signed = first(pageOf('3 0 R'), catalog('3 0 R'))

const judged = async (file: Uint8Array) => {
  const { verdict, signatures } = await verifyPdf(file, nobodyKnown)
  return { verdict, later: signatures[0]?.later, state: signatures[0]?.state }
}
const unchanged = { verdict: 'SIGNED_AND_UNCHANGED', later: 'SIGNATURES_ONLY', state: 'GOOD' }
const changed = { verdict: 'CHANGED_SINCE_SIGNING', later: 'OTHER', state: 'GOOD' }

describe('What another program added after a signature', () => {
  it('is no change where it is a further signature that is not drawn', async () => {
    expect(await judged(made.seal(revised(signed, second)))).toEqual(unchanged)
  })

  it('is no change where it is evidence about certificates, alone or before a signature', async () => {
    const known = revised(signed, [evidence('11 0 R'), certificate])
    expect(await judged(known)).toEqual(unchanged)
    const withDss = catalog(both, '/DSS<</Type/DSS/Certs[11 0 R]>>')
    const twice = made.seal(revised(known, [withDss, ...second.slice(1)]))
    expect(await judged(twice)).toEqual(unchanged)
  })

  const certifying = signatureBody({
    more: '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1/V/1.2>>>>]',
  })
  const closed = first(pageOf('3 0 R'), catalog('3 0 R', '/Perms<</DocMDP 5 0 R>>'), [
    5,
    certifying,
  ])
  const dangling = first(pageOf('3 0 R', '/Contents[6 0 R 20 0 R]'), catalog('3 0 R'))
  const misled = first(pageOf('3 0 R'), evidence('6 0 R'))
  const page = 'BT /F1 12 Tf 20 100 Td (Dismissal) Tj ET'
  const attacks: readonly (readonly [string, () => Buffer])[] = [
    ['another text of the page', () => made.seal(revised(signed, [...second, [6, stream(page)]]))],
    [
      'another content for the page',
      () =>
        made.seal(
          revised(signed, [
            second[0],
            pageOf(both, '/Contents 11 0 R'),
            ...second.slice(2),
            [11, stream(page)],
          ]),
        ),
    ],
    [
      'another size of the page',
      () =>
        made.seal(
          revised(signed, [second[0], pageOf(both, undefined, '90 90'), ...second.slice(2)]),
        ),
    ],
    [
      'a signature that is drawn over the page',
      () =>
        made.seal(
          revised(signed, [
            second[0],
            second[1],
            fieldOf('/AP<</N 11 0 R>>', '0 0 200 200'),
            signature,
            [11, stream(page)],
          ]),
        ),
    ],
    [
      'a field that acts',
      () => made.seal(revised(signed, [...second.slice(0, 2), fieldOf('/AA<<>>'), signature])),
    ],
    [
      'an action on opening',
      () =>
        made.seal(revised(signed, [catalog(both, '/OpenAction[4 0 R/Fit]'), ...second.slice(1)])),
    ],
    [
      'an object that nothing explains',
      () => made.seal(revised(signed, [...second, [12, '(Later)']])),
    ],
    [
      'an object that the signed page waits for',
      () => revised(dangling, [evidence('20 0 R'), [20, stream(page)]]),
    ],
    [
      'an object that a hidden page waits for',
      () => {
        // A reader goes by the table to the first page; what reads the file through sees the second.
        const hidden = pageOf('3 0 R', '/Contents[6 0 R 20 0 R]')
        const whole = revised(null, [
          hidden,
          ...onePage(signatureBody({})).filter(([n]) => n !== 4),
        ])
        const seen = `4  0 obj\n${pageOf('3 0 R')[1]}\nendobj\n`
        const text = whole.toString('latin1')
        const table = text.lastIndexOf('xref\n0 1')
        const moved = text.slice(0, table) + seen + text.slice(table)
        const file = moved.replace(/startxref\n\d+/, `startxref\n${table + seen.length}`)
        return revised(made.seal(Buffer.from(file, 'latin1')), [
          evidence('20 0 R'),
          [20, stream(page)],
        ])
      },
    ],
    ['the page given out as evidence', () => revised(misled, [[6, stream(page)]])],
    [
      'a signature where none may follow',
      () =>
        made.seal(revised(closed, [catalog(both, '/Perms<</DocMDP 5 0 R>>'), ...second.slice(1)])),
    ],
    [
      'the first field taken away',
      () => made.seal(revised(signed, [catalog('9 0 R'), pageOf('9 0 R'), ...second.slice(2)])),
    ],
    [
      'other fonts for the page',
      () =>
        made.seal(
          revised(signed, [...second, [7, '<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>']]),
        ),
    ],
    [
      'words between its objects',
      () => {
        const file = revised(signed, [evidence('11 0 R'), certificate])
        const at = file.lastIndexOf('\nxref\n') + 1
        const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'))?.[1])
        const text = `${file.toString('latin1', 0, at)}%ab\n${file.toString('latin1', at)}`
        return Buffer.from(
          text.replace(/startxref\n\d+\n%%EOF\n$/, `startxref\n${table + 4}\n%%EOF\n`),
          'latin1',
        )
      },
    ],
    [
      'a table that leads to another place',
      () => {
        const file = revised(signed, [evidence('11 0 R'), certificate])
        const at = file.lastIndexOf('11 1\n') + 5
        file.write(String(signed.indexOf('6 0 obj')).padStart(10, '0'), at)
        return file
      },
    ],
    [
      'a way back that passes the signed revision over',
      () => {
        const file = revised(signed, [evidence('11 0 R'), certificate])
        return Buffer.from(file.toString('latin1').replace(/\/Prev \d+/, '/Prev 9'), 'latin1')
      },
    ],
    [
      'a key twice, of which readers take the one or the other',
      () => {
        const [number, body] = evidence('11 0 R')
        const twice = body.replace('/Pages 2 0 R', '/Pages 12 0 R/Pages 2 0 R')
        return revised(signed, [[number, twice], certificate])
      },
    ],
    [
      'a way back that begins like the right one',
      () => {
        const file = revised(signed, [evidence('11 0 R'), certificate])
        const text = file.toString('latin1').replace(/(?<way>\/Prev \d+)(?!.*\/Prev)/s, '$<way>9')
        return Buffer.from(text, 'latin1')
      },
    ],
    [
      'bytes after the end',
      () => Buffer.concat([revised(signed, [evidence('11 0 R'), certificate]), Buffer.from('%x')]),
    ],
  ]

  it.each(attacks)('is a change where it brings %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})
