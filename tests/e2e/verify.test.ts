import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signNotice } from '../../src-main/notice-pdf/sign-notice.ts'
import { noticesAddedTo } from '../support/signed-pdf/added-later.ts'
import { chairKey, signingOptions } from '../main/notice-pdf/judges.ts'
import { sampleNotice } from '../main/notice-pdf/sample-notice.ts'
import { dropFiles } from './support/drop-files.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

let app: RunningApp
let signed: Uint8Array
const later = noticesAddedTo()
beforeAll(async () => {
  signed = (await signNotice(sampleNotice(), await chairKey(), signingOptions)).pdf
  app = await launchApp()
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
    await page.getByText('Something that may change what this file shows').last().waitFor()
    expect(await page.getByRole('button', { name: /^c\.txt Cannot be judged/ }).count()).toBe(1)
  })

  it('are told apart by what was added after they were signed', async () => {
    const { page } = app
    const added = page.getByRole('list', { name: 'Added after it was signed' })
    const doubts = page.getByRole('list', { name: 'You may not conclude' })
    const read = async (name: keyof ReturnType<typeof noticesAddedTo>) => {
      await dropFiles(page, { [`${name}.pdf`]: later[name] })
      await page.getByRole('heading', { name: `${name}.pdf` }).waitFor()
    }
    await read('drawn')
    expect(await added.innerText()).toContain('A signature in the name of Signer secretary')
    expect(await added.innerText()).toContain('drawn on page 1')
    expect(await doubts.innerText()).toContain('That Chair of panels signed all that it shows')

    await read('filled')
    expect(await added.innerText()).toBe('The field “Date received” was filled in on page 1.')

    await read('evidenced')
    expect(await added.innerText()).toContain('Evidence about certificates, which changes nothing')
    expect(await doubts.innerText()).not.toContain('signed all that it shows')

    await read('changed')
    expect(await added.count()).toBe(0)
    expect(await page.getByText('Overtaken', { exact: true }).count()).toBe(1)
    expect(await page.locator('main').innerText()).not.toContain('The content is exactly')
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
