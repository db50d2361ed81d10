import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../support/open-library.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import { look } from './support/look.ts'
import * as walk from './support/walk.ts'

const folder = newFolder()
const fileWith = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
/** What a secretariat officer is given: long names, many of them alike. */
const many = Array.from({ length: 35 }, (_, at) =>
  fileWith(
    `Statement of witness ${at + 1} concerning the access log of the third quarter.txt`,
    `Statement ${at + 1}. The log of day ${at + 1} was opened ${at + 2} times.`,
  ),
)

const long =
  'Statement of the custody sergeant about the arrest, the search of the vehicle and the seizure of the telephone'

let app: RunningApp
const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const dialog = () => app.page.getByRole('dialog')
const menu = async (title: string, item: string) => {
  await button(`Change ${title}`).press('Enter')
  await app.page.getByRole('menuitem', { name: item }).press('Enter')
}

beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
  await walk.openSampleCase(app)
  await app.page.locator('.page-view[aria-busy="false"]').first().waitFor()
})
afterAll(() => app.close())

describe('keeping a bundle of forty documents', () => {
  it('tells what became of files of which some were refused', async () => {
    const broken = fileWith('Broken.pdf', '%PDF-1.7 cut short')
    const mail = fileWith(
      'Request.eml',
      'From: a@example.org\r\nDate: Mon, 3 Feb 2025 10:15:00 +0000\r\nContent-Type: text/html\r\n\r\n<p>Dear all</p><img src="https://example.org/t.png">',
    )
    app.dialogs.answer(...many, fileWith(`${long}.txt`, 'It was seized.'), broken, mail)
    await button('Add documents').press('Enter')
    await dialog().getByText('1 file not added').waitFor()
    expect(await look(app, 'intake-report')).toEqual([])
    await dialog().getByRole('button', { name: 'Close' }).last().click()
    expect(await look(app, 'index-of-forty')).toEqual([])
  })

  it('cuts a long title after three lines, and has it whole for keyboard and pointer', async () => {
    const { page } = app
    const row = (title: string) => page.locator('.index-list__open', { hasText: title }).first()
    const words = row(long).locator('.index-list__title')
    expect(await words.evaluate((cut) => cut.scrollHeight > cut.clientHeight)).toBe(true)
    const tip = page.getByRole('tooltip')
    await row(long).focus()
    for (const key of ['Tab', 'Shift+Tab']) await page.keyboard.press(key)
    await tip.getByText(long, { exact: true }).waitFor()
    expect(await look(app, 'long-title')).toEqual([])
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'hidden' })
    // The pointer comes from elsewhere, as a hand moves it.
    await row('Investigation report').hover()
    await row(long).hover()
    await tip.getByText(long, { exact: true }).waitFor()
    await row('Investigation report').hover()
    await tip.waitFor({ state: 'hidden' })
  })

  it('is put in order by keyboard, part by part', async () => {
    await button('Change the order').press('Enter')
    const row = (name: RegExp) => dialog().getByRole('row', { name })
    await row(/^Statement of witness 1 /).waitFor()
    for (const name of [/^Statement of witness 1 /, /^Statement of witness 2 /])
      await row(name).press('Space')
    await dialog().getByText('2 documents chosen').first().waitFor()
    expect(await look(app, 'order-of-forty')).toEqual([])
    await button('Move there').press('Enter')
    await button('Save the order').press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    const parts = app.page.getByRole('region', { name: 'A Statements' })
    await expect.poll(() => parts.getByRole('listitem').count()).toBe(2)
    // The page on screen is still the one that is named as read.
    const read = app.page.locator('.index-list [aria-current="true"]')
    await expect.poll(() => read.innerText()).toContain('Investigation report')
    await menu('Request', 'Part, date and description')
    await dialog().getByRole('heading', { name: 'The file as it came' }).waitFor()
    expect(await look(app, 'document-details')).toEqual([])
    await app.page.keyboard.press('Escape')
  })

  it('gives a document another file, keeps the one before, and lists what no longer stands there', async () => {
    const { page } = app
    const title = 'Investigation report'
    app.dialogs.answer(join(folder, 'bundle.pdf'))
    await button('Issue and versions').press('Enter')
    await dialog().getByRole('button', { name: 'Issue as one PDF' }).press('Enter')
    await dialog().getByText('SHA-256').first().waitFor()
    expect(await look(app, 'issued-versions')).toEqual([])
    await page.keyboard.press('Escape')
    await menu(title, 'Replace by another file')
    await dialog().getByText('takes the place of').waitFor()
    expect(await look(app, 'replace-document')).toEqual([])
    app.dialogs.answer(fileWith('Corrected.txt', 'The corrected text says otherwise.'))
    await button('Choose the new file').press('Enter')
    await dialog().getByText('is kept for version 1').waitFor()
    expect(await look(app, 'replaced-document')).toEqual([])
    await dialog().getByRole('button', { name: 'Close' }).last().click()
    await page.getByText('The corrected text says otherwise.').first().waitFor()
    await menu(title, 'Part, date and description')
    await dialog().getByText('Earlier files').waitFor()
    expect(await look(app, 'earlier-files')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Citations' }).click()
    await page
      .getByText(/to look at/)
      .first()
      .waitFor()
    expect(await look(app, 'citations-to-repair')).toEqual([])
  })
})
