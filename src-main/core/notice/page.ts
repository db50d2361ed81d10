import { assertNever } from '../result.ts'
import type { NoticeBlock, NoticeDocument, NoticeSection } from './notice.ts'
import { pageStyle } from './page-style.ts'

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
<a class="skip" href="#notice">Go to the notice</a>
<header>
<p class="marking">${escape(document.marking)}</p>
<p>${escape(force)}</p>
</header>
<main id="notice" tabindex="-1">
<h1>${escape(title)}</h1>
<p class="number">Notice ${escape(number)}, version ${document.version}</p>
${document.replaces === null ? '' : `<p class="number">Replaces notice ${escape(document.replaces)}</p>\n`}${contents(document)}
${sections(document.sections)}
<section aria-labelledby="signature">
<h2 id="signature">Signature</h2>
<p>${escape(document.signature.statement)}</p>
<p><b>${escape(document.signature.signer)}</b>, ${escape(document.signature.capacity)}</p>
</section>
${sections(document.annex ?? [])}
</main>
<footer>
<p>The signed PDF is the record; this page repeats its words. Its file is ${escape(signed.fileName)}, with the SHA-256 value <code>${escape(signed.sha256)}</code>.</p>
<p class="marking">${escape(document.marking)}</p>
</footer>
</body>
</html>
`
}

function contents(document: NoticeDocument): string {
  const entries = [...document.sections, ...(document.annex ?? [])].map(
    ({ id, heading }) => `<li><a href="#${escape(id)}">${escape(heading)}</a></li>`,
  )
  return `<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>\n<ul>${entries.join('\n')}</ul></nav>`
}

const sections = (all: readonly NoticeSection[]): string =>
  all
    .map(
      ({ id, heading, blocks }) =>
        `<section aria-labelledby="${escape(id)}">\n<h2 id="${escape(id)}">${escape(heading)}</h2>\n${blocks
          .map((part, at) => block(part, `${id}-${at + 1}`))
          .join('\n')}\n</section>`,
    )
    .join('\n')

function block(part: NoticeBlock, id: string): string {
  switch (part.kind) {
    case 'subheading':
      return `<h3>${escape(part.text)}</h3>`
    case 'paragraph':
      return `<p class="paragraph" id="paragraph-${part.number}"><span class="figure">${part.number}.</span> <span>${escape(part.text)}</span></p>`
    case 'facts':
      return `<dl>${part.rows
        .map(([label, value]) => `<div><dt>${escape(label)}</dt><dd>${escape(value)}</dd></div>`)
        .join('\n')}</dl>`
    case 'table':
      return table(part, id)
    case 'outcome':
      return `<div class="outcome"><p><b>${escape(part.label)}</b></p>${part.lines
        .map((line) => `<p>${escape(line)}</p>`)
        .join('')}</div>`
    default:
      return assertNever(part)
  }
}

/** A wide table scrolls by itself, and can be reached and scrolled by keyboard. */
function table(
  { caption, columns, rows }: Extract<NoticeBlock, { kind: 'table' }>,
  id: string,
): string {
  const heads = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')
  const lines = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`,
  )
  return `<div class="wide" role="region" aria-labelledby="${escape(id)}" tabindex="0"><table>
<caption id="${escape(id)}">${escape(caption)}</caption>
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
