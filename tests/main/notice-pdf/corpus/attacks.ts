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
  type PdfObject,
} from '../../../support/signed-pdf/openssl-signed.ts'
import {
  CHANGED,
  form,
  GOOD,
  joined,
  pageWith,
  replaced,
  says,
  shown,
  UNREADABLE,
  type Case,
} from './case.ts'

/** Attacks of the literature on readers of signed PDFs, rebuilt. */
export function attacks(): readonly Case[] {
  const o = opensslSigners()
  const signed = o.seal(revised(null, onePage(signatureBody({}))))
  const text = signed.toString('latin1')
  const [, start = 0, end = 0, rest = 0] =
    /ByteRange \[(\d+) (\d+) (\d+) (\d+)/.exec(text)?.slice(1).map(Number) ?? []
  const inside = text.slice(start, end)
  const certifiedFor = (permission: 1 | 2 | 3) =>
    o.seal(
      revised(null, [
        ...onePage(
          signatureBody({
            more: `/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P ${permission}/V/1.2>>>>]`,
          }),
        ).filter(([number]) => number !== 1),
        [1, `<</Type/Catalog/Pages 2 0 R${form}/Perms<</DocMDP 5 0 R>>>>`],
      ]),
    )
  const [noChange, formAllowed, certified] = [certifiedFor(1), certifiedFor(2), certifiedFor(3)]
  const overlay: readonly PdfObject[] = [
    pageWith('/Contents 6 0 R/Annots[3 0 R 12 0 R]'),
    [
      13,
      stream(
        '1 g 0 0 200 200 re f BT 0 g /F1 12 Tf 20 100 Td (Dismissal) Tj ET',
        `/Type/XObject/Subtype/Form/BBox[0 0 200 200]${shown}`,
      ),
    ],
  ]
  const annotation = '/Type/Annot/Rect[0 0 200 200]/F 4/AP<</N 13 0 R>>'
  const evil = revised(certified, [...overlay, [12, `<<${annotation}/Subtype/FreeText>>`]])
  const sneaky = o.seal(
    revised(certified, [
      [
        1,
        '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R 12 0 R]/SigFlags 3>>/Perms<</DocMDP 5 0 R>>>>',
      ],
      ...overlay,
      [12, `<<${annotation}/Subtype/Widget/FT/Sig/T(S2)/P 4 0 R/V 14 0 R>>`],
      [14, signatureBody({})],
    ]),
  )
  const secondSigner = o.seal(
    revised(signed, [
      [1, '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R 12 0 R]/SigFlags 3>>>>'],
      [12, '<</Type/Annot/Subtype/Widget/FT/Sig/T(S2)/F 132/Rect[0 0 0 0]/P 4 0 R/V 14 0 R>>'],
      [14, signatureBody({})],
    ]),
  )
  const forged = (name: string, from: string | RegExp, to: string): Case => ({
    name: `USF: ${name}`,
    file: replaced(signed, from, to),
    ...UNREADABLE,
  })
  const range = /\/ByteRange \[[^\]]*\]/
  const contents = /\/Contents <[^>]*>/
  const changed = replaced(signed, 'Final written warning', 'Dismissal, no notice.')
  // The unused end of the signature's place gives way to a second range and to what is to be shown.
  const spare = inside.replace(/0+>$/, (noughts) => noughts.slice(0, 8))
  const wrapped = `${spare}>/ByteRange [0 ${start} ${end} ${rest}]\nendobj\n6 0 obj\n${stream('BT /F1 12 Tf (Dismissal) Tj ET')}\nendobj\n`
  return [
    {
      name: 'ISA: a page replaced in a revision',
      file: revised(signed, [says(6, 'Dismissal')]),
      ...CHANGED,
    },
    {
      name: 'ISA: objects without table or trailer',
      file: joined(signed, `6 0 obj\n${stream('BT (Dismissal) Tj ET')}\nendobj\n`),
      ...CHANGED,
    },
    {
      name: 'ISA: with the signature copied into the revision',
      file: revised(signed, [
        says(6, 'Dismissal'),
        [5, text.slice(text.indexOf('<</Type/Sig'), text.indexOf('>>\nendobj', end) + 2)],
      ]),
      ...CHANGED,
    },
    {
      name: 'ISA: a sibling that passes the signed revision over',
      file: replaced(
        revised(signed, [says(6, 'Dismissal'), [5, 'null']]),
        /\/Prev \d+(?![^]*\/Prev)/,
        '/Prev 9',
      ),
      ...CHANGED,
    },
    {
      name: 'ISA: objects and a trailer without a table',
      file: joined(
        signed,
        `6 0 obj\n${stream('BT (Dismissal) Tj ET')}\nendobj\ntrailer <</Root 1 0 R/Size 30>>\nstartxref\n0\n%%EOF\n`,
      ),
      ...CHANGED,
    },
    { name: 'ISA: a comment alone', file: joined(signed, '% nothing\n'), ...CHANGED },
    {
      name: 'SWA: a second range in the spare room',
      file: joined(text.slice(0, start), wrapped, text.slice(end)),
      ...UNREADABLE,
    },
    {
      name: 'SWA: the second part moved away',
      file: joined(text.slice(0, end), ' '.repeat(60), text.slice(end)),
      ...CHANGED,
    },
    { name: 'content changed, range left', file: changed, ...CHANGED },
    forged('no range', range, ''),
    forged('range of nothing', range, '/ByteRange null'),
    forged('range of no numbers', range, '/ByteRange [a b c d]'),
    forged('negative range', range, '/ByteRange [0 -1 0 -1]'),
    forged('short range', range, '/ByteRange [0 0]'),
    forged('no signature', contents, ''),
    forged('signature of nothing', contents, '/Contents null'),
    forged('signature by reference', contents, '/Contents 8 0 R'),
    { ...forged('range of the file alone', range, '/ByteRange [0 0 0 0]'), ...CHANGED },
    {
      ...forged('range over the signature', range, `/ByteRange [0 ${signed.length} 0 0]`),
      ...CHANGED,
    },
    { ...forged('an empty signature', contents, '/Contents <>'), ...CHANGED },
    { ...forged('a signature of noughts', contents, '/Contents <00>'), ...CHANGED },
    forged('a range of five numbers', range, '/ByteRange [0 10 20 30 40]'),
    forged('a range by reference', range, '/ByteRange 8 0 R'),
    forged('a signature written as plain text', contents, '/Contents (signature)'),
    {
      ...forged(
        'a range that starts further on',
        range,
        `/ByteRange [9 ${start - 9} ${end} ${rest}]`,
      ),
      ...CHANGED,
    },
    {
      ...forged(
        'a range that goes beyond the file',
        range,
        `/ByteRange [0 ${start} ${end} ${rest + 9}]`,
      ),
      ...CHANGED,
    },
    {
      ...forged('a range whose parts overlap', range, `/ByteRange [0 ${end} ${start} ${rest}]`),
      ...CHANGED,
    },
    {
      name: 'EAA: a form filled in on a certified page that allows it',
      file: revised(formAllowed, [
        [12, `<<${annotation}/Subtype/Widget/FT/Tx/T(Outcome)/V(Dismissal)/P 4 0 R>>`],
        ...overlay,
      ]),
      ...CHANGED,
    },
    {
      name: 'EAA: a mark on a page certified against any change',
      file: revised(noChange, [...overlay, [12, `<<${annotation}/Subtype/Stamp>>`]]),
      ...CHANGED,
    },
    { name: 'EAA: an annotation over a certified page', file: evil, ...CHANGED },
    {
      name: 'SSA: a signature that covers a certified page',
      file: sneaky,
      ...CHANGED,
      pdfsig: 'GOOD',
      because:
        'pdfsig judges each signature by itself and does not look at what a later one draws.',
    },
    {
      name: 'a second signature by another program that draws nothing',
      file: secondSigner,
      ...GOOD,
    },
    { name: 'a certified page as it was', file: certified, ...GOOD },
    { name: 'the signed page rebuilt by qpdf', file: rebuilt(signed), ...CHANGED },
  ]
}

function rebuilt(file: Uint8Array): Uint8Array {
  const path = join(newFolder(), 'signed.pdf')
  writeFileSync(path, file)
  run('qpdf', '--warning-exit-0', '--replace-input', '--object-streams=generate', path)
  return readFileSync(path)
}
