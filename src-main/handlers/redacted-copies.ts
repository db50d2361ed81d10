import { orderAreas, stateOf, type RedactionArea } from '#core/bundle/redaction/areas'
import {
  areaLabel,
  composeRedactionLog,
  redactionCsv,
  redactionRows,
  titleWithout,
  type RedactionRow,
} from '#core/bundle/redaction/log'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { cancelled, runRedact } from '../bundle-redact/run-redact.ts'
import { listDocuments, loadDocumentContent, type StoredDocument } from '../db/bundle.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { insertCopy, listAreas, listCopies } from '../db/redactions.ts'
import { writeWhole } from '../files/write-file.ts'
import { renderWorkingPaper } from '../notice-pdf/render-notice.ts'
import { timeInWords } from '../notice-pdf/time-in-words.ts'
import type { Arriving } from './attached-files.ts'
import { hashBytes, hashInTurns, keepDocument } from './bundles.ts'
import type { Gate } from './gate.ts'
import { areLong, keepInSlices } from './keep-in-slices.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { cancellable, loadToRedact, redactionsOf, type Redacting } from './redacting.ts'

type Loaded = HearingCase & { readonly rootId: string }
type Source = { readonly document: StoredDocument; readonly areas: readonly RedactionArea[] }
type Kind = Input<'redaction:apply'>['kind']

/** Pages of one copy; each is kept as a picture until the copy is whole. */
const mostPages = 3_000

/** Makes one redacted copy of the documents named, and keeps its log. */
export function applyRedactions(
  library: OpenLibrary,
  redacting: Redacting,
  { caseId, documentIds, kind }: Input<'redaction:apply'>,
): Promise<Answer<'redaction:apply'>> {
  return cancellable(redacting, async (signal) => {
    const loaded = loadToRedact(library, caseId)
    if (!loaded.ok) return loaded
    const sources = sourcesOf(library, loaded.value, documentIds)
    if (!sources.ok) return sources
    if (kind === 'BUNDLE' && loaded.value.status !== 'OPEN')
      return refuse('CASE_SIGNED', 'The notice is signed: save the redacted copy as a file.')
    const path = kind === 'FILE' ? await askWhere(library, loaded.value) : null
    if (kind === 'FILE' && path === null) return ok(null)
    const rows = redactionRows(sources.value)
    const made = await draw(library, loaded.value, { sources: sources.value, rows, signal })
    if (!made.ok) return made
    if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
    const { bytes, pages } = made.value
    const run = { gate: redacting.gate, signal }
    const kept = await keep(library, run, loaded.value, {
      sources: sources.value,
      rows,
      kind,
      path,
      bytes,
      pages,
    })
    if (!kept.ok) return kept
    const elsewhere = made.value.elsewhere.map(({ area, page }) => ({ number: area + 1, page }))
    return ok({ ...kept.value, redactions: redactionsOf(library, loaded.value), elsewhere })
  })
}

/** The documents named, in the order of the bundle, each with its areas. */
function sourcesOf(
  { db }: OpenLibrary,
  { id, rootId }: Loaded,
  documentIds: readonly string[],
): Result<readonly Source[]> {
  const areas = listAreas(db, rootId, id)
  const sources = listDocuments(db, id)
    .filter((document) => documentIds.includes(document.id))
    .map((document) => ({
      document,
      areas: orderAreas(areas.filter(({ documentId }) => documentId === document.id)),
    }))
  if (sources.length !== new Set(documentIds).size)
    return refuse('NOT_FOUND', 'A document is no longer in the bundle. Choose again.')
  const all = sources.flatMap((source) => source.areas)
  if (all.length === 0)
    return refuse('NO_AREAS', 'No area is marked in these documents: there is nothing to take out.')
  const waiting = all.filter((area) => stateOf(area) === 'MARKED').length
  if (waiting > 0)
    return refuse(
      'NOT_REVIEWED',
      `${waiting === 1 ? '1 area waits' : `${waiting} areas wait`} for a second look. Review or remove ${waiting === 1 ? 'it' : 'them'} first.`,
    )
  if (sources.reduce((sum, { document }) => sum + document.pages, 0) > mostPages)
    return refuse('TOO_LARGE', 'A redacted copy has at most 3,000 pages. Make several.')
  return ok(sources)
}

const askWhere = (library: OpenLibrary, { reference, rootId }: Loaded) =>
  library.deps.dialogs.saveFile({
    title: 'Save the redacted copy',
    // The name travels too: it says the case and which copy it is, never a title.
    suggestedName: `${reference}-redacted-${listCopies(library.db, rootId).length + 1}.pdf`.replace(
      /[^A-Za-z0-9.-]+/g,
      '-',
    ),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })

function draw(
  library: OpenLibrary,
  { id, reference }: Loaded,
  {
    sources,
    rows,
    signal,
  }: {
    readonly sources: readonly Source[]
    readonly rows: readonly RedactionRow[]
    readonly signal: AbortSignal
  },
) {
  const { db, deps } = library
  const labels = rows.map(areaLabel)
  let next = 0
  const documents = sources.map(({ document, areas }) => ({
    documentId: document.id,
    pages: document.pages,
    areas: areas.map(({ page, rects }) => ({ page, rects, label: labels[next++] ?? '' })),
  }))
  const total = documents.reduce((sum, { pages }) => sum + pages, 0)
  return runRedact(
    { title: `Redacted copy, ${reference}`, documents },
    (documentId) => (db.open ? loadDocumentContent(db, id, documentId) : null),
    {
      signal,
      onPages: (stage, done) => deps.emit('redaction:progress', { stage, done, total }),
    },
  )
}

/** Writes the copy or adds it to the bundle, then keeps its log with the hash of the very bytes. */
async function keep(
  library: OpenLibrary,
  { gate, signal }: { readonly gate: Gate; readonly signal: AbortSignal },
  loaded: Loaded,
  made: {
    readonly sources: readonly Source[]
    readonly rows: readonly RedactionRow[]
    readonly kind: Kind
    readonly path: string | null
    readonly bytes: Uint8Array
    readonly pages: number
  },
) {
  const { sources, rows, kind, bytes, pages } = made
  const { id: caseId, reference, rootId } = loaded
  const sha256 = await hashInTurns(bytes)
  if (!library.db.open) return locked
  const written =
    made.path === null ? null : await writeWhole(made.path, bytes, { overwrite: true })
  if (written?.ok === false) return written
  const areas = sources.flatMap((source) => source.areas)
  const { at: madeAt, by: madeBy } = stamp(library)
  const titles = titlesOf(sources)
  const arriving = documentOf({ sha256, bytes, pages, title: titles.join('; ') })
  const keepAll = () =>
    inOneTransaction(library.db, () => {
      if (kind === 'BUNDLE') {
        const { title, document } = arriving
        const added = keepDocument(library, { caseId, reference, title }, document)
        if (!added.ok) return added
      }
      const from = sources.map(({ document }, index) => ({
        document: titles[index] ?? '',
        sha256: document.sha256,
      }))
      const about = { madeAt, madeBy, kind, sha256, pages, rows, sources: from }
      const copy = insertCopy(library.db, rootId, about, areas)
      record(library, 'redactions.applied', reference, {
        copy: copy.number,
        kind,
        sha256,
        pages,
        redactions: rows.length,
      })
      return ok({ copy, path: written?.ok === true ? written.value : null })
    })
  if (kind === 'FILE' || !areLong([arriving])) return keepAll()
  const isKept = ({ ok: isDone }: Result<unknown>) => isDone
  const alone = () => keepInSlices(library, caseId, [arriving], signal, { keep: keepAll, isKept })
  return (await gate.stepAside(alone, signal)) ?? (library.db.open ? cancelled : locked)
}

function titlesOf(sources: readonly Source[]): readonly string[] {
  const passages = sources.flatMap(({ areas }) => areas.map(({ passage }) => passage))
  return sources.map(({ document }, at) =>
    titleWithout(document.title, passages, `Document ${at + 1}`),
  )
}

/** A copy as a document of the bundle. */
function documentOf(made: {
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly pages: number
  readonly title: string
}): Arriving {
  const { sha256, pages, bytes: content } = made
  const fileName = `redacted-${sha256.slice(0, 12)}.pdf`
  const title = `Redacted: ${made.title}`.slice(0, 300)
  return { name: fileName, title, document: { fileName, pages, sha256, content } }
}

/** Writes the log of a copy as it was kept. */
export async function exportRedactionLog(
  library: OpenLibrary,
  { caseId, number, format }: Input<'redaction:export-log'>,
): Promise<Answer<'redaction:export-log'>> {
  const loaded = loadToRedact(library, caseId)
  if (!loaded.ok) return loaded
  const { reference, rootId } = loaded.value
  const copy = listCopies(library.db, rootId).find((one) => one.number === number)
  if (copy === undefined) return refuse('NOT_FOUND', 'There is no such copy in this case.')
  const { at } = stamp(library)
  const content =
    format === 'CSV'
      ? Buffer.from(redactionCsv(copy.rows), 'utf8')
      : await renderWorkingPaper(composeRedactionLog(loaded.value, copy, timeInWords), {
          issuedAt: at,
        })
  const extension = format.toLowerCase()
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the log of redactions',
    suggestedName: `${reference}-redaction-log-${number}.${extension}`.replace(
      /[^A-Za-z0-9.-]+/g,
      '-',
    ),
    filters: [{ name: format, extensions: [extension] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  const written = await writeWhole(path, content, { overwrite: true })
  if (written.ok)
    record(library, 'redaction-log.exported', reference, {
      copy: number,
      format,
      sha256: hashBytes(content),
    })
  return written
}
