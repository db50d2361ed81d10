import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

// The sample bundle in the built application: twelve pages in three documents, numbered from 2.

let app: RunningApp
beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app)
  await walk.openSampleCase(app)
  await drawn('Page 2,')
})
afterAll(() => app.close())

const desk = () => app.page.getByRole('group', { name: 'Pages of the bundle' })
const field = () =>
  app.page.getByRole('toolbar', { name: 'Reading the bundle' }).getByRole('textbox')
const figure = (name: string) => desk().locator(`figure[aria-label^="${name}"]`)
const drawn = (name: string) =>
  desk().locator(`figure[aria-label^="${name}"][aria-busy="false"]`).waitFor()
const shows = (label: string) => expect.poll(() => field().inputValue()).toBe(label)

async function goTo(label: string) {
  await desk().focus()
  await app.page.keyboard.press('g')
  await app.page.keyboard.type(label)
  await app.page.keyboard.press('Enter')
}
/** How far the top of a page stands from the top of the desk, in CSS pixels. */
const fromTop = (name: string) =>
  figure(name).evaluate((page) => {
    const above = page.closest('.bundle__desk')?.getBoundingClientRect().top ?? 0
    return Math.round(page.getBoundingClientRect().top - above)
  })

describe('reading the bundle', () => {
  it('goes to a page by its number, and to no page that is not there', async () => {
    await goTo('9')
    await drawn('Page 9,')
    await expect.poll(() => fromTop('Page 9,')).toBe(16)
    const hasFocus = () => desk().evaluate((element) => element === document.activeElement)
    await expect.poll(hasFocus).toBe(true)
    await goTo('99')
    await shows('9')
    expect(await hasFocus()).toBe(false)
  })

  it('follows scrolling, and draws only the pages near the window', async () => {
    await goTo('2')
    await drawn('Page 2,')
    await desk().evaluate((element) => (element.scrollTop += element.scrollHeight / 2))
    await shows('8')
    await drawn('Page 8,')
    expect(await desk().locator('figure').count()).toBeLessThan(7)
  })

  it('comes back to where a person was reading', async () => {
    await goTo('7')
    await drawn('Page 7,')
    await desk().evaluate((element) => (element.scrollTop += 100))
    await expect.poll(() => fromTop('Page 7,')).toBe(-84)
    await walk.goToStep(app, 2)
    await walk.goToStep(app, 1)
    await drawn('Page 7,')
    await expect.poll(() => fromTop('Page 7,')).toBe(-84)
  })

  it('lays two pages side by side, at the same page', async () => {
    await goTo('4')
    await desk().focus()
    await app.page.keyboard.press('2')
    await drawn('Page 5,')
    await shows('4')
    expect(await fromTop('Page 5,')).toBe(await fromTop('Page 4,'))
    await app.page.keyboard.press('2')
    await expect.poll(() => fromTop('Page 4,')).toBe(16)
  })

  it('turns a document with its words, and no other document', async () => {
    const shape = (name: string) =>
      figure(name)
        .locator('.page-view__paper')
        .evaluate(({ clientWidth, clientHeight }) => (clientWidth > clientHeight ? 'wide' : 'tall'))
    await goTo('6')
    await desk().focus()
    await app.page.keyboard.press('r')
    await expect.poll(() => shape('Page 6,')).toBe('wide')
    await drawn('Page 6,')
    const outside = await figure('Page 6,').evaluate((page) => {
      const paper = page.querySelector('.page-view__paper')?.getBoundingClientRect()
      return [...page.querySelectorAll('.page-view__words span')].filter((word) => {
        const box = word.getBoundingClientRect()
        return paper === undefined || box.right > paper.right + 1 || box.bottom > paper.bottom + 1
      }).length
    })
    expect(outside).toBe(0)
    await goTo('7')
    await drawn('Page 7,')
    expect(await shape('Page 7,')).toBe('tall')
    await goTo('6')
    for (let turns = 0; turns < 3; turns += 1) await turn()
    await expect.poll(() => shape('Page 6,')).toBe('tall')
  })

  it('grows and shrinks by the keyboard and stays at the page', async () => {
    const width = () => figure('Page 6,').evaluate((page) => page.clientWidth)
    const before = await width()
    await desk().focus()
    await app.page.keyboard.press('Control+=')
    await expect.poll(width).toBeGreaterThan(before)
    await expect.poll(() => fromTop('Page 6,')).toBe(16)
    await app.page.keyboard.press('Control+0')
    await expect.poll(width).toBe(before)
  })

  it('finds words, marks them on the page and goes from one to the next', async () => {
    const page = () => field().inputValue()
    await goTo('2')
    await app.page.keyboard.press('Control+f')
    await app.page.keyboard.type('officer')
    await app.page.locator('.bundle-search__hits').first().waitFor()
    await app.page.keyboard.press('Enter')
    await expect.poll(page).not.toBe('2')
    const first = await page()
    await app.page.keyboard.press('F3')
    await expect.poll(page).not.toBe(first)
    await app.page.keyboard.press('Shift+F3')
    await shows(first)
    await drawn(`Page ${first},`)
    const marked = () =>
      app.page.evaluate(() =>
        [...(CSS.highlights.get('found-in-bundle') ?? [])].map((range) =>
          range instanceof Range ? range.toString() : '',
        ),
      )
    await expect.poll(async () => (await marked()).length).toBeGreaterThan(0)
    for (const word of await marked()) expect(word.toLowerCase()).toBe('officer')
  })

  it('keeps the focus in Find while the window narrows and widens', async () => {
    const find = app.page.getByRole('searchbox', { name: 'Find in the bundle' })
    const hasFocus = () => find.evaluate((field) => field === document.activeElement)
    await find.focus()
    for (const [width, column] of [
      [1280, '.bundle__finder'],
      [1440, '.side-panel'],
    ] as const) {
      await app.page.setViewportSize({ width, height: 900 })
      await app.page.locator(column).getByRole('searchbox').waitFor()
      await expect.poll(hasFocus).toBe(true)
    }
  })

  it('lays the words of each page shown beside another step', async () => {
    await walk.goToStep(app, 2)
    await app.page.keyboard.press('b')
    const beside = app.page.locator('.beside')
    const words = () => beside.locator('.page-view__words').innerText()
    await expect.poll(words).toContain('Investigation report')
    await beside.getByRole('button', { name: 'Next page' }).click()
    await expect.poll(words).toContain('How the matter was investigated')
    await beside.getByRole('button', { name: 'Close the bundle' }).click()
    await walk.goToStep(app, 1)
  })

  it('chooses pages from thumbnails by the keyboard, without faults for a screen reader', async () => {
    await app.page.getByRole('tab', { name: 'Thumbnails' }).click()
    const list = app.page.getByRole('listbox', { name: 'Pages' })
    await list.focus()
    await app.page.keyboard.press('Home')
    await shows('2')
    await app.page.keyboard.press('End')
    await shows('13')
    await drawn('Page 13,')
    await list.locator('[aria-selected="true"] canvas').waitFor()
    const { violations } = await new AxeBuilder({ page: app.page })
      .setLegacyMode(true)
      .include('.bundle')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
  })
})

async function turn() {
  await desk().focus()
  await app.page.keyboard.press('r')
}
