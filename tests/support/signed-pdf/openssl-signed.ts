import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from '../open-library.ts'
import { forceAuthority } from '../../main/notice-pdf/authorities.ts'
import { run } from '../../main/notice-pdf/judges.ts'

/** An object of a PDF: its number and what stands in it. */
export type PdfObject = readonly [number: number, body: string]

/** Room for a signature, which most programs fill up with noughts. */
const ROOM = 12_000

const pdfTime = (ms: number): string =>
  `D:${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`

/** A place for a signature, as other programs leave one. */
export const signatureBody = (options: {
  readonly subFilter?: string
  readonly at?: number
  readonly more?: string
}): string =>
  `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/${options.subFilter ?? 'adbe.pkcs7.detached'}` +
  `/M(${pdfTime(options.at ?? Date.now() + 60_000)})${options.more ?? ''}` +
  `/Contents <${'0'.repeat(ROOM)}>/ByteRange [${'0'.repeat(40)}]>>`

const shown = '/Resources<</Font<</F1 7 0 R>>>>/Contents 6 0 R'

export const stream = (content: string, entries = ''): string =>
  `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream`

/** One page that says what the outcome is, and a place for a signature. */
export const onePage = (
  signature: string,
  words = 'Final written warning',
): readonly PdfObject[] => [
  [1, '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>>'],
  [2, '<</Type/Pages/Kids[4 0 R]/Count 1>>'],
  [3, '<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/F 132/Rect[0 0 0 0]/P 4 0 R/V 5 0 R>>'],
  [4, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[3 0 R]${shown}>>`],
  [5, signature],
  [6, stream(`BT /F1 12 Tf 20 100 Td (${words}) Tj ET`)],
  [7, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
]

/** A file with a further revision; the first one where there is nothing before it. */
export function revised(base: Uint8Array | null, objects: readonly PdfObject[]): Buffer {
  const before = base === null ? '%PDF-1.7\n' : Buffer.from(base).toString('latin1')
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before)?.[1]
  const offsets: (readonly [number, number])[] = []
  let text = before.endsWith('\n') ? before : `${before}\n`
  for (const [number, body] of objects) {
    offsets.push([number, text.length])
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const table = text.length
  const rows = offsets.map(([n, at]) => `${n} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
  const free = base === null ? '0 1\n0000000000 65535 f \n' : ''
  const prev = previous === undefined ? '' : `/Prev ${previous}`
  text += `xref\n${free}${rows.join('')}trailer <</Size 30/Root 1 0 R${prev}>>\n`
  return Buffer.from(`${text}startxref\n${table}\n%%EOF\n`, 'latin1')
}

/** People and certificates of one authority, and what openssl signs for them. */
export function opensslSigners() {
  const force = forceAuthority()
  const at = (name: string): string => join(force.folder, name)
  run('openssl', 'x509', '-in', at('ca.pem'), '-outform', 'der', '-out', at('ca.der'))
  const sign = (content: Uint8Array, name: string, more: readonly string[]): Buffer => {
    writeFileSync(at('content'), content)
    const who = ['-signer', at(`${name}.pem`), '-inkey', at(`${name}.key`)]
    const files = ['-in', at('content'), '-outform', 'der', '-out', at('sig.der')]
    run('openssl', 'cms', '-sign', '-binary', ...files, ...who, ...more)
    return readFileSync(at('sig.der'))
  }
  return {
    path: at,
    issuer: readFileSync(at('ca.der')),
    /** A further signer: of another key, or for other days (as openssl writes them). */
    add(
      name: string,
      key: readonly string[],
      days?: readonly [from: string, to: string],
      extensions: readonly string[] = [],
    ): void {
      const made = ['-nodes', '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`)]
      run('openssl', 'req', '-new', '-newkey', ...key, ...made, '-subj', `/CN=Signer ${name}`)
      const ca = ['-config', at('ca.cnf'), '-cert', at('ca.pem'), '-keyfile', at('ca.key')]
      const period = days === undefined ? [] : ['-startdate', days[0], '-enddate', days[1]]
      const files = ['-in', at(`${name}.csr`), '-out', at(`${name}.pem`), '-notext']
      writeFileSync(at('ext'), ['subjectKeyIdentifier=hash', ...extensions, ''].join('\n'))
      run('openssl', 'ca', ...ca, '-batch', ...files, ...period, '-extfile', at('ext'))
    },
    /** A signer who is their own authority. */
    addOwn(name: string): void {
      const made = ['-nodes', '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)]
      run('openssl', 'req', '-x509', '-newkey', 'rsa:2048', ...made, '-subj', `/CN=Signer ${name}`)
    },
    /** Fills the last place for a signature of a file, over all that stands around it. */
    seal(file: Uint8Array, name = 's', more: readonly string[] = ['-md', 'sha256']): Buffer {
      const sealed = Buffer.from(file)
      const start = sealed.lastIndexOf('/Contents <') + '/Contents '.length
      const end = sealed.indexOf('>', start) + 1
      const range = `0 ${start} ${end} ${sealed.length - end}`
      const rangeAt = sealed.lastIndexOf('/ByteRange [') + '/ByteRange ['.length
      sealed.write(range.padEnd(sealed.indexOf(']', rangeAt) - rangeAt), rangeAt)
      const content = Buffer.concat([sealed.subarray(0, start), sealed.subarray(end)])
      sealed.write(sign(content, name, more).toString('hex').toUpperCase(), start + 1)
      return sealed
    },
  }
}

/** A key store of NSS, by which pdfsig signs as a program of its own. */
export function nssSigner() {
  const folder = newFolder()
  const at = (name: string): string => join(folder, name)
  const database = ['-d', `sql:${folder}`]
  writeFileSync(at('noise'), Buffer.alloc(64, 7))
  run('certutil', '-N', ...database, '--empty-password')
  const certificate = ['-S', '-n', 'signer', '-s', 'CN=Other program', '-x', '-t', 'u,u,u']
  run('certutil', ...certificate, '-z', at('noise'), ...database)
  return (pdf: Uint8Array): Buffer => {
    writeFileSync(at('in.pdf'), pdf)
    const files = [at('in.pdf'), at('out.pdf')]
    run('pdfsig', '-add-signature', '-nssdir', folder, '-nick', 'signer', ...files)
    return readFileSync(at('out.pdf'))
  }
}
