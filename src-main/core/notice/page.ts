import { assertNever } from '../result.ts'
import type { NoticeBlock, NoticeDocument, NoticeSection, Passage } from './notice.ts'
import { pageStyle } from './page-style.ts'
import type { FurnitureKey } from './words/en-page.ts'
import { around, passagesAround, passagesIn } from './words/furniture.ts'

/** The signed PDF whose words the page repeats. */
export type SignedFile = {
  readonly fileName: string
  /** SHA-256 of its bytes, hex. */
  readonly sha256: string
}

/**
 * A published notice as one web page for the force's site: the words of the signed PDF in the same
 * order, in elements that a screen reader announces (WCAG 2.2 AA). It holds no script and asks for
 * nothing from elsewhere; its own policy forbids both, also where the site's does not.
 * The same input gives the same text.
 */
export function noticePage(document: NoticeDocument, signed: SignedFile): string {
  const { title, force, number } = document
  const say: Say = (text) => inPassages(document, text, passagesIn(document, text))
  const aroundIt = (key: FurnitureKey, values: Readonly<Record<string, string>> = {}) =>
    inPassages(document, around(document, key, values), passagesAround(document, key, values))
  const version = String(document.version)
  const hash = escape(signed.sha256)
  const record = aroundIt('web.record', { file: signed.fileName, hash: signed.sha256 })
  return `<!doctype html>
<html lang="${escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(`${title}, ${number}, ${force}`)}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#notice">${aroundIt('web.skip')}</a>
<header>
<p class="marking">${escape(document.marking)}</p>
<p>${escape(force)}</p>
</header>
<main id="notice" tabindex="-1">
<h1>${say(title)}</h1>
<p class="number">${aroundIt('web.notice', { number, version })}</p>
${document.replaces === null ? '' : `<p class="number">${aroundIt('page.replaces', { number: document.replaces })}</p>\n`}${contents(document, say, aroundIt)}
${sections(document.sections, say)}
<section aria-labelledby="signature">
<h2 id="signature">${aroundIt('page.signature')}</h2>
<p>${say(document.signature.statement)}</p>
<p><b>${escape(document.signature.signer)}</b></p>
<p>${say(document.signature.capacity)}</p>
</section>
${sections(document.annex ?? [], say)}
</main>
<footer>
<p>${record.replace(hash, () => `<code>${hash}</code>`)}</p>
<p class="marking">${escape(document.marking)}</p>
</footer>
</body>
</html>
`
}

/** Text as a piece of the page, each foreign passage told as such. */
type Say = (text: string) => string

const inPassages = (
  { language }: NoticeDocument,
  text: string,
  passages: readonly Passage[] | null,
): string =>
  passages === null
    ? escape(text)
    : passages
        .map((one) =>
          one.language === language
            ? escape(one.text)
            : `<span lang="${one.language}">${escape(one.text)}</span>`,
        )
        .join('')

function contents(
  { sections, annex = [] }: NoticeDocument,
  say: Say,
  aroundIt: (key: FurnitureKey) => string,
): string {
  const entry = (id: string, heading: string) => `<li><a href="#${escape(id)}">${heading}</a></li>`
  const entriesOf = (all: readonly NoticeSection[]) =>
    all.map(({ id, heading }) => entry(id, say(heading)))
  const entries = [
    ...entriesOf(sections),
    entry('signature', aroundIt('page.signature')),
    ...entriesOf(annex),
  ]
  return `<nav aria-labelledby="contents"><h2 id="contents">${aroundIt('web.contents')}</h2>\n<ul>${entries.join('\n')}</ul></nav>`
}

const sections = (all: readonly NoticeSection[], say: Say): string =>
  all
    .map(
      ({ id, heading, blocks }) =>
        `<section aria-labelledby="${escape(id)}">\n<h2 id="${escape(id)}">${say(heading)}</h2>\n${blocks
          .map((part, at) => block(part, `${id}-${at + 1}`, say))
          .join('\n')}\n</section>`,
    )
    .join('\n')

function block(part: NoticeBlock, id: string, say: Say): string {
  switch (part.kind) {
    case 'subheading':
      return `<h3>${say(part.text)}</h3>`
    case 'paragraph':
      return `<p class="paragraph" id="paragraph-${part.number}"><span class="figure">${part.number}.</span> <span>${say(part.text)}</span></p>`
    case 'facts':
      return `<dl>${part.rows
        .map(([label, value]) => `<div><dt>${say(label)}</dt><dd>${say(value)}</dd></div>`)
        .join('\n')}</dl>`
    case 'table':
      return table(part, id, say)
    case 'outcome':
      return `<div class="outcome"><p><b>${say(part.label)}</b></p>${part.lines
        .map((line) => `<p>${say(line)}</p>`)
        .join('')}</div>`
    default:
      return assertNever(part)
  }
}

/** A wide table scrolls by itself, and can be reached and scrolled by keyboard. */
function table(
  { caption, columns, rows }: Extract<NoticeBlock, { kind: 'table' }>,
  id: string,
  say: Say,
): string {
  const heads = columns.map((column) => `<th scope="col">${say(column)}</th>`).join('')
  const lines = rows.map(
    ([first = '', ...others]) =>
      `<tr><th scope="row">${say(first)}</th>${others.map((cell) => `<td>${say(cell)}</td>`).join('')}</tr>`,
  )
  return `<div class="wide" role="region" aria-labelledby="${escape(id)}" tabindex="0"><table>
<caption id="${escape(id)}">${say(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${lines.join('\n')}</tbody>
</table></div>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text as text. Control signs have no meaning in a page, and signs that turn the direction of
 * writing could make the page read otherwise than the PDF: both go.
 */
const escape = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these signs are what is looked for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
