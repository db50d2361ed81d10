import { createHash } from 'node:crypto'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { ok, refuse, type Result } from '#core/result'
import { plain, type Block, type Span } from './blocks.ts'
import { kindOf } from './kind-of.ts'
import { readJpeg } from './read-jpeg.ts'
import { shown } from './read-plain-text.ts'
import { readPng } from './read-png.ts'
import type { GivenFile } from './taken-in.ts'

const largestEmail = 100 * 1024 * 1024
const mostAttached = 200
const mostPictures = 50

type Part = GivenFile & { readonly kind: ReturnType<typeof kindOf>; readonly isInText: boolean }

const damaged = refuse(
  'DAMAGED',
  'The e-mail is damaged or nested too deep, and cannot be read. Ask for a fresh copy, or for it as PDF.',
)

/** People as they stand in a header: name and address, groups with their members. */
function people(addresses: readonly Address[] | undefined): string {
  return (addresses ?? [])
    .map((one): string => {
      if (one.group !== undefined) return `${one.name}: ${people(one.group)}`
      const { name, address } = one
      return name === '' || name === address ? address : `${name} <${address}>`
    })
    .join(', ')
}

const headerOf = ({ headers }: Email, key: string): string =>
  headers.find((header) => header.key === key)?.value ?? ''

function header(name: string, value: string): readonly Block[] {
  if (value.trim() === '') return []
  const spans: readonly Span[] = [{ text: `${name}: `, bold: true }, { text: value }]
  return [{ kind: 'PARAGRAPH', indent: 0, spans }]
}

/** Words of a formatted text: postal-mime makes them where a message has both kinds, so it is given one. */
async function wordsOf(html: string): Promise<string> {
  const mark = createHash('sha256').update(html).digest('hex')
  const body = Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n')
  const message = [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary=${mark}`,
    '',
    `--${mark}`,
    'Content-Type: text/plain',
    '',
    ' ',
    `--${mark}`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body,
    `--${mark}--`,
    '',
  ].join('\r\n')
  return (await PostalMime.parse(message)).text ?? ''
}

/** A name without folders; a message or a part without a name gets one by what it is. */
function nameOf({ filename, mimeType }: Attachment, index: number): string {
  const name = (filename ?? '').split(/[\\/]/).at(-1)?.trim().slice(0, 200) ?? ''
  if (mimeType === 'message/rfc822')
    return /\.eml$/i.test(name) ? name : `${name || `Message ${index + 1}`}.eml`
  return name || `Part ${index + 1}`
}

function partOf(attachment: Attachment, index: number): Part {
  const { content } = attachment
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  const fileName = nameOf(attachment, index)
  const kind = kindOf(fileName, bytes)
  const isPicture = kind === 'PNG' || kind === 'JPEG'
  return { fileName, bytes, kind, isInText: attachment.related === true && isPicture }
}

const isTaken = ({ kind, isInText }: Part): boolean =>
  kind !== null && kind !== 'OLD_OFFICE' && !isInText

const sizeOf = (bytes: number): string =>
  bytes < 10_000 ? `${bytes} bytes` : `${Math.round(bytes / 1000).toLocaleString('en-GB')} kB`

function listed(parts: readonly Part[]): readonly Block[] {
  if (parts.length === 0) return []
  const rows = parts.map((part, index) => {
    const { fileName, bytes } = part
    const where = part.isInText
      ? 'drawn below'
      : isTaken(part) && index < mostAttached
        ? 'a document of its own after this one'
        : 'not added; it is in the e-mail as it came'
    const facts = `${sizeOf(bytes.length)}, ${where}`
    const hash = `SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`
    return `${fileName} (${facts})\n${hash}`
  })
  return [
    { kind: 'HEADING', level: 4, spans: plain('Attached') },
    ...rows.map((text): Block => ({ kind: 'ITEM', level: 0, mark: '•', spans: plain(text) })),
  ]
}

async function pictures(parts: readonly Part[]): Promise<readonly Block[]> {
  const blocks: Block[] = []
  for (const { fileName, bytes, kind } of parts.slice(0, mostPictures)) {
    const read = kind === 'PNG' ? await readPng(bytes) : readJpeg(bytes)
    const text = read.ok ? fileName : `${fileName} is damaged and cannot be drawn.`
    blocks.push({ kind: 'PARAGRAPH', indent: 0, spans: [{ text, italic: true }] })
    if (read.ok) blocks.push({ kind: 'PICTURE', picture: read.value })
  }
  return blocks
}

const locks = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime'])
  .add('application/pgp-encrypted')
  .add('application/vnd.ms-outlook.rpmsg')

/** What cannot be read of an e-mail: words that are locked, and letters that are not what it says. */
function unreadOf({ attachments }: Email, words: string): readonly string[] {
  const lock = attachments.find(({ mimeType }) => locks.has(mimeType.toLowerCase()))
  const strange = [...words].filter((letter) => letter === '\ufffd').length
  const notes: string[] = []
  if (lock !== undefined)
    notes.push(
      'It is encrypted or sealed whole, and what it says cannot be read here. Open it in the program that it came to, print it to PDF, and add that.',
    )
  if (strange > 0)
    notes.push(
      `${strange === 1 ? '1 letter' : `${strange} letters`} of it cannot be read: it says that it is written in other letters than it is. Each stands as [U+FFFD].`,
    )
  return notes
}

function notesOf(email: Email, parts: readonly Part[]): readonly string[] {
  const others = parts.filter((part) => !isTaken(part) && !part.isInText)
  const beyond = parts.filter(isTaken).length - mostAttached
  const names = others
    .map(({ fileName }) => `“${shown(fileName, () => true)}”`)
    .slice(0, 5)
    .join(', ')
  const html = email.html ?? ''
  const hasText = (email.text ?? '').trim() !== ''
  return [
    ...(html === ''
      ? []
      : [
          hasText
            ? 'Its formatted version is not shown; its plain text is.'
            : 'Its formatting is not shown; its words are.',
        ]),
    ...(/<img\b[^>]*\bsrc\s*=\s*["']?https?:/i.test(html)
      ? ['Pictures kept on the internet were not fetched.']
      : []),
    ...(others.length === 0
      ? []
      : [
          `Attached and not added, being of another kind: ${names}${others.length > 5 ? ' and more' : ''}.`,
        ]),
    ...(beyond <= 0
      ? []
      : [
          `Attached and not added: ${beyond} more than the ${mostAttached} that are taken from one e-mail. Save them and add them.`,
        ]),
  ]
}

async function textOf({ text, html }: Email): Promise<string> {
  if (text !== undefined && text.trim() !== '') return text
  return html === undefined ? '' : wordsOf(html)
}

async function parse(bytes: Uint8Array): Promise<Email | null> {
  try {
    // A message inside the message is a file of its own here, with its own place in the bundle.
    const how = { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: 1024 * 1024 }
    return await PostalMime.parse(bytes, how)
  } catch {
    return null
  }
}

/**
 * The blocks of an e-mail: its heads, its words, a list of what is attached; and the files attached
 * that a bundle takes in. Nothing is fetched.
 */
export async function readEmail({ fileName, bytes }: GivenFile): Promise<
  Result<{
    readonly blocks: readonly Block[]
    readonly notes: readonly string[]
    readonly attached: readonly GivenFile[]
  }>
> {
  if (bytes.length > largestEmail)
    return refuse(
      'TOO_LARGE',
      'The e-mail is larger than 100 MB. Save its attachments and add them.',
    )
  const email = await parse(bytes)
  if (email === null) return damaged
  const date = headerOf(email, 'date')
  if (email.from === undefined && date === '' && headerOf(email, 'received') === '')
    return refuse('NOT_EMAIL', 'This is not an e-mail, whatever its name says. Save it as PDF.')
  const parts = email.attachments.map(partOf)
  const words = (await textOf(email)).replace(/\r\n?/g, '\n').trim()
  const inText = parts.filter((part) => part.isInText)
  const notes = [...unreadOf(email, words), ...notesOf(email, parts)]
  const blocks: readonly Block[] = [
    {
      kind: 'NOTICE',
      lines: [
        `Set by Evenhand from the e-mail “${fileName}”; the file as it came is kept.`,
        ...notes,
      ],
    },
    ...header('From', people(email.from === undefined ? [] : [email.from])),
    ...header('To', people(email.to)),
    ...header('Cc', people(email.cc)),
    ...header('Bcc', people(email.bcc)),
    ...header('Date', date),
    { kind: 'HEADING', level: 3, spans: plain(email.subject ?? 'Without a subject') },
    ...words
      .split('\n')
      .map((line): Block => ({ kind: 'PARAGRAPH', indent: 0, spans: plain(line) })),
    ...listed(parts),
    ...(await pictures(inText)),
  ]
  const attached = parts.filter(isTaken).slice(0, mostAttached)
  return ok({
    blocks,
    notes,
    attached: attached.map((p) => ({ fileName: p.fileName, bytes: p.bytes })),
  })
}
