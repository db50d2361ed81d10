import { deflateSync } from 'node:zlib'

export type LongPage = {
  readonly lines: readonly string[]
  /** Bytes of a grey picture, 256 in a row, that stands under the lines as in a scan. */
  readonly grey?: Uint8Array
}

/**
 * A PDF with every page in one long row of its page tree, as most programs write it. A4, in
 * Helvetica; quick to make, however long.
 */
export function longPdf(pages: readonly LongPage[]): Uint8Array {
  const chunks: Buffer[] = []
  const places: number[] = []
  let at = 0
  const write = (chunk: Uint8Array | string) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : Buffer.from(chunk)
    chunks.push(bytes)
    at += bytes.length
  }
  const object = (number: number, dict: string, stream?: Uint8Array) => {
    places[number] = at
    write(`${number} 0 obj\n${dict}\n`)
    if (stream !== undefined) {
      write('stream\n')
      write(stream)
      write('\nendstream\n')
    }
    write('endobj\n')
  }
  write('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')
  object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [index, { lines, grey }] of pages.entries()) {
    const [page, content, picture] = [4 + index * 3, 5 + index * 3, 6 + index * 3]
    const shown = grey === undefined ? '' : ` /XObject << /P ${picture} 0 R >>`
    const resources = `<< /Font << /F 3 0 R >>${shown} >>`
    object(page, `<< /Type /Page /Parent 2 0 R /Resources ${resources} /Contents ${content} 0 R >>`)
    const drawn = deflateSync(Buffer.from(drawing(lines, grey !== undefined), 'latin1'))
    object(content, `<< /Filter /FlateDecode /Length ${drawn.length} >>`, drawn)
    const rows = Math.floor((grey?.length ?? 0) / 256)
    const image = `/Type /XObject /Subtype /Image /Width 256 /Height ${rows} /BitsPerComponent 8`
    if (grey === undefined) object(picture, 'null')
    else object(picture, `<< ${image} /ColorSpace /DeviceGray /Length ${grey.length} >>`, grey)
  }
  const kids = pages.map((_, index) => `${4 + index * 3} 0 R`).join(' ')
  object(2, `<< /Type /Pages /MediaBox [0 0 595 842] /Count ${pages.length} /Kids [${kids}] >>`)
  const start = at
  write(`xref\n0 ${places.length}\n0000000000 65535 f \n`)
  for (const place of places.slice(1)) write(`${String(place).padStart(10, '0')} 00000 n \n`)
  write(`trailer\n<< /Size ${places.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return new Uint8Array(Buffer.concat(chunks))
}

function drawing(lines: readonly string[], isScan: boolean): string {
  const picture = isScan ? 'q 400 0 0 200 90 90 cm /P Do Q\n' : ''
  const text = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`)
  return `${picture}BT /F 10 Tf 14 TL 50 790 Td\n${text.join('\n')}\nET\n`
}
