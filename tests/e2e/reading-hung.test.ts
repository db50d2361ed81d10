import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hangingPdf } from '../support/hanging-pdf.ts'
import { longPdf } from '../support/long-pdf.ts'
import { newFolder } from '../support/open-library.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import { illegible } from './support/legibility.ts'
import * as walk from './support/walk.ts'

// A page on which the PDF reader never ends, between others, and a sound document after it.

const pictures = process.env['EVENHAND_PICTURES']

let app: RunningApp
beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
  const { page } = app
  const folder = newFolder()
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true })
  const paths = ['Hanging.pdf', 'Sound.pdf'].map((name) => join(folder, name))
  writeFileSync(paths[0] ?? '', await hangingPdf())
  writeFileSync(paths[1] ?? '', longPdf([{ lines: ['A sound leaf'] }]))
  await page
    .getByRole('link', { name: /^Hearings/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'New case' }).first().click()
  await page.getByRole('dialog').getByRole('textbox').fill('A matter')
  await page.getByRole('dialog').getByRole('button', { name: 'Make the case' }).click()
  app.dialogs.answer(...paths)
  await page.getByRole('button', { name: 'Add documents' }).click()
})
afterAll(() => app.close())

const desk = () => app.page.getByRole('group', { name: 'Pages of the bundle' })
const figure = (label: number) => desk().locator(`figure[aria-label^="Page ${label},"]`)
const drawn = (label: number) =>
  desk().locator(`figure[aria-label^="Page ${label},"][aria-busy="false"]`)
async function goTo(label: number) {
  await desk().focus()
  await app.page.keyboard.press('g')
  await app.page.keyboard.type(String(label))
  await app.page.keyboard.press('Enter')
}

/** What cannot be read of the problem at every size, in light and dark. */
async function lookAtEverySize(): Promise<readonly string[]> {
  const found: string[] = []
  for (const [width, height] of [
    [1280, 720],
    [720, 450],
    [1440, 900],
  ] as const)
    for (const colorScheme of ['dark', 'light'] as const) {
      await app.page.setViewportSize({ width, height })
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await figure(3).scrollIntoViewIfNeeded()
      if (pictures !== undefined)
        await app.page.screenshot({ path: join(pictures, `hung-${width}-${colorScheme}.png`) })
      found.push(...(await illegible(app.page)))
    }
  return found
}

describe('a page on which the PDF reader never ends', () => {
  it('says so with a way on, and every other page is drawn', async () => {
    await drawn(2).waitFor()
    await goTo(3)
    const problem = figure(3).getByRole('alert')
    await problem.waitFor()
    expect(await problem.innerText()).toMatch(/cannot be drawn[\s\S]*longer than 10 seconds/)
    expect(await lookAtEverySize()).toEqual([])
    await problem.getByRole('button', { name: 'Open the next page' }).click()
    for (const [label, words] of [
      [4, 'Leaf 3 of the file'],
      [5, 'A sound leaf'],
      [2, 'Leaf 1 of the file'],
    ] as const) {
      await goTo(label)
      await drawn(label).waitFor()
      expect(await drawn(label).locator('.page-view__words').innerText()).toContain(words)
    }
    await goTo(3)
    await desk().focus()
    await app.page.keyboard.press('h')
    const words = app.page.getByRole('dialog', { name: 'Words of this page' })
    expect(await words.getByRole('alert').innerText()).toContain('longer than 10 seconds')
    await app.page.keyboard.press('Escape')
    await problem.getByRole('button', { name: 'Try again' }).click()
    await problem.waitFor({ state: 'detached' })
    await expect.poll(() => problem.innerText()).toContain('30 seconds')
  })
})
