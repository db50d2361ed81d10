import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signNotice } from '../../src-main/notice-pdf/sign-notice.ts'
import { chairKey, signingOptions } from '../main/notice-pdf/judges.ts'
import { sampleNotice } from '../main/notice-pdf/sample-notice.ts'
import { dropFiles } from './support/drop-files.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

let app: RunningApp
let signed: Uint8Array
beforeAll(async () => {
  signed = (await signNotice(sampleNotice(), await chairKey(), signingOptions)).pdf
  app = await launchApp()
  app.page.setDefaultTimeout(20_000)
  await walk.makeLibrary(app, 'EMPTY')
})
afterAll(() => app.close())

describe('files dragged onto the screen that checks notices', () => {
  it('are judged, one by one and several at once', async () => {
    const { page } = app
    await page.evaluate(() => (location.hash = '/verify'))
    await page.getByRole('heading', { name: 'Check a notice', level: 1 }).waitFor()
    await dropFiles(page, { 'notice.pdf': signed })
    await page.getByRole('heading', { name: 'notice.pdf' }).waitFor()
    const told = await page.locator('main').innerText()
    expect(told).toContain('Unchanged, but who signed is not confirmed')
    expect(told).toContain('You may not conclude')

    const changed = Buffer.concat([signed, Buffer.from('\n')])
    await dropFiles(page, { 'a.pdf': signed, 'b.pdf': changed, 'c.txt': Buffer.from('Dear Sir') })
    await page.getByRole('button', { name: /^b\.pdf Changed since it was signed/ }).press('Enter')
    await page.getByText('Something was added to this file').last().waitFor()
    expect(await page.getByRole('button', { name: /^c\.txt Cannot be judged/ }).count()).toBe(1)
  })

  it('are not opened where nothing takes them', async () => {
    const { page } = app
    await page.evaluate(() => (location.hash = '/'))
    await page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()
    const refused = await page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'x.pdf'))
      const how = { dataTransfer, bubbles: true, cancelable: true }
      // False where the page has taken the event from the window.
      return ['dragover', 'drop'].map((kind) =>
        document.body.dispatchEvent(new DragEvent(kind, how)),
      )
    })
    expect(refused).toEqual([false, false])
    expect(await page.getByRole('heading', { name: 'Hearings', level: 1 }).isVisible()).toBe(true)
    expect(await app.refusedRequests()).toEqual([])
  })
})
