import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './support/launch.ts'
import { look } from './support/look.ts'
import * as walk from './support/walk.ts'

let app: RunningApp
const folder = mkdtempSync(join(tmpdir(), 'evenhand-issue-'))
const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const titles = (part: string) =>
  app.page.getByRole('grid', { name: part }).getByRole('row').allInnerTexts()
const starts = async () => {
  const said = await app.page.locator('.index-list__open .figures').allInnerTexts()
  return said.map((words) => words.replaceAll(/\D/g, ''))
}

async function issueAs(name: string): Promise<void> {
  app.dialogs.answer(join(folder, name))
  await button('Issue as one PDF').press('Enter')
  await app.page.getByText(/is written to/).waitFor()
}

const closeDialog = async () => {
  await app.page.keyboard.press('Escape')
  await expect.poll(() => app.page.getByRole('dialog').count()).toBe(0)
}

beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
  await walk.addPanelMembers(app)
  await walk.openSampleCase(app)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

describe('the order and the versions of a bundle', () => {
  it('lets a document be drawn into another part with the keyboard alone', async () => {
    await button('Change the order').press('Enter')
    await app.page.getByRole('grid', { name: 'Other documents' }).waitFor()
    expect(await look(app, 'bundle-order')).toEqual([])
    const before = await titles('Other documents')
    const handles = app.page.getByRole('grid', { name: 'Other documents' }).getByRole('button')
    await handles.first().focus()
    await app.page.keyboard.press('Enter')
    // What is drawn goes first to the places of its own part; Tab goes on to the next part.
    const at = (place: string) =>
      app.page.locator(`${place}[data-drop-target]`).first().waitFor({ state: 'attached' })
    await at('.drag-list__place')
    await app.page.keyboard.press('Tab')
    await at('.drag-list__rows')
    await app.page.keyboard.press('Enter')
    await expect.poll(() => titles('Other documents')).toHaveLength(before.length - 1)
    await expect.poll(() => titles('Notice and referral')).toHaveLength(1)
    await button('Save the order').press('Enter')
    await expect.poll(() => app.page.getByRole('dialog').count()).toBe(0)
  })

  it('issues the bundle, and says how what comes later is numbered', async () => {
    const shown = await starts()
    await button('Issue and versions').press('Enter')
    await issueAs('one.pdf')
    expect(existsSync(join(folder, 'one.pdf'))).toBe(true)
    await app.page.getByRole('heading', { name: 'Version 1', exact: true }).waitFor()
    expect(await look(app, 'bundle-issued')).toEqual([])
    await closeDialog()
    await expect.poll(starts).toEqual(shown)
  })

  it('shows what a new version would bring, and follows the choice of numbers at once', async () => {
    await button(/^Change Investigation/).press('Enter')
    await app.page.getByRole('menuitem', { name: 'Remove' }).press('Enter')
    await button('Remove').press('Enter')
    await expect.poll(() => app.page.getByRole('alertdialog').count()).toBe(0)
    await expect.poll(starts).toEqual(['7', '11'])
    await button('Issue and versions').press('Enter')
    await app.page.getByText(/^Taken out:/).waitFor()
    await app.page.getByText('From old page to new', { exact: true }).first().click()
    expect(await look(app, 'bundle-late')).toEqual([])
    await app.page.getByRole('radio', { name: /numbered afresh/ }).press('Space')
    await closeDialog()
    await expect.poll(starts).toEqual(['2', '6'])
    await button('Issue and versions').press('Enter')
    await issueAs('two.pdf')
    await app.page.getByRole('heading', { name: 'Version 2', exact: true }).waitFor()
    expect(await look(app, 'bundle-versions')).toEqual([])
    const removed = app.page.getByRole('region', { name: 'Issued, and no longer in the bundle' })
    await removed.scrollIntoViewIfNeeded()
    expect(await removed.innerText()).toContain('Investigation report')
    expect(await look(app, 'bundle-removed')).toEqual([])
  })
})
