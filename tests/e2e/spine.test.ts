import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProcess } from '../support/run-process.ts'
import { sampleViews } from './support/demonstration.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

// The main job, from an empty folder to a corrected notice, in the order in which it is done.

const folder = mkdtempSync(join(tmpdir(), 'evenhand-spine-'))
const library = join(folder, 'library')
const notice = join(folder, 'notice.pdf')
const corrected = join(folder, 'corrected.pdf')
const secret = join(folder, 'passphrase.txt')
const differs = 'Our findings rest on fewer openings and an early admission.'

let app: RunningApp
let isOpen = false
const close = async (): Promise<void> => {
  if (isOpen) await app.close()
  isOpen = false
}
beforeAll(async () => {
  app = await launchApp({ library, viewport: { width: 1440, height: 900 } })
  isOpen = true
  writeFileSync(secret, `${walk.passphrase}\n`)
})
afterAll(() => close())

const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: typeof name === 'string' }).first()

const asJson = async (...args: readonly string[]): Promise<unknown> => {
  const run = await runProcess([...args, '--json'])
  if (run.code !== 0) throw new Error(`${args.join(' ')} gave ${run.code}: ${run.err}`)
  return JSON.parse(run.out)
}

const saveNotice = async (path: string): Promise<void> => {
  app.dialogs.answer(path)
  await button(/^Save notice/).click()
  await expect.poll(() => app.page.getByText('The notice is saved').count()).toBeGreaterThan(0)
}

const pdfsig = (path: string): string => {
  try {
    return execFileSync('pdfsig', [path], { encoding: 'utf8' })
  } catch (error) {
    // It answers with an error where a signature does not hold, and still says why.
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}

const words = (path: string): string =>
  execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')

describe('the main job, from an empty folder to a signed notice', () => {
  it('makes an encrypted library of published outcomes, and says what they are not', async () => {
    await walk.makeLibrary(app)
    await app.page.getByRole('link', { name: /^Precedents/ }).click()
    await app.page
      .getByText(/not a base rate/i)
      .first()
      .waitFor()
    await expect.poll(() => app.page.locator('.rail__count').last().innerText()).toBe('90')
  })

  it('adds the two others of the panel and opens the sample case with its bundle', async () => {
    await walk.addPanelMembers(app)
    await walk.openSampleCase(app)
    await app.page.locator('.page-view[aria-busy="false"]').first().waitFor()
    expect(await app.page.locator('.step-bar li a').count()).toBe(6)
  })

  it('keeps every comparator closed until all three views are sealed', async () => {
    for (const [index, view] of sampleViews().entries()) {
      if (index > 0) {
        await walk.lockAndUnlockAs(app, walk.panel[index] ?? '')
        await walk.openCase(app, 5)
      } else await walk.goToStep(app, 5)
      await app.page.getByText('Comparators are closed').waitFor()
      expect(await app.page.locator('main').innerText()).not.toMatch(/P-\d{4}/)
      await walk.goToStep(app, 4)
      await walk.sealView(app, view)
    }
  })

  it('then opens them, and takes an answer to each case that points away', async () => {
    await walk.lockAndUnlockAs(app, 'Chair')
    await walk.openCase(app, 5)
    const answered = await walk.answerComparators(app, differs)
    expect(answered).toBeGreaterThan(0)
    expect(await app.page.locator('main').innerText()).toMatch(/P-\d{4}/)
  })

  it('signs the notice, locks the case, and saves the exact bytes', async () => {
    await walk.goToStep(app, 6)
    await app.page.getByText('Everything is there').waitFor()
    await walk.signNotice(app)
    await saveNotice(notice)
    await button(/^Verify notice/).click()
    await app.page.getByText('The content is exactly what was signed').first().waitFor()
    await walk.goToStep(app, 3)
    const together = app.page.getByRole('textbox', { name: 'Seriousness taken together' })
    expect(await together.isEditable()).toBe(false)
  })

  it('has a notice that pdfsig, qpdf and the command line each find sound', async () => {
    expect(pdfsig(notice)).toContain('Signature is Valid')
    expect(pdfsig(notice)).toContain('Total document signed')
    execFileSync('qpdf', ['--check', notice])
    const verdict = JSON.stringify(await asJson('notice', 'verify', notice))
    expect(verdict).toContain('"coversWholeDocument":true')
  })

  it('has a notice in which one changed byte is found by pdfsig and the command line', async () => {
    const bytes = readFileSync(notice)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const changed = join(folder, 'changed.pdf')
    writeFileSync(changed, bytes)
    expect(pdfsig(changed)).not.toContain('Signature is Valid')
    expect((await runProcess(['notice', 'verify', changed])).code).toBe(1)
  })
})

describe('after the notice', () => {
  it('turns the case into a precedent in one step', async () => {
    await walk.goToStep(app, 6)
    await button('Go to the notice').click()
    await button('Make a precedent draft').click()
    await button('Record the precedent').click()
    await app.page
      .getByRole('heading', { level: 1, name: /P-\d{4}/ })
      .or(app.page.locator('h1'))
      .waitFor()
    await expect.poll(() => app.page.locator('.rail__count').last().innerText()).toBe('91')
  })

  it('corrects by a second version that names the notice it replaces', async () => {
    await app.page
      .getByRole('link', { name: /^Hearings/ })
      .first()
      .click()
    await walk.openCase(app, 6)
    await button('Go to the notice').click()
    await button('Correct with a new version').click()
    const dialog = app.page.getByRole('alertdialog')
    await dialog.getByRole('textbox').fill('The length of the warning was written wrongly.')
    await dialog.getByRole('button', { name: 'Make the new version' }).click()
    const replaced = app.page.getByText(/Version 2, replaces/)
    await replaced.waitFor()
    expect(await replaced.innerText()).toContain('EH-2026-001/1')
  })

  it('signs that version, which says on its face what it replaces', async () => {
    // The library has grown by a case, so another like case may point away now.
    await walk.goToStep(app, 5)
    await walk.answerComparators(app, differs)
    await walk.goToStep(app, 6)
    await app.page.getByText('Everything is there').waitFor()
    await button('Go to the notice').click()
    await app.page
      .getByRole('textbox', { name: 'Your passphrase, once more' })
      .fill(walk.passphrase)
    await button('Sign and lock the notice').click()
    await app.page.getByRole('alertdialog').getByRole('button', { name: 'Sign it' }).click()
    await app.page.getByRole('heading', { name: 'Signed and locked' }).waitFor()
    await saveNotice(corrected)
    expect(pdfsig(corrected)).toContain('Signature is Valid')
    expect(words(corrected)).toMatch(/replaces/i)
    expect(words(notice)).not.toMatch(/replaces/i)
  })

  it('has a complete audit record', async () => {
    await app.page.getByRole('link', { name: 'Library & audit' }).click()
    const verdict = app.page.getByText(/^Complete: \d+ entries/)
    await verdict.waitFor()
    expect(await verdict.innerText()).toContain('none missing, none changed')
  })

  it('has asked for nothing outside, all the while', async () => {
    expect(await app.refusedRequests()).toEqual([])
  })

  it('has a record that the command line finds complete too, once the window is closed', async () => {
    await close()
    const open = ['--library', library, '--passphrase-file', secret, '--as', 'Chair']
    expect(await asJson('audit', 'verify', ...open)).toMatchObject({ intact: true })
  })
})
