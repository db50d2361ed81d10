import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { longPdf } from '../support/long-pdf.ts'
import { newLibrary, passphrase, value, type TestLibrary } from '../support/open-library.ts'
import { once1, timedLater, type Line } from './lines.ts'
import { madePages, PAGES_EACH } from './made-pages.ts'

const DOCUMENTS = 100
/** Pages of the one long document, with which the bundle has 5,000. */
const LONG = 3_000
/** Pages of a scan of 300 MB, whose pictures nothing makes smaller. */
const SCANNED = 3_000
const PICTURE = 102_400
const SOUGHT = ['officer', 'custody release', 'o', '"the record"', 'number2345', 'the']

/** What taking in, issuing and searching a bundle of thousands of pages takes, and its memory. */
export async function measureBundles(): Promise<{
  readonly folder: string
  readonly lines: AsyncGenerator<Line>
}> {
  const library = await newLibrary()
  const { id } = value(await library.handlers['case:create']({ matter: 'Bundles' })).hearingCase
  return { folder: library.folder, lines: measures(library, id) }
}

async function* measures(library: TestLibrary, caseId: string): AsyncGenerator<Line> {
  const { answers, folder, handlers } = library
  const pages = DOCUMENTS * PAGES_EACH
  answers.openFiles = Array.from({ length: DOCUMENTS }, (_, at) => {
    const path = join(folder, `document-${at}.pdf`)
    writeFileSync(path, longPdf(madePages(at, PAGES_EACH)))
    return path
  })
  yield* measured(`taking in ${DOCUMENTS} documents of ${pages} pages`, async () =>
    value(await handlers['bundle:add']({ caseId })),
  )
  const issue = `issue of ${pages} pages, none read before`
  yield* issuedAlone(library, caseId, [issue, 'the same issue again'])
  const path = join(folder, 'long.pdf')
  writeFileSync(path, longPdf(madePages(DOCUMENTS, LONG)))
  answers.openFiles = [path]
  yield* measured(`taking in one document of ${LONG} pages`, async () =>
    value(await handlers['bundle:add']({ caseId })),
  )
  const search = async (query: string) => value(await handlers['bundle:search']({ caseId, query }))
  yield* measured(`text of its ${LONG} pages`, async () => {
    for (let left = 1; left > 0;) left = (await search('')).pagesUnread
  })
  for (const query of SOUGHT) {
    const { pagesFound } = await search(query)
    const name = `find ${query} in ${pages + LONG} pages: ${pagesFound}`
    yield await timedLater(name, 15, () => search(query))
  }
  yield* scanIssued(library)
}

/** What an issue of one large scan holds in memory, with its text never read before. */
async function* scanIssued(library: TestLibrary): AsyncGenerator<Line> {
  const { answers, folder, handlers } = library
  const { id } = value(await handlers['case:create']({ matter: 'Scans' })).hearingCase
  const path = join(folder, 'scan.pdf')
  const page = () => ({ lines: [], grey: randomBytes(PICTURE) })
  writeFileSync(path, longPdf(Array.from({ length: SCANNED }, page)))
  answers.openFiles = [path]
  value(await handlers['bundle:add']({ caseId: id }))
  const megabytes = Math.round((SCANNED * PICTURE) / 1_048_576)
  yield* issuedAlone(library, id, [`issue of one scan of ${megabytes} MB, never read before`])
}

type Issued = Readonly<Record<'ms' | 'seconds' | 'megabytes' | 'linked', number>>

/**
 * Issues in processes of their own, which have not taken the documents in: their memory is that of an
 * issue. The application is one process too, with the same threads.
 */
async function* issuedAlone(
  { handlers, folder }: TestLibrary,
  caseId: string,
  names: readonly string[],
): AsyncGenerator<Line> {
  value(await handlers['vault:lock']())
  for (const name of names) {
    const program = fileURLToPath(new URL('./issue-alone.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [program, folder, caseId])
    // The one line that this very program writes.
    const { ms, seconds, megabytes, linked } = JSON.parse(stdout) as Issued
    const note = `processor ${seconds} s, most memory of its own process ${megabytes} MB, ${linked} references linked`
    yield { ...once1(name, ms), note }
  }
  const { people } = value(await handlers['vault:status']())
  value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
}

/** A thing done once, with the processor time of all threads and the most memory held so far. */
async function* measured(name: string, work: () => Promise<unknown>): AsyncGenerator<Line> {
  const [began, before] = [performance.now(), process.cpuUsage()]
  const said = await work()
  const { user, system } = process.cpuUsage(before)
  const seconds = ((user + system) / 1e6).toFixed(1)
  const most = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  const note = `processor ${seconds} s, most memory so far ${most} MB`
  const line = once1(name, performance.now() - began)
  yield { ...line, note: typeof said === 'string' ? `${note}, ${said}` : note }
}
