import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp } from '../e2e/support/launch.ts'
import { closeBrowser } from '../stand-in/chromium.ts'
import { newLibrary, passphrase, value } from '../support/open-library.ts'
import { lineOf, type Line } from './lines.ts'
import { writeRows } from './synthetic.ts'

const TICKS = 60
const TYPED =
  'The officer searched the records of a neighbour with no policing purpose, told nobody of it, and lied when she was asked about it. '
const FILTER = 'searched the records of a neighbour'

/** What a person waits for who ticks factors and types words in the built application. */
export async function measureComparing(size: number): Promise<{
  readonly folder: string
  readonly lines: AsyncGenerator<Line>
}> {
  const library = await newLibrary()
  const { folder, handlers, answers } = library
  const file = join(folder, 'rows.jsonl')
  await writeRows(file, size)
  answers.openFiles = [file]
  value(await handlers['import:run']())
  const { id: caseId } = value(await handlers['case:import-sample']()).hearingCase
  value(await handlers['seal:open-early']({ caseId, reason: 'To measure the comparators' }))
  library.close()
  return { folder, lines: measures(folder, caseId) }
}

async function* measures(library: string, caseId: string): AsyncGenerator<Line> {
  const app = await launchApp({ library, viewport: { width: 1440, height: 900 } })
  const { page } = app
  page.setDefaultTimeout(120_000)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()
  await page.evaluate((id) => void (location.hash = `#/case/${id}/comparators`), caseId)
  await page.locator('.ranked .neighbour').first().waitFor()
  yield* ticks(page)
  yield* keys(page, page.getByRole('textbox', { name: 'Words to try' }), TYPED, 'words to try')
  await page.evaluate(() => void (location.hash = '#/precedents'))
  const words = page.getByRole('searchbox', { name: 'Words of the facts' })
  yield* keys(page, words, FILTER, 'words of the matrix')
  await app.close()
  await closeBrowser()
}

/** From the click on a factor to the frame in which the cases for it are painted. */
async function* ticks(page: Page): AsyncGenerator<Line> {
  await page.getByText('Try other words for the facts, or other factors').click()
  await page.locator('.try-factors summary').last().waitFor()
  for (const summary of await page.locator('.try-factors summary').all()) await summary.click()
  await page.locator('.try-factors details:last-child .check').first().waitFor()
  const factors = await page.locator('.try-factors .check').all()
  const times: number[] = []
  for (let at = 0; at < TICKS; at++) {
    // What one change would move follows after a rest: it is not to be taken for the answer.
    await page.waitForTimeout(100)
    await watchCases(page)
    await factors[at % factors.length]?.click()
    const ms = await page.evaluate(() => (globalThis as unknown as Watched).painted)
    if (ms !== null) times.push(ms)
  }
  const line = lineOf(`a factor ticked, from the click to the cases painted`, times)
  yield { ...line, note: `${times.length} of ${TICKS} ticks` }
  yield lineOf('the same, once the first twelve are done', times.slice(12))
}

type Watched = { painted: Promise<number | null>; keys: number[] }

/** Begins at the next click, ends with the frame that paints the list of cases as it changes. */
const watchCases = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const list = document.querySelector('.ranked-panel .tabs__panel, .ranked')
    const painted = new Promise<number | null>((done) => {
      const begin = ({ timeStamp }: Event) => {
        const observer = new MutationObserver(() => {
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)))
        })
        if (list !== null)
          observer.observe(list, {
            subtree: true,
            childList: true,
            characterData: true,
            attributes: true,
          })
      }
      addEventListener('click', begin, { capture: true, once: true })
      // Also where no click came at all: a measurement that waits for ever says nothing.
      setTimeout(() => done(null), 5_000)
    })
    Object.assign(globalThis, { painted })
  })

/** From each key to the frame that paints it, while the cases follow. */
async function* keys(
  page: Page,
  field: ReturnType<Page['locator']>,
  text: string,
  name: string,
): AsyncGenerator<Line> {
  await field.fill('')
  await field.focus()
  await page.evaluate(() => {
    const times: number[] = []
    const hear = ({ timeStamp }: Event) =>
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)))
    addEventListener('keydown', hear, { capture: true })
    Object.assign(globalThis, { keys: times })
  })
  // A quick typist, and a rest after each word in which the cases are asked for.
  for (const word of text.match(/\S+\s*/g) ?? []) {
    await page.keyboard.type(word, { delay: 60 })
    await page.waitForTimeout(200)
  }
  const times = await page.evaluate(() => (globalThis as unknown as Watched).keys)
  const longest = Math.max(...times).toFixed(0)
  yield { ...lineOf(`${name}, from a key to its paint`, times), note: `longest ${longest} ms` }
}
