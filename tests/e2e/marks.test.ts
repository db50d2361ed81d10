import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

const pictures = process.env['EVENHAND_PICTURES']
const longNote =
  'The analyst should say whether the conditions page was opened or only listed. '.repeat(6)

let app: RunningApp
const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const markList = () => app.page.locator('.mark-card')

async function photograph(name: string): Promise<void> {
  if (pictures === undefined) return
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
  ] as const)
    for (const colorScheme of ['dark', 'light'] as const) {
      await app.page.setViewportSize({ width, height })
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = join(pictures, `${name}-${width}-${colorScheme}.png`)
      await app.page.screenshot({ path, animations: 'disabled' })
    }
  await app.page.setViewportSize({ width: 1440, height: 900 })
}

/** Selects the first words of the page on screen, as a person does with the pointer. */
async function selectWords(): Promise<string> {
  const runs = app.page.locator('.page-view__words span').filter({ hasText: /\w{3}/ })
  await runs.first().waitFor()
  return runs.nth(3).evaluate((run) => {
    const range = document.createRange()
    range.selectNodeContents(run)
    const selection = document.getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
    return selection?.toString() ?? ''
  })
}

beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true })
  await walk.makeLibrary(app, 'EMPTY')
  await walk.addPanelMembers(app)
  await walk.openSampleCase(app)
})
afterAll(() => app.close())

describe('marking the pages of a bundle', () => {
  it('highlights selected words with H, on the page and in the list', async () => {
    const words = await selectWords()
    await app.page.keyboard.press('h')
    await markList().first().waitFor()
    expect(await markList().first().innerText()).toContain(words.trim().slice(0, 20))
    const area = await app.page.locator('.mark-area').first().boundingBox()
    const run = await app.page
      .locator('.page-view__words span')
      .filter({ hasText: words.trim() })
      .first()
      .boundingBox()
    // The colour lies over the very words, whatever the zoom.
    expect(Math.abs((area?.x ?? 0) - (run?.x ?? 99))).toBeLessThan(3)
    expect(Math.abs((area?.y ?? 0) - (run?.y ?? 99))).toBeLessThan(3)
  })

  it('writes a note with N, shares it only when asked, and flags the page with F', async () => {
    await selectWords()
    await app.page.keyboard.press('n')
    await app.page.getByRole('textbox', { name: 'Note', exact: true }).fill(longNote)
    await app.page.getByRole('checkbox', { name: /^Share with the panel/ }).press('Space')
    await photograph('marks-writing')
    await button('Keep').click()
    await markList().nth(1).waitFor()
    await app.page.keyboard.press('f')
    await markList().nth(2).waitFor()
    const texts = (await markList().allInnerTexts()).map((text) => text.replaceAll('\n', ' '))
    expect(texts.filter((text) => text.includes('Private'))).toHaveLength(2)
    expect(texts.filter((text) => text.includes('Shared with the panel by you'))).toHaveLength(1)
    await photograph('marks-list')
  })

  it('selects words with the keyboard alone', async () => {
    await app.page.evaluate(() => document.getSelection()?.removeAllRanges())
    await app.page
      .locator('.page-view__words')
      .first()
      .click({ position: { x: 3, y: 3 } })
    await app.page.keyboard.press('h')
    const field = app.page.getByRole('textbox', { name: 'Words of this page' })
    await field.waitFor()
    await field.press('Control+Home')
    await field.press('Shift+ArrowDown')
    await photograph('marks-words')
    await button('Highlight these words').click()
    await expect.poll(() => markList().count()).toBe(4)
  })

  it('draws an area with the arrow keys where there are no words', async () => {
    await app.page.evaluate(() => document.getSelection()?.removeAllRanges())
    await app.page.keyboard.press('h')
    await button('Highlight an area').click()
    const box = app.page.getByRole('application')
    await box.press('ArrowDown')
    await box.press('Shift+ArrowRight')
    await photograph('marks-area')
    await box.press('Enter')
    await expect.poll(() => markList().count()).toBe(5)
  })

  it('deletes a mark and brings it back', async () => {
    await button(/^Delete: /).click()
    await app.page.getByText('Mark deleted.', { exact: true }).waitFor()
    await expect.poll(() => markList().count()).toBe(4)
    await button('Bring it back').click()
    await expect.poll(() => markList().count()).toBe(5)
  })

  it('saves the marks listed as a schedule', async () => {
    const path = join(app.userData, '..', 'marks.pdf')
    app.dialogs.answer(path)
    await button('Save the marks listed as a schedule').click()
    await app.page.getByRole('menuitem', { name: 'Schedule (PDF)' }).click()
    await expect.poll(() => statSync(path, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0)
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('makes selected words the source of a fact, quotes them there, and takes them back', async () => {
    const words = (await selectWords()).replace(/\s+/g, ' ').trim()
    await app.page.keyboard.press('l')
    await app.page.getByRole('combobox', { name: /^Source of/ }).fill('Fact 1 of allegation 1')
    await app.page.getByRole('option').first().click()
    await photograph('marks-source')
    await app.page.getByRole('dialog').getByRole('button', { name: 'Use as source' }).click()
    await app.page.getByRole('tab', { name: 'Citations' }).click()
    await app.page
      .getByText(/is now a source of/)
      .first()
      .waitFor()
    const quoted = app.page.getByRole('button', { name: `Show on the page: ${words}` })
    await quoted.first().click()
    await app.page.locator('.mark-area--quoted').first().waitFor()
    await photograph('marks-cited')
    await button('Take it back').click()
    await expect.poll(() => quoted.count()).toBe(0)
  })

  it('leads links and marks to their words after their document was replaced', async () => {
    await app.page.getByRole('tab', { name: 'Citations' }).click()
    const words = await selectWords()
    await app.page.keyboard.press('l')
    await app.page.getByRole('combobox', { name: /^Source of/ }).fill('Fact 1 of allegation 1')
    await app.page.getByRole('option').first().click()
    await app.page.getByRole('dialog').getByRole('button', { name: 'Use as source' }).click()
    const replacement = join(app.userData, '..', 'Investigation report.pdf')
    const made = await PDFDocument.create()
    made.addPage()
    made.addPage().drawText(`Other words before. ${words} Other words after.`)
    writeFileSync(replacement, await made.save())
    await button('Change Investigation report').click()
    await app.page.getByRole('menuitem', { name: 'Remove' }).click()
    await app.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    app.dialogs.answer(replacement)
    await button('Add documents').click()
    const added = app.page.getByRole('button', { name: /Investigation report/ }).first()
    await added.waitFor()
    await app.page.getByText(/to look at/).waitFor()
    const moved = () => app.page.getByText(/now stand on page/)
    await moved().first().waitFor()
    await photograph('marks-report')
    // The link and the marks that quote these words; what was read later is found later.
    await expect.poll(() => moved().count()).toBe(4)
    await button('Lead all 4 that moved to their words').click()
    await expect.poll(() => moved().count()).toBe(0)
  })
})
