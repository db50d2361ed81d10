import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './support/launch.ts'
import { look } from './support/look.ts'
import * as walk from './support/walk.ts'

let app: RunningApp
const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const cards = () => app.page.locator('.redaction-card')
const areasOnPages = () => app.page.locator('.redaction-area')
const hasCards = (count: number) => expect.poll(() => cards().count()).toBe(count)

const chooseGround = async (name: string) => {
  await button(/Ground/).press('Enter')
  await app.page.getByRole('option', { name }).press('Enter')
}

beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
  await walk.addPanelMembers(app)
  await walk.openSampleCase(app)
  await app.page.getByRole('tab', { name: 'Redactions' }).click()
})
afterAll(() => app.close())

describe('redacting the documents of a bundle', () => {
  it('asks for the ground before anything is marked', async () => {
    expect(await button('Find words').isDisabled()).toBe(true)
    expect(await look(app, 'redaction-empty')).toEqual([])
    await chooseGround('Identity or safety of a witness')
    await expect.poll(() => button('Find words').isEnabled()).toBe(true)
  })

  it('finds words and marks the places chosen, by keyboard alone', async () => {
    await button('Find words').press('Enter')
    await app.page.keyboard.type('officer')
    await app.page.keyboard.press('Enter')
    const places = app.page.getByRole('group', { name: 'Places found' }).getByRole('checkbox')
    await places.nth(1).waitFor()
    const found = await places.count()
    await places.first().press('Space')
    expect(await look(app, 'redaction-find')).toEqual([])
    await button(/^Mark \d+ places?$/).press('Enter')
    await cards().first().waitFor()
    await hasCards(found - 1)
    expect(await cards().first().innerText()).toMatch(/officer/i)
  })

  it('marks whole lines and a measured area, by keyboard alone', async () => {
    const before = await cards().count()
    await button('Lines or all of this page').press('Enter')
    const lines = app.page.getByRole('group', { name: 'Lines of the page' }).getByRole('checkbox')
    await lines.nth(3).press('Space')
    expect(await look(app, 'redaction-lines')).toEqual([])
    await button('Mark 1 line').press('Enter')
    await hasCards(before + 1)
    await button('Lines or all of this page').press('Enter')
    for (const [name, value] of [
      ['From left', '20'],
      ['From top', '240'],
      ['Width', '60'],
      ['Height', '12,5'],
    ] as const)
      await app.page.getByRole('textbox', { name }).fill(value)
    await button('Mark the measured area').press('Enter')
    await hasCards(before + 2)
    await expect.poll(() => areasOnPages().count()).toBeGreaterThan(1)
  })

  it('marks what is drawn with the pointer, and words that are selected', async () => {
    const before = await cards().count()
    await button('Draw on the page').click()
    const paper = await app.page.locator('.redaction-draw').first().boundingBox()
    if (paper === null) throw new Error('No page')
    const [x, y] = [paper.x + 100, Math.max(paper.y, 150) + 120]
    await app.page.mouse.move(x, y)
    await app.page.mouse.down()
    await app.page.mouse.move(x + 120, y + 40)
    await app.page.mouse.up()
    await hasCards(before + 1)
    await button('Stop drawing').click()
    await app.page
      .locator('.page-view__words span')
      .filter({ hasText: /\w{3}/ })
      .nth(1)
      .evaluate((run) => {
        const range = document.createRange()
        range.selectNodeContents(run)
        document.getSelection()?.removeAllRanges()
        document.getSelection()?.addRange(range)
      })
    await button('Mark the words selected').click()
    await hasCards(before + 2)
    expect(await look(app, 'redaction-marked')).toEqual([])
  })

  it('makes no copy before each area was looked at again, then one without the words', async () => {
    await button('Make a redacted copy').click()
    const dialog = app.page.getByRole('dialog')
    const make = dialog.getByRole('button', { name: 'Make the redacted copy' })
    expect(await make.isDisabled()).toBe(true)
    await app.page.keyboard.press('Escape')
    for (const reviewed = button(/^Reviewed: area/); (await reviewed.count()) > 0;) {
      const left = await app.page.getByRole('button', { name: /^Reviewed: area/ }).count()
      await reviewed.click()
      await expect
        .poll(() => app.page.getByRole('button', { name: /^Reviewed: area/ }).count())
        .toBeLessThan(left)
    }
    await button('Make a redacted copy').click()
    expect(await look(app, 'redaction-copy')).toEqual([])
    const file = join(app.userData, 'redacted.pdf')
    app.dialogs.answer(file)
    await make.click()
    await app.page.getByRole('heading', { name: 'Copies, 1' }).waitFor()
    expect(await look(app, 'redaction-made')).toEqual([])
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
    expect(text).toContain('Identity or safety of a witness')
    expect(execFileSync('pdffonts', [file], { encoding: 'utf8' })).not.toContain('+')
  })
})
