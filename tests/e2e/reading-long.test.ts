import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../support/open-library.ts'
import { longPdf } from '../support/long-pdf.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

// A document too large to be read whole: the reader asks for the parts that each page needs.

const pages = 700
let app: RunningApp
beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
  const path = join(newFolder(), 'Long.pdf')
  const grey = () => randomBytes(25_600)
  const leaves = Array.from({ length: pages }, (_, at) => ({
    lines: [`Leaf ${at + 1} of the file`],
    grey: grey(),
  }))
  writeFileSync(path, longPdf(leaves))
  const { page } = app
  await page
    .getByRole('link', { name: /^Hearings/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'New case' }).first().click()
  await page.getByRole('dialog').getByRole('textbox').fill('A matter')
  await page.getByRole('dialog').getByRole('button', { name: 'Make the case' }).click()
  app.dialogs.answer(path)
  await page.getByRole('button', { name: 'Add documents' }).click()
})
afterAll(() => app.close())

const desk = () => app.page.getByRole('group', { name: 'Pages of the bundle' })
const drawn = (label: number) =>
  desk().locator(`figure[aria-label^="Page ${label},"][aria-busy="false"]`)
/** A page is called one more than it is in the document: the index comes first. */
async function goTo(label: number) {
  await desk().focus()
  await app.page.keyboard.press('g')
  await app.page.keyboard.type(String(label))
  await app.page.keyboard.press('Enter')
  await drawn(label).waitFor()
  return drawn(label).locator('.page-view__words').innerText()
}

describe('a document larger than is read at once', () => {
  it('shows its first page, and any page gone to with its own words and picture', async () => {
    await drawn(2).waitFor()
    for (const page of [pages, 1, 350, 17, 699])
      expect(await goTo(page + 1)).toContain(`Leaf ${page} of the file`)
    await expect(drawn(700).locator('canvas').count()).resolves.toBe(1)
  })
})
