import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from '../../../support/open-library.ts'
import { run } from '../judges.ts'
import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
  stream,
} from '../../../support/signed-pdf/openssl-signed.ts'
import {
  CHANGED,
  form,
  GOOD,
  joined,
  pageWith,
  replaced,
  says,
  UNREADABLE,
  type Case,
} from './case.ts'

/** A blank file as qpdf writes it anew: packed, locked or with other tables. */
function byQpdf(blank: Uint8Array, ...options: readonly string[]): Buffer {
  const folder = newFolder()
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
  // Wide numbers, so that the true ones find room where qpdf has written the range anew.
  writeFileSync(from, replaced(blank, `[${'0'.repeat(40)}]`, `[0${' 9999999999'.repeat(3)}]`))
  run('qpdf', '--warning-exit-0', '--static-id', ...options, from, to)
  return readFileSync(to)
}

/** Files built otherwise than the plain one: each signed so, and each changed after that. */
export function structureFiles(): readonly Case[] {
  const o = opensslSigners()
  const blank = revised(null, onePage(signatureBody({})))
  const packed = o.seal(byQpdf(blank, '--object-streams=generate'))
  const locked = o.seal(byQpdf(blank, '--encrypt', '', 'owner', '256', '--'))
  const signed = o.seal(blank)
  const table = signed.lastIndexOf('xref\n')
  const other = [6, stream('BT /F1 12 Tf 20 100 Td (Dismissal) Tj ET')] as const
  const twice = o.seal(revised(null, [says(6, 'Dismissal'), ...onePage(signatureBody({}))]))
  const sameField = o.seal(
    revised(signed, [
      [5, signatureBody({})],
      [1, `<</Type/Catalog/Pages 2 0 R${form}>>`],
    ]),
  )
  const junk = o.seal(joined('MZ a program\n', blank))
  const rights = '/Reference[<</Type/SigRef/TransformMethod/UR3/TransformParams<</V/2.2>>>>]'
  const unlocked = o.seal(
    revised(null, [
      ...onePage(signatureBody({ more: rights })).filter(([number]) => ![1, 3, 4].includes(number)),
      [1, '<</Type/Catalog/Pages 2 0 R/Perms<</UR3 5 0 R>>>>'],
      pageWith('/Contents 6 0 R'),
    ]),
  )
  return [
    { name: 'packed objects and a table in a stream', file: packed, ...GOOD },
    {
      name: 'packed objects, with a plain revision added',
      file: revised(packed, [says(6, 'Dismissal')]),
      ...CHANGED,
    },
    {
      name: 'hybrid: a table that points to a second one in a stream',
      file: replaced(
        revised(signed, [other]),
        /(trailer <<\/Size 30)(?![^]*trailer)/,
        '$1/XRefStm 9',
      ),
      ...CHANGED,
    },
    { name: 'locked with a passphrase (AES-256)', file: locked, ...GOOD },
    { name: 'locked, with a revision added', file: revised(locked, [other]), ...CHANGED },
    { name: 'an object that stands twice when it was signed', file: twice, ...GOOD },
    {
      name: 'an object put a second time before the table',
      file: joined(
        signed.subarray(0, table),
        `6 0 obj\n${other[1]}\nendobj\n`,
        signed.subarray(table),
      ),
      ...CHANGED,
    },
    { name: 'a second end of file', file: joined(signed, '%%EOF\n'), ...CHANGED },
    {
      name: 'a second end of file before what is signed ends',
      file: o.seal(joined(blank, '%%EOF\n')),
      ...GOOD,
    },
    { name: 'signed with bytes before the header', file: junk, ...GOOD },
    { name: 'bytes put before the header', file: joined('\n', signed), ...CHANGED },
    {
      name: 'a table of objects that leads elsewhere',
      file: replaced(signed, /startxref\n\d+/, 'startxref\n9'),
      ...CHANGED,
    },
    {
      name: 'a field signed a second time, the first signature no more in it',
      file: sameField,
      ...CHANGED,
      pdfsig: 'GOOD',
      because:
        'pdfsig knows the last signature of a field alone, and not what it put out of sight.',
    },
    {
      name: 'rights of a reader program, signed by its maker',
      file: unlocked,
      verdict: 'NOT_SIGNED',
      pdfsig: 'BAD',
    },
    {
      name: 'rights of a reader program, and something added',
      file: revised(unlocked, [other]),
      verdict: 'NOT_SIGNED',
      pdfsig: 'BAD',
    },
    {
      name: 'a signature whose range is written in hexadecimal text',
      file: replaced(signed, /\/ByteRange \[[^\]]*\]/, '/ByteRange <00>'),
      ...UNREADABLE,
    },
  ]
}
