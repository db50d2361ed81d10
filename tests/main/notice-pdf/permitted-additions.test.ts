import { describe, expect, it } from 'vitest'
import {
  both,
  catalog,
  certificate,
  changed,
  field,
  first,
  judged,
  made,
  page,
  signature,
} from '../../support/signed-pdf/later-shapes.ts'
import { onePage, revised, signatureBody, stream } from '../../support/signed-pdf/openssl-signed.ts'

/** What an honest program adds for a second signature that is not drawn. */
const further = [catalog(both), page(both), field('0 0 0 0'), signature] as const
const proving = (certs: string) => catalog('3 0 R', `/DSS<</Type/DSS/Certs[${certs}]>>`)
const signed = first(page('3 0 R'), catalog('3 0 R'))
const unchanged = { verdict: 'SIGNED_AND_UNCHANGED', later: 'SIGNATURES_ONLY' }

describe('What another program added after a signature', () => {
  it('is no change where it is a further signature that is not drawn', async () => {
    expect(await judged(made.seal(revised(signed, further)))).toMatchObject(unchanged)
  })

  it('is no change where it is evidence about certificates, alone or before a signature', async () => {
    const known = revised(signed, [proving('11 0 R'), certificate])
    expect(await judged(known)).toMatchObject(unchanged)
    const withDss = catalog(both, '/DSS<</Type/DSS/Certs[11 0 R]>>')
    const twice = made.seal(revised(known, [withDss, ...further.slice(1)]))
    expect(await judged(twice)).toMatchObject(unchanged)
  })

  const certifying = signatureBody({
    more: '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1/V/1.2>>>>]',
  })
  const closed = first(page('3 0 R'), catalog('3 0 R', '/Perms<</DocMDP 5 0 R>>'), [5, certifying])
  const dangling = first(page('3 0 R', '/Contents[6 0 R 20 0 R]'), catalog('3 0 R'))
  const misled = first(page('3 0 R'), proving('6 0 R'))
  const dismissal = 'BT /F1 12 Tf 20 100 Td (Dismissal) Tj ET'
  const attacks: readonly (readonly [string, () => Buffer])[] = [
    [
      'another text of the page',
      () => made.seal(revised(signed, [...further, [6, stream(dismissal)]])),
    ],
    [
      'another content for the page',
      () =>
        made.seal(
          revised(signed, [
            further[0],
            page(both, '/Contents 11 0 R'),
            ...further.slice(2),
            [11, stream(dismissal)],
          ]),
        ),
    ],
    [
      'another size of the page',
      () =>
        made.seal(
          revised(signed, [further[0], page(both, undefined, '90 90'), ...further.slice(2)]),
        ),
    ],
    [
      'a signature that is drawn over the page',
      () =>
        made.seal(
          revised(signed, [
            further[0],
            further[1],
            field('0 0 200 200', '/AP<</N 11 0 R>>'),
            signature,
            [11, stream(dismissal)],
          ]),
        ),
    ],
    [
      'a field that acts',
      () =>
        made.seal(
          revised(signed, [...further.slice(0, 2), field('0 0 0 0', '/AA<<>>'), signature]),
        ),
    ],
    [
      'an action on opening',
      () =>
        made.seal(revised(signed, [catalog(both, '/OpenAction[4 0 R/Fit]'), ...further.slice(1)])),
    ],
    [
      'an object that nothing explains',
      () => made.seal(revised(signed, [...further, [12, '(Later)']])),
    ],
    [
      'an object that the signed page waits for',
      () => revised(dangling, [proving('20 0 R'), [20, stream(dismissal)]]),
    ],
    [
      'an object that a hidden page waits for',
      () => {
        // A reader goes by the table to the first page; what reads the file through sees the second.
        const hidden = page('3 0 R', '/Contents[6 0 R 20 0 R]')
        const whole = revised(null, [
          hidden,
          ...onePage(signatureBody({})).filter(([n]) => n !== 4),
        ])
        const seen = `4  0 obj\n${page('3 0 R')[1]}\nendobj\n`
        const text = whole.toString('latin1')
        const table = text.lastIndexOf('xref\n0 1')
        const moved = text.slice(0, table) + seen + text.slice(table)
        const file = moved.replace(/startxref\n\d+/, `startxref\n${table + seen.length}`)
        return revised(made.seal(Buffer.from(file, 'latin1')), [
          proving('20 0 R'),
          [20, stream(dismissal)],
        ])
      },
    ],
    ['the page given out as evidence', () => revised(misled, [[6, stream(dismissal)]])],
    [
      'a signature where none may follow',
      () =>
        made.seal(revised(closed, [catalog(both, '/Perms<</DocMDP 5 0 R>>'), ...further.slice(1)])),
    ],
    [
      'the first field taken away',
      () => made.seal(revised(signed, [catalog('9 0 R'), page('9 0 R'), ...further.slice(2)])),
    ],
    [
      'other fonts for the page',
      () =>
        made.seal(
          revised(signed, [...further, [7, '<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>']]),
        ),
    ],
    [
      'words between its objects',
      () => {
        const file = revised(signed, [proving('11 0 R'), certificate])
        const at = file.lastIndexOf('\nxref\n') + 1
        const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'))?.[1])
        const text = `${file.toString('latin1', 0, at)}abc\n${file.toString('latin1', at)}`
        return Buffer.from(
          text.replace(/startxref\n\d+\n%%EOF\n$/, `startxref\n${table + 4}\n%%EOF\n`),
          'latin1',
        )
      },
    ],
    [
      'a table that leads to another place',
      () => {
        const file = revised(signed, [proving('11 0 R'), certificate])
        const at = file.lastIndexOf('11 1\n') + 5
        file.write(String(signed.indexOf('6 0 obj')).padStart(10, '0'), at)
        return file
      },
    ],
    [
      'a way back that passes the signed revision over',
      () => {
        const file = revised(signed, [proving('11 0 R'), certificate])
        return Buffer.from(file.toString('latin1').replace(/\/Prev \d+/, '/Prev 9'), 'latin1')
      },
    ],
    [
      'a key twice, of which readers take the one or the other',
      () => {
        const [number, body] = proving('11 0 R')
        const twice = body.replace('/Pages 2 0 R', '/Pages 12 0 R/Pages 2 0 R')
        return revised(signed, [[number, twice], certificate])
      },
    ],
    [
      'a way back that begins like the right one',
      () => {
        const file = revised(signed, [proving('11 0 R'), certificate])
        const text = file.toString('latin1').replace(/(?<way>\/Prev \d+)(?!.*\/Prev)/s, '$<way>9')
        return Buffer.from(text, 'latin1')
      },
    ],
    [
      'bytes after the end',
      () => Buffer.concat([revised(signed, [proving('11 0 R'), certificate]), Buffer.from('%x')]),
    ],
  ]

  it.each(attacks)('is a change where it brings %s', async (_what, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})
