import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../support/open-library.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

const mail = `From: a@example.org\r\nDate: Mon, 3 Feb 2025 10:15:00 +0000\r\nContent-Type: text/html\r\n\r\n<p>Dear all</p><img src="https://example.org/t.png">`

let app: RunningApp
beforeAll(async () => {
  app = await launchApp()
  await walk.makeLibrary(app, 'EMPTY')
})
afterAll(() => app.close())

/** Drags files over the window, and unless told otherwise lets them go, as a file manager does. */
const drag = (files: Readonly<Record<string, string>>, kinds = ['dragenter', 'dragover', 'drop']) =>
  app.page.evaluate(
    ([given, events]) => {
      const dataTransfer = new DataTransfer()
      for (const [name, text] of Object.entries(given))
        dataTransfer.items.add(new File([text], name))
      for (const kind of events)
        document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
        )
    },
    [files, kinds] as const,
  )

describe('files dragged into the window', () => {
  const report = () => app.page.getByRole('dialog', { name: 'Documents added' })

  it('go into the bundle, and what became of each is told', async () => {
    const { page } = app
    await page
      .getByRole('link', { name: /^Hearings/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'New case' }).first().click()
    await page.getByRole('dialog').getByRole('textbox').fill('A matter')
    await page.getByRole('dialog').getByRole('button', { name: 'Make the case' }).click()
    await page.getByText('No documents in the bundle yet').waitFor()
    await drag({ 'a.txt': 'x' }, ['dragenter', 'dragover'])
    await page.getByText('Let go to add to the bundle').waitFor()
    await drag({
      'Statement.txt': 'Words',
      'Reply 2\\3.txt': 'A name that reads as a path elsewhere',
      'Broken.pdf': '%PDF-1.7 no',
      'Mail.eml': mail,
    })
    await report().waitFor()
    const told = await report().innerText()
    expect(told).toContain('3 documents added, 1 file not added.')
    expect(told).toContain('Broken.pdf')
    expect(told).toContain('Pictures kept on the internet were not fetched.')
    await report().getByRole('button', { name: 'Close' }).last().click()
  })

  it('say in their details how they came, and can be saved as they came', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Change Mail' }).click()
    await page.getByRole('menuitem').first().click()
    const details = page.getByRole('dialog', { name: 'Mail' })
    await details.getByText('Dragged into the bundle').waitFor()
    const path = join(newFolder(), 'out.eml')
    app.dialogs.answer(path)
    await details.getByRole('button', { name: 'Save the file as it came' }).click()
    await details.getByText(`Saved to ${path}`).waitFor()
    expect(readFileSync(path, 'utf8')).toBe(mail)
    await page.keyboard.press('Escape')
    await details.waitFor({ state: 'hidden' })
  })

  it('are left out from where the person cancels', async () => {
    // So many that no machine has read them all before the button is pressed.
    const names = Array.from({ length: 200 }, (_, at) => `Note ${at}.txt`)
    await drag(Object.fromEntries(names.map((name) => [name, name])))
    await app.page.getByRole('button', { name: 'Cancel: Adding documents' }).click()
    await report().waitFor()
    expect(await report().innerText()).toMatch(/Left out[^]*Note 199\.txt/)
  })
})
