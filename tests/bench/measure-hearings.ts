import { createHash } from 'node:crypto'
import { pageText } from '#core/bundle/search-words'
import { insertDocument } from '../../src-main/db/bundle.ts'
import { keepPageText } from '../../src-main/db/bundle-text.ts'
import { longPdf } from '../support/long-pdf.ts'
import {
  newLibrary,
  openHandlers,
  passphrase,
  value,
  type TestLibrary,
} from '../support/open-library.ts'
import { once1, timedLater, type Line } from './lines.ts'
import { madePages } from './made-pages.ts'

const HEARINGS = 10
const PAGES = 5_000
const reason = 'Measured'

/** What ten open hearings with bundles of thousands of pages cost: opening, finding, deleting one. */
export async function measureHearings(): Promise<{
  readonly folder: string
  readonly lines: AsyncGenerator<Line>
}> {
  const library = await newLibrary()
  for (let at = 0; at < HEARINGS; at++) await addHearing(library, at)
  library.close()
  return { folder: library.folder, lines: measures(library.folder) }
}

/** A case with one long document, put into the library as taking it in and reading it would. */
async function addHearing({ handlers, session }: TestLibrary, at: number): Promise<void> {
  const { id: caseId } = value(
    await handlers['case:create']({ matter: `Hearing ${at}` }),
  ).hearingCase
  const db = session.library?.db
  if (db === undefined) throw new Error('Not open')
  const made = madePages(at * PAGES, PAGES)
  const content = longPdf(made)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const facts = { title: 'Long', fileName: 'long.pdf', pages: PAGES, sha256, content }
  value(insertDocument(db, { caseId, ...facts, at: '2026-11-19T14:00:00.000Z', by: 'Chair' }))
  keepPageText(
    db,
    sha256,
    made.map(({ lines }, index) => ({
      page: index + 1,
      text: pageText(lines.join('\n'), 200_000),
      references: null,
    })),
  )
}

async function* measures(folder: string): AsyncGenerator<Line> {
  const { handlers, events, close } = openHandlers(folder)
  const { people } = value(await handlers['vault:status']())
  const began = performance.now()
  value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
  const cases = value(await handlers['case:list']())
  const name = `opening a library of ${HEARINGS} hearings with ${PAGES} pages each, and its list`
  yield once1(name, performance.now() - began)
  const [first, last] = [cases[0], cases.at(-1)]
  if (first === undefined || last === undefined) throw new Error('No cases')
  for (const { id } of [first, last]) {
    const opening = performance.now()
    value(await handlers['case:open']({ id }))
    yield once1('opening one of them', performance.now() - opening)
  }
  for (const query of ['officer', 'custody release', 'o']) {
    const find = () => handlers['bundle:search']({ caseId: last.id, query })
    const asked = performance.now()
    value(await find())
    yield once1(`find ${query} in one of them, first time`, performance.now() - asked)
    yield await timedLater(`find ${query} in one of them`, 10, find)
  }
  yield await deletion(handlers, events, first)
  close()
}

/** Deletes a case, and says for how long the window was not answered at most. */
async function deletion(
  handlers: TestLibrary['handlers'],
  events: TestLibrary['events'],
  { id: caseId, reference }: { readonly id: string; readonly reference: string },
): Promise<Line> {
  const began = performance.now()
  let [last, longest] = [began, 0]
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const watching = setInterval(turn, 1)
  value(await handlers['case:delete']({ caseId, reference, reason }))
  turn()
  clearInterval(watching)
  const said = events.filter(({ event }) => event === 'pack:progress').length
  const note = `longest without an answer ${longest.toFixed(0)} ms, progress said ${said} times`
  return { ...once1(`deleting a case of ${PAGES} pages`, last - began), note }
}
