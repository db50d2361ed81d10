import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookOf } from '../support/case-pack.ts'
import { memberLaptop } from '../support/laptops.ts'
import { newFolder, type TestLibrary } from '../support/open-library.ts'
import { ask } from './support/ask.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import { look } from './support/look.ts'
import * as walk from './support/walk.ts'

let app: RunningApp
let member: TestLibrary
const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const field = (name: string) => app.page.getByRole('textbox', { name })

async function handOn(): Promise<void> {
  await button('Hand the case on as a pack').press('Enter')
  await app.page.getByRole('dialog').waitFor()
}

beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
  await walk.addPanelMembers(app)
  await walk.openSampleCase(app)
  member = await memberLaptop('Panel member 1')
})
afterAll(() => app.close())

describe('handing on a case', () => {
  it('says where a receiver is added while the book has none', async () => {
    await handOn()
    await app.page.getByText('Nobody to send to yet').waitFor()
    expect(await look(app, 'hand-on-nobody')).toEqual([])
    await app.page.getByRole('dialog').getByRole('link', { name: 'Settings, Exchange' }).click()
    await app.page.getByText('To whom I can send').waitFor()
  })

  it('sends to nobody whose fingerprint was not compared', async () => {
    const { mine } = await bookOf(member)
    await field('Name or role').fill('Panel member 1')
    await field('Their receiving key').fill('age1nokey')
    await button('Add the key').press('Enter')
    await app.page.getByRole('alert').first().waitFor()
    expect(await look(app, 'receiver-refused')).toEqual([])
    await field('Their receiving key').fill(mine.key)
    await button('Add the key').press('Enter')
    await app.page.getByText('not confirmed yet').waitFor()
    await button('Compare the fingerprint').press('Enter')
    await app.page.getByRole('alertdialog').getByText(mine.fingerprint).waitFor()
    expect(await look(app, 'receiver-compare')).toEqual([])
    await button('It is the same').press('Enter')
    await app.page.getByText(/fingerprint compared on/).waitFor()
    expect(await look(app, 'receiver-known')).toEqual([])
  })

  it('writes one file for the receivers chosen, and says what is to be read out to them', async () => {
    await app.page.getByRole('link', { name: 'Hearings' }).first().click()
    await walk.openCase(app, 1)
    await handOn()
    await button(/Panel member 1 receives it as$/).press('Enter')
    await app.page.getByRole('option', { name: 'Panel member 1', exact: true }).press('Enter')
    const path = join(newFolder(), 'EH-2026-001.evenhand-pack')
    await button('Save the pack').press('Enter')
    await app.page.getByRole('link', { name: 'Settings, Signing certificate' }).waitFor()
    expect(await look(app, 'hand-on-no-certificate')).toEqual([])
    await ask(app, 'signing:make', { name: 'Chair', organisation: 'County force' })
    app.dialogs.answer(path)
    await button('Save the pack').press('Enter')
    await app.page.getByText(/Read this fingerprint/).waitFor()
    expect(await look(app, 'hand-on-saved')).toEqual([])
    expect(statSync(path).size).toBeGreaterThan(10_000)
  })
})
