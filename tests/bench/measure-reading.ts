import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp, type RunningApp } from '../e2e/support/launch.ts'
import { closeBrowser } from '../stand-in/chromium.ts'
import { longPdf } from '../support/long-pdf.ts'
import { newLibrary, passphrase, value } from '../support/open-library.ts'
import { lineOf, type Line } from './lines.ts'
import { madePages } from './made-pages.ts'

const PAGES = 5_000
const LAUNCHES = 5
const PLACES = 100
const SOUGHT = ['officer', 'custody release', 'o', 'number2345', 'the', 'night shift']

/** What a person waits for in the built application: the first page, any page, words found. */
export async function measureReading(): Promise<{
  readonly folder: string
  readonly lines: AsyncGenerator<Line>
}> {
  const library = await newLibrary()
  const { folder, handlers, answers } = library
  const { id } = value(await handlers['case:create']({ matter: 'Reading' })).hearingCase
  const path = join(folder, 'long.pdf')
  writeFileSync(path, longPdf(madePages(0, PAGES)))
  answers.openFiles = [path]
  value(await handlers['bundle:add']({ caseId: id }))
  for (let left = 1; left > 0;)
    left = value(await handlers['bundle:search']({ caseId: id, query: '' })).pagesUnread
  library.close()
  return { folder, lines: measures(folder, id) }
}

async function* measures(library: string, caseId: string): AsyncGenerator<Line> {
  const first: number[] = []
  let app: RunningApp | null = null
  for (let at = 0; at < LAUNCHES; at++) {
    await app?.close()
    app = await launchApp({ library, viewport: { width: 1440, height: 900 } })
    first.push(await openCold(app.page, caseId))
  }
  if (app === null) return
  yield lineOf(`first page of ${PAGES}, from the list of cases`, first)
  const { page } = app
  const gone: number[] = []
  for (let at = 0; at < PLACES; at++)
    gone.push(await goTo(page, 2 + ((at * 2_654_435_761) % PAGES)))
  yield lineOf(`${PLACES} pages gone to by number, each once`, gone)
  for (const query of SOUGHT)
    yield lineOf(`find ${query}, from the last key`, await find(page, query))
  await app.close()
  await closeBrowser()
}

/**
 * Unlocks, waits until the application rests, then opens a bundle: from the change of address that a
 * click on a case makes, to the end of the frame in which the drawing of its first page is on screen.
 * Each time in a process and a window of its own: nothing of the case was read before.
 */
async function openCold(page: Page, caseId: string): Promise<number> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()
  await page.waitForTimeout(1_000)
  await watch(page, 'hashchange', '.bundle__desk figure canvas')
  await page.evaluate((address) => void (location.hash = address), `#/case/${caseId}/1`)
  return taken(page)
}

/** From the key that ends the number to the end of the frame in which that page is on screen. */
async function goTo(page: Page, label: number): Promise<number> {
  await page.getByRole('group', { name: 'Pages of the bundle' }).focus()
  await page.keyboard.press('g')
  await page.keyboard.type(String(label))
  await watch(page, 'keydown', `.bundle__desk figure[aria-label^="Page ${label},"] canvas`)
  await page.keyboard.press('Enter')
  return taken(page)
}

/** From the last key of the words to the end of the frame in which what was found is listed. */
async function find(page: Page, query: string): Promise<readonly number[]> {
  const times: number[] = []
  for (let at = 0; at < 5; at++) {
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Delete')
    await page.keyboard.type(query.slice(0, -1))
    await page.waitForTimeout(500)
    await watch(page, 'keydown', '.bundle-search__hits')
    await page.keyboard.type(query.slice(-1))
    times.push(await taken(page))
  }
  return times
}

/**
 * Begins at the next event of this kind, ends with the frame in which the sight is painted. What is
 * put there while a frame is being made, as pdf.js draws, is painted with that frame, and what is put
 * there between two frames with the next.
 */
async function watch(page: Page, event: string, sight: string): Promise<void> {
  await page.evaluate(
    ([kind, selector]) => {
      const measured = new Promise<number>((done) => {
        const begin = ({ timeStamp }: Event) => {
          let isInFrame = false
          let isOver = false
          const frame = () => {
            if (isOver) return
            isInFrame = true
            setTimeout(() => (isInFrame = false))
            requestAnimationFrame(frame)
          }
          const end = () => setTimeout(() => done(performance.now() - timeStamp))
          const look = () => {
            if (isOver || document.querySelector(selector) === null) return
            isOver = true
            observer.disconnect()
            if (isInFrame) end()
            else requestAnimationFrame(end)
          }
          const observer = new MutationObserver(look)
          const whole = { subtree: true, childList: true, attributes: true }
          requestAnimationFrame(frame)
          // What was found before is gone once the key has been answered.
          setTimeout(() => {
            observer.observe(document, whole)
            look()
          })
        }
        addEventListener(kind, begin, { capture: true, once: true })
      })
      Object.assign(globalThis, { measured })
    },
    [event, sight] as const,
  )
}

const taken = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured)
