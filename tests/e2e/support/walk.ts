import type { Page } from 'playwright-core'
import type { RunningApp } from './launch.ts'

// A person's way through the application, by what the person sees and presses. Tests and the
// demonstration walk the same way.

export const passphrase = 'granite kettle sundial forty-one'
export const panel = ['Chair', 'Panel member 1', 'Panel member 2'] as const

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

async function writeNewPassphrase(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(passphrase)
  await page.getByRole('textbox', { name: 'The same passphrase again' }).fill(passphrase)
}

/** First run: folder, name, who I am, passphrase, sample or empty, recovery key, which it gives back. */
export async function makeLibrary({ page }: RunningApp, start: 'SAMPLE' | 'EMPTY' = 'SAMPLE') {
  await page.getByRole('textbox', { name: 'Name of the library' }).fill('County force, hearings')
  await press(page, 'Continue')
  await page.getByRole('radio', { name: /^Chair/ }).press('Space')
  await choose(page, 'Capacity', 'Chief officer')
  await press(page, 'Continue')
  await writeNewPassphrase(page)
  await press(page, 'Continue')
  await page
    .getByRole('radio', { name: start === 'SAMPLE' ? /sample library/ : /empty/ })
    .press('Space')
  await press(page, /Make the library/)
  const recoveryKey = await page.getByLabel('Recovery key').first().innerText()
  await page.getByRole('checkbox').press('Space')
  await press(page, /Open the library/)
  await page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()
  return recoveryKey
}

/** Picks from one of the kit's lists. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

export async function addPanelMembers({ page }: RunningApp): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click()
  for (const label of panel.slice(1)) {
    await press(page, 'Add a person')
    await page.getByRole('radio', { name: /^Panel member/ }).press('Space')
    await page.getByRole('textbox', { name: 'Shown as' }).fill(label)
    await writeNewPassphrase(page)
    await press(page, 'Add the person')
    await page.getByRole('list').getByText(label, { exact: true }).waitFor()
  }
}

export async function openSampleCase({ page }: RunningApp): Promise<void> {
  await page
    .getByRole('link', { name: /^Hearings/ })
    .first()
    .click()
  await press(page, 'Open the sample case')
  await page.getByRole('navigation', { name: 'Steps of the case' }).waitFor()
}

/** Goes to a step of the open case by its place in the step bar. */
export async function goToStep({ page }: RunningApp, number: 1 | 2 | 3 | 4 | 5 | 6): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^Step ${number}:`) }).click()
  await page.locator('.step-bar [aria-current="step"]', { hasText: `Step ${number}:` }).waitFor()
}

export async function lockAndUnlockAs({ page }: RunningApp, label: string): Promise<void> {
  await press(page, 'Lock')
  await page.getByRole('heading', { name: 'Unlock the library' }).waitFor()
  await page.getByRole('radio', { name: new RegExp(`^${label}`) }).press('Space')
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await press(page, 'Unlock')
  await page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()
}

/** Opens the first case of the list at a step. */
export async function openCase(app: RunningApp, step: 1 | 2 | 3 | 4 | 5 | 6): Promise<void> {
  await app.page.locator('.table__open').first().click()
  await goToStep(app, step)
}

export type View = {
  readonly culpability: string
  readonly harm: string
  readonly outcome: RegExp
  readonly months: number | null
  readonly reasons: string
}

/** Step 4: writes a provisional view and seals it, once more in words. */
export async function sealView({ page }: RunningApp, view: View): Promise<void> {
  const level = (group: string, name: string) =>
    page.getByRole('radiogroup', { name: group }).getByRole('radio', { name }).press('Space')
  await level('Culpability', view.culpability)
  await level('Harm', view.harm)
  await page.getByRole('radio', { name: view.outcome }).press('Space')
  if (view.months !== null)
    await page.getByRole('textbox', { name: 'Length in months' }).fill(String(view.months))
  await page.getByRole('textbox', { name: 'Your reasons, in short' }).fill(view.reasons)
  await page.getByRole('checkbox', { name: /This is my own view/ }).press('Space')
  await press(page, 'Seal my view')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Seal it' }).click()
  await page.getByRole('heading', { name: 'Your view is sealed' }).waitFor()
}

/** Step 5: answers every like case that points away. Gives back how many there were. */
export async function answerComparators({ page }: RunningApp, answer: string): Promise<number> {
  await page.getByRole('heading', { name: 'Outcome ladder' }).waitFor()
  // In a narrow window these cases are a tab above the ladder.
  const tab = page.getByRole('tab', { name: /^Pointing away/ })
  if (await tab.isVisible()) await tab.click()
  await page.getByRole('heading', { name: 'Pointing away' }).waitFor()
  const all = page.getByRole('button', { name: /^Show all \d+$/ })
  if (await all.isVisible()) await all.click()
  const open = page.getByRole('button', { name: /^To answer/ })
  let answered = 0
  while ((await open.count()) > 0) {
    await open.first().click()
    const box = page.getByRole('textbox', { name: /^How this case differs from/ })
    await box.fill(answer)
    await box.blur()
    answered += 1
  }
  return answered
}

/** Step 6 and the notice: a certificate made here, passphrase, signature. */
export async function signNotice({ page }: RunningApp): Promise<void> {
  await press(page, 'Go to the notice')
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  // In a window under 1440 what is signed with stands in a drawer.
  const drawer = page.getByRole('button', { name: 'Copies and signature' })
  if (await drawer.isVisible()) await drawer.click()
  await press(page, 'Make a certificate')
  await page.getByRole('textbox', { name: 'Your passphrase, once more' }).fill(passphrase)
  await press(page, 'Sign and lock the notice')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign it' }).click()
  await page.getByRole('heading', { name: 'Signed and locked' }).waitFor()
}
