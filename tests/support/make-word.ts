import { crc32, deflateRawSync } from 'node:zlib'

type Part = readonly [name: string, content: string | Uint8Array]
/** What a zip says of a part besides what it is, so that it can lie. */
type Lie = { readonly size?: number; readonly flags?: number }

/** A zip of these parts; `lies` are said in its list, by name. */
export function makeZip(parts: readonly Part[], lies: Readonly<Record<string, Lie>> = {}): Buffer {
  const written: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, content] of parts) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const { size = data.length, flags = 0 } = lies[name] ?? {}
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(flags, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(size, 18)
    facts.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name)])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    list.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, Buffer.from(name)]),
    )
    written.push(local, packed)
    at += local.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(list).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...written, ...list, end])
}

const names = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['v', 'urn:schemas-microsoft-com:vml'],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ')
const wordPart = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${names}>${inside}</w:${root}>`
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A paragraph of plain words, with the properties given before them. */
export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A picture of part `rId` that stands in a paragraph. */
export const wordPicture = (how: string, id: string, alt = ''): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:${how}="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

/** A Word file with this body; `parts` are added to it, and `relations` to what its text refers to. */
export function makeWord(
  body: string,
  parts: readonly Part[] = [],
  relations = '',
  lies: Readonly<Record<string, Lie>> = {},
): Buffer {
  const relationships = (inside: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  return makeZip(
    [
      [
        '[Content_Types].xml',
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/></Types>',
      ],
      [
        '_rels/.rels',
        relationships(
          `<Relationship Id="m" Type="${relation}/officeDocument" Target="word/document.xml"/>`,
        ),
      ],
      ['word/_rels/document.xml.rels', relationships(relations)],
      ['word/document.xml', wordPart('document', `<w:body>${body}</w:body>`)],
      ...parts,
    ],
    lies,
  )
}

/** A reference of the text to a part of the file, or to something outside it. */
export const wordRelation = (id: string, kind: string, target: string, outside = false): string =>
  `<Relationship Id="${id}" Type="${relation}/${kind}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`

/** A part of a Word file, most of which stand beside its text. */
export const wordSide = (
  name: 'document' | 'footnotes' | 'comments' | 'numbering' | 'styles' | 'hdr',
  inside: string,
): string => wordPart(name, inside)
