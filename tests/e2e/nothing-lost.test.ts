import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

// One library, opened again and again: each way of leaving it must keep the last keystroke.

const folder = mkdtempSync(join(tmpdir(), 'evenhand-kept-'))
const places = { library: join(folder, 'library'), userData: join(folder, 'user-data') }

type Place = { readonly step: 3 | 4 | 6; readonly field: string }
const seriousness: Place = { step: 3, field: 'Seriousness taken together' }
const view: Place = { step: 4, field: 'Your reasons, in short' }
const appeal: Place = { step: 6, field: 'An appeal is sent to' }

let app: RunningApp

const start = async (): Promise<void> => {
  app = await launchApp(places)
}

const unlock = async (): Promise<void> => {
  await app.page.getByRole('radio', { name: /^Chair/ }).press('Space')
  await app.page.getByRole('textbox', { name: 'Passphrase' }).fill(walk.passphrase)
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()
}

const fieldOf = ({ field }: Place) => app.page.getByRole('textbox', { name: field })

/** Types at the end of what stands in a field, key by key, as a person does. */
const type = async (place: Place, words: string): Promise<void> => {
  await walk.openCase(app, place.step)
  await fieldOf(place).focus()
  await app.page.keyboard.press('Control+End')
  await app.page.keyboard.type(words)
}

const kept = async (place: Place): Promise<string> => {
  await app.page
    .getByRole('link', { name: /^Hearings/ })
    .first()
    .click()
  await walk.openCase(app, place.step)
  return fieldOf(place).inputValue()
}

beforeAll(async () => {
  await start()
  await walk.makeLibrary(app, 'EMPTY')
  await walk.openSampleCase(app)
  await app.page
    .getByRole('link', { name: /^Hearings/ })
    .first()
    .click()
})
afterAll(() => app.close())

describe('what was typed', () => {
  it.each([
    { ...seriousness, words: ' Kept on closing, step three.' },
    { ...view, words: ' Kept on closing, step four.' },
    { ...appeal, words: ' Kept on closing, step six.' },
  ])('in step $step survives closing the window right after the last key', async (place) => {
    await type(place, place.words)
    await app.close()
    await start()
    await unlock()
    expect(await kept(place)).toMatch(new RegExp(`${place.words}$`))
    await app.page
      .getByRole('link', { name: /^Hearings/ })
      .first()
      .click()
  })

  it.each([
    { ...seriousness, words: ' Kept through a power cut, step three.' },
    { ...appeal, words: ' Kept through a power cut, step six.' },
  ])('in step $step survives a power cut once it says that it is saved', async (place) => {
    await type(place, place.words)
    await app.page.locator('.save-line', { hasText: /^Saved/ }).waitFor()
    await app.kill()
    await start()
    await unlock()
    expect(await kept(place)).toMatch(new RegExp(`${place.words}$`))
    await app.page
      .getByRole('link', { name: /^Hearings/ })
      .first()
      .click()
  })

  it.each([
    { ...seriousness, words: ' Kept on locking, step three.' },
    { ...appeal, words: ' Kept on locking, step six.' },
  ])('in step $step survives locking right after the last key', async (place) => {
    await type(place, place.words)
    await app.page.keyboard.press('Control+l')
    await app.page.getByRole('heading', { name: 'Unlock the library' }).waitFor()
    await unlock()
    expect(await kept(place)).toMatch(new RegExp(`${place.words}$`))
    await app.page
      .getByRole('link', { name: /^Hearings/ })
      .first()
      .click()
  })
})
