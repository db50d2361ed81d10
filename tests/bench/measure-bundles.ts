import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { longPdf } from '../support/long-pdf.ts'
import { newLibrary, value, type TestLibrary } from '../support/open-library.ts'
import { once1, timedLater, type Line } from './lines.ts'
import { madePages, PAGES_EACH } from './made-pages.ts'

const DOCUMENTS = 100
/** Pages of the one long document, with which the bundle has 5,000. */
const LONG = 3_000
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
  answers.saveFile = join(folder, 'issued.pdf')
  const issue = async () => {
    const issued = value(await handlers['bundle:issue']({ caseId, linkReferences: true }))
    return `${issued?.references?.linked} references linked`
  }
  yield* measured(`issue of ${pages} pages, none read before`, issue)
  yield* measured('the same issue again', issue)
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
