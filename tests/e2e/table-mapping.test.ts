import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvOf, foreign } from '../support/foreign-table.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

// A register that calls everything by names of its own, matched and imported by keyboard alone.

const table = join(mkdtempSync(join(tmpdir(), 'evenhand-table-')), 'register.csv')
writeFileSync(table, csvOf(foreign))

let app: RunningApp
beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
})
afterAll(() => app.close())

const button = (name: string | RegExp) => app.page.getByRole('button', { name })

/** Chooses from a list by typing the beginning of an entry, as a person without a mouse does. */
async function choose(name: RegExp, entry: string): Promise<void> {
  await button(name).focus()
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('option', { name: entry, exact: true }).waitFor()
  await app.page.keyboard.type(entry)
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('listbox').waitFor({ state: 'detached' })
  await expect.poll(() => button(name).innerText()).toContain(entry)
}

async function chooseTable(): Promise<void> {
  app.dialogs.answer(table)
  await button('Choose a file').focus()
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('heading', { name: /^Match the columns of register.csv/ }).waitFor()
}

describe('a table whose headings are not ours', () => {
  it('is matched, kept under a name and imported by keyboard', async () => {
    const { page } = app
    await page
      .getByRole('link', { name: /^Precedents/ })
      .first()
      .click()
    await page.evaluate(() => (globalThis.location.hash = '#/import'))
    await chooseTable()
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2')
    await button(/“Captain” means$/).waitFor()
    const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    await choose(/Decided stands for$/, 'Hearing date')
    await choose(/“TERMINATED” means$/, 'Dismissal without notice')
    await button('Import by these matches').press('Enter')
    await page.getByText(/^Say whether the day or the month comes first/).waitFor()
    await page.getByRole('radio', { name: /^The day/ }).press('Space')
    await choose(/records of this table rest on$/, 'Record of this force')
    await page.getByRole('textbox', { name: 'Name' }).fill('Register of Example')
    await page.keyboard.press('Enter')
    await button('Import by these matches').press('Enter')
    await page.getByRole('heading', { name: 'What became of register.csv' }).waitFor()
    expect(await page.getByRole('row', { name: /^4 outcome/ }).innerText()).toContain(
      'Ten days off',
    )
    await page.getByRole('row', { name: /^Register of Example/ }).waitFor()
  })

  it('is offered what was kept, and its records say by which mapping they came', async () => {
    const { page } = app
    await chooseTable()
    await button('Use “Register of Example”').press('Enter')
    const terminated = button(/“TERMINATED” means$/)
    await expect.poll(() => terminated.innerText()).toContain('Dismissal without notice')
    await button('Leave this table').press('Enter')
    await page.evaluate(() => (globalThis.location.hash = '#/precedents/P-0001'))
    await page.getByText(/matched, by the mapping “Register of Example”/).waitFor()
    expect(await page.getByText('Struck a person.').first().isVisible()).toBe(true)
  })
})
