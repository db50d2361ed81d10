import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { longPdf, type LongPage } from '../support/long-pdf.ts'
import { newLibrary, value, type TestLibrary } from '../support/open-library.ts'
import { once1, timedLater, type Line } from './lines.ts'

const DOCUMENTS = 100
const PAGES_EACH = 20
/** Pages of the one long document, with which the bundle has 5,000. */
const LONG = 3_000
const SOUGHT = ['officer', 'custody release', 'o', '"the record"', 'number2345', 'the']

const words =
  'officer record search custody release statement evidence panel notice sergeant constable station vehicle report allegation standard conduct public duty force night shift the of and to in that was with'.split(
    ' ',
  )

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

/** Pages of a statement that cite others; every fifth document holds pictures as well. */
const madePages = (document: number, count: number): readonly LongPage[] =>
  Array.from({ length: count }, (_, at): LongPage => {
    const page = document * PAGES_EACH + at
    const lines = Array.from({ length: 45 }, (_, line) => {
      if (line % 9 === 4)
        return `He had looked at the record at 21.40, see page ${(page * 7 + line) % 2000} and [B/2/${line}].`
      const said = Array.from(
        { length: 12 },
        (_, word) => words[(page * 131 + line * 17 + word * word * 5 + word) % words.length],
      )
      return `${said.join(' ')} number${page}.`
    })
    return document % 5 === 3 ? { lines, grey: randomBytes(25_600) } : { lines }
  })
