import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { chairKey, signingOptions } from '../../main/notice-pdf/judges.ts'
import { sampleNotice } from '../../main/notice-pdf/sample-notice.ts'
import { csvOf, foreign } from '../../support/foreign-table.ts'
import { noticesAddedTo } from '../../support/signed-pdf/added-later.ts'
import { sampleViews } from './demonstration.ts'
import { dropFiles } from './drop-files.ts'
import type { RunningApp } from './launch.ts'
import * as walk from './walk.ts'

/** What a test does with each screen: `name` says which one it is looking at. */
export type Look = (name: string) => Promise<void>

const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

const heading = (page: Page, name: string | RegExp, level?: number) =>
  page
    .getByRole('heading', { name, ...(level === undefined ? {} : { level }) })
    .first()
    .waitFor()

const goTo = async (page: Page, address: string, title: string | RegExp) => {
  await page.evaluate((hash) => (location.hash = hash), `#${address}`)
  await heading(page, title, 1)
}

const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector('[aria-busy="true"], .skeleton') === null)

const inDialog = async (page: Page, look: () => Promise<void>) => {
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await dialog.waitFor()
  await look()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** Every screen of the application in the order in which a person comes to it. */
export async function tour(app: RunningApp, look: Look): Promise<void> {
  await firstRun(app, look)
  await emptyScreens(app, look)
  await walk.addPanelMembers(app)
  await walk.openSampleCase(app)
  await stepsBeforeSeals(app, look)
  await sealAll(app, look)
  await stepsAfterSeals(app, look)
  await decided(app, look)
  await libraryScreens(app, look)
}

async function firstRun({ page }: RunningApp, look: Look): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the library' }).fill('County force, hearings')
  await look('first-run-1-library')
  await press(page, 'Continue')
  await page.getByRole('radio', { name: /^Chair/ }).press('Space')
  await walk.choose(page, 'Capacity', 'Chief officer')
  await look('first-run-2-who')
  await press(page, 'Continue')
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(walk.passphrase)
  await page.getByRole('textbox', { name: 'The same passphrase again' }).fill(walk.passphrase)
  await look('first-run-3-passphrase')
  await press(page, 'Continue')
  await look('first-run-4-contents')
  await press(page, /Make the library/)
  await page.getByLabel('Recovery key').first().waitFor()
  await look('first-run-5-recovery-key')
  await page.getByRole('checkbox').press('Space')
  await press(page, /Open the library/)
  await heading(page, 'Hearings', 1)
}

async function emptyScreens({ page }: RunningApp, look: Look): Promise<void> {
  await page.getByText('No cases yet').waitFor()
  await look('hearings-empty')
  await press(page, 'New case')
  await inDialog(page, () => look('new-case'))
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox').waitFor()
  await inDialog(page, () => look('palette'))
  await page.keyboard.press('?')
  await inDialog(page, () => look('help'))
  await goTo(page, '/settings', 'Settings')
  await press(page, 'Add a person')
  await look('settings-people')
  for (const [name, tab] of [
    ['settings-signing', 'Signing certificate'],
    ['settings-trust', 'Trusted certificates'],
    ['settings-screen', 'Screen and keyboard'],
    ['settings-law', 'Law data'],
    ['settings-about', 'About'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await settled(page)
    await look(name)
  }
  await page.getByRole('tab', { name: 'People' }).click()
}

/** The bundle with words found, two pages side by side, and thumbnails; left as it was found. */
async function readBundle(page: Page, look: Look): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Find in the bundle' })
  await search.fill('officer')
  await page.locator('.bundle-search__hits').first().waitFor()
  await search.press('Enter')
  const desk = page.getByRole('group', { name: 'Pages of the bundle' })
  await desk.focus()
  await look('step-1-find')
  await search.fill('')
  await desk.press('2')
  await page.getByRole('tab', { name: 'Thumbnails' }).click()
  await page.locator('.thumbnail canvas').first().waitFor()
  await look('step-1-two-pages')
  await desk.press('2')
  await page.getByRole('tab', { name: 'Index', exact: true }).click()
}

/** An issue of the bundle under way while its dialog is closed, and what it says once stopped. */
async function stopIssue({ page, dialogs }: RunningApp, look: Look): Promise<void> {
  const letGo = dialogs.hold()
  await press(page, 'Issue and versions')
  await press(page, 'Issue as one PDF')
  const dialog = page.getByRole('dialog', { name: 'The bundle as one PDF' })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  const panel = page.getByRole('region', { name: 'Issue of the bundle' })
  await panel.getByRole('progressbar').waitFor()
  await look('step-1-issue-under-way')
  await press(page, 'Cancel: Joining the pages')
  letGo()
  await panel.getByText('Nothing was written').waitFor()
  await look('step-1-issue-stopped')
  await panel.getByRole('button', { name: 'Close' }).click()
}

async function stepsBeforeSeals(app: RunningApp, look: Look): Promise<void> {
  const { page } = app
  await page.locator('.page-view[aria-busy="false"]').first().waitFor()
  await look('step-1-bundle')
  await readBundle(page, look)
  await stopIssue(app, look)
  await press(page, 'Note')
  await page.getByRole('textbox', { name: 'Note', exact: true }).waitFor()
  await look('step-1-note')
  await press(page, 'Leave it')
  await press(page, 'Flag')
  await page.locator('.mark-pin').first().waitFor()
  await look('step-1-marks')
  await press(page, 'Use as source')
  await inDialog(page, () => look('step-1-source'))
  await walk.goToStep(app, 2)
  await look('step-2-findings')
  await walk.goToStep(app, 3)
  await look('step-3-seriousness')
  await press(page, 'Add a harm factor')
  await inDialog(page, () => look('step-3-factor-picker'))
  await walk.goToStep(app, 4)
  await look('step-4-provisional-view')
  await walk.goToStep(app, 5)
  await look('step-5-locked')
  await page.evaluate(() => (location.hash = location.hash.replace('comparators', 'clocks')))
  await page.locator('.case-step[data-step="clocks"]').waitFor()
  await settled(page)
  await look('clocks')
  await press(page, 'Make the public notice')
  await page.getByRole('textbox', { name: 'Time' }).fill('10 am')
  await page.getByRole('textbox', { name: 'Place' }).fill('Council Chamber, County Hall')
  await look('hearing-notice')
  await press(page, 'Show the notice')
  await page.getByRole('article', { name: /^Notice of a misconduct hearing/ }).waitFor()
  await inDialog(page, () => look('hearing-notice-preview'))
  await goTo(page, '/', 'Hearings')
  await page.locator('.table__open').first().waitFor()
  await look('hearings')
}

async function sealAll(app: RunningApp, look: Look): Promise<void> {
  for (const [index, view] of sampleViews().entries()) {
    const label = walk.panel[index] ?? ''
    if (index > 0) await walk.lockAndUnlockAs(app, label)
    await walk.openCase(app, 4)
    await walk.sealView(app, view)
    if (index === 0) await look('step-4-sealed')
  }
  const { page } = app
  await press(page, 'Lock')
  await heading(page, 'Unlock the library')
  await look('unlock')
  await press(page, 'Use the recovery key')
  await heading(page, 'Use the recovery key')
  await look('recover')
  await press(page, 'Back to the passphrase')
  await page.getByRole('link', { name: 'Check a signed notice' }).click()
  await heading(page, 'Check a notice')
  await look('verify-locked')
  await page.getByRole('link', { name: 'Back to unlocking' }).click()
  await page.getByRole('radio', { name: /^Chair/ }).press('Space')
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(walk.passphrase)
  await press(page, 'Unlock')
  await heading(page, 'Hearings', 1)
}

async function stepsAfterSeals(app: RunningApp, look: Look): Promise<void> {
  const { page } = app
  await walk.openCase(app, 5)
  await heading(page, 'Outcome ladder')
  await settled(page)
  await look('step-5-comparators')
  await walk.answerComparators(app, 'Our findings rest on fewer openings and an early admission.')
  await walk.goToStep(app, 6)
  await page.getByText('Everything is there').waitFor()
  await look('step-6-outcome')
  await press(page, 'Go to the notice')
  await page.getByRole('button', { name: 'Make a certificate' }).waitFor()
  await look('notice-draft')
  await page.getByRole('radio', { name: /^Published notice/ }).press('Space')
  await press(page, 'Choose what is left out')
  await page.getByRole('searchbox', { name: 'Words to leave out' }).fill('member of the public')
  await inDialog(page, () => look('notice-left-out'))
  await page.getByRole('radio', { name: /^Full notice/ }).press('Space')
  const languages = page.getByRole('radiogroup', { name: 'Language of the notice' })
  await languages.getByText('Both, side by side').click()
  await page.getByText('phrases have no Welsh').first().waitFor()
  await look('notice-in-both-languages')
  await languages.getByText('English', { exact: true }).click()
  await press(page, 'Make a certificate')
  await page.getByRole('textbox', { name: 'Your passphrase, once more' }).waitFor()
  await look('notice-ready-to-sign')
}

async function decided({ page }: RunningApp, look: Look): Promise<void> {
  const dialog = page.getByRole('alertdialog')
  await page.getByRole('textbox', { name: 'Your passphrase, once more' }).fill(walk.passphrase)
  await press(page, 'Sign and lock the notice')
  await dialog.waitFor()
  await look('notice-sign-dialog')
  await dialog.getByRole('button', { name: 'Sign it' }).click()
  await heading(page, 'Signed and locked')
  await press(page, /^Verify notice/)
  await page.getByText('The content is exactly what was signed').first().waitFor()
  await look('notice-signed')
  await press(page, 'Letter to the officer')
  await inDialog(page, () => look('covering-letter'))
  const back = await page.evaluate(() => location.hash)
  await goTo(page, '/publications', 'Register of publications')
  await page.locator('.table__open').first().waitFor()
  await look('publications')
  await page.locator('.table__open').first().click()
  await inDialog(page, () => look('publication'))
  await page.evaluate((hash) => (location.hash = hash), back)
  await heading(page, 'Signed and locked')
  await press(page, 'Make a precedent draft')
  await heading(page, 'Add a precedent', 1)
  await look('precedent-form')
}

/** Files dragged onto the screen that checks notices: one, then several. */
async function checkedFiles(page: Page, look: Look): Promise<void> {
  const signed = await signNotice(sampleNotice({ rows: 1 }), await chairKey(), signingOptions)
  const changed = Buffer.concat([signed.pdf, Buffer.from('\n')])
  await dropFiles(page, { 'Notice from elsewhere.pdf': signed.pdf })
  await page.getByText('You may not conclude').waitFor()
  await look('verify-one')
  const later = noticesAddedTo()
  for (const name of ['drawn', 'changed'] as const) {
    await dropFiles(page, { [`Notice ${name}.pdf`]: later[name] })
    await heading(page, `Notice ${name}.pdf`)
    await look(`verify-${name}`)
  }
  await dropFiles(page, { 'First notice.pdf': signed.pdf, 'Second notice.pdf': changed })
  await page
    .getByText(/^0 of 2 files/)
    .first()
    .waitFor()
  await look('verify-several')
}

/** A table with headings of its own, on its way to be imported. */
async function matchedTable(app: RunningApp, look: Look): Promise<void> {
  const { page } = app
  const table = join(mkdtempSync(join(tmpdir(), 'evenhand-table-')), 'register.csv')
  writeFileSync(table, csvOf(foreign))
  app.dialogs.answer(table)
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page.getByRole('button', { name: /“Captain” means$/ }).waitFor()
  await walk.choose(page, 'Decided stands for', 'Hearing date')
  await look('import-match')
  await page.getByRole('button', { name: 'Leave this table' }).click()
}

async function libraryScreens(app: RunningApp, look: Look): Promise<void> {
  const { page } = app
  await goTo(page, '/precedents', /./)
  await settled(page)
  await look('matrix')
  await page.keyboard.press('t')
  await look('matrix-table')
  await page.keyboard.press('t')
  await goTo(page, '/precedents/P-0036', /./)
  await settled(page)
  await look('precedent')
  await goTo(page, '/import', 'Import precedents')
  await look('import')
  await matchedTable(app, look)
  await goTo(page, '/verify', 'Check a notice')
  await look('verify')
  await checkedFiles(page, look)
  await goTo(page, '/library', 'Audit record')
  await page
    .getByText(/complete/i)
    .first()
    .waitFor()
  await settled(page)
  await look('audit-record')
  await goTo(page, '/rule-book', 'Rule book')
  await settled(page)
  await look('rule-book')
  await goTo(page, '/nowhere', 'Nothing here')
  await look('nothing-here')
}
