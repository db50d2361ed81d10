import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './support/launch.ts'
import * as walk from './support/walk.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-locked-'))
const places = { library: join(folder, 'library'), userData: join(folder, 'user-data') }
const matter = 'Zephyr quarry matter'
const passage = 'The heron stood beside the weir.'
const renewed = 'marble lantern orchard sixty-two'

let app: RunningApp
let recoveryKey = ''

const start = async (): Promise<void> => {
  app = await launchApp(places)
}

const passphraseField = () => app.page.getByRole('textbox', { name: 'Passphrase' })
const unlockButton = () => app.page.getByRole('button', { name: 'Unlock', exact: true })

const attempt = async (label: string, passphrase: string): Promise<void> => {
  await app.page.getByRole('radio', { name: new RegExp(`^${label}`) }).press('Space')
  await passphraseField().fill(passphrase)
  await expect.poll(() => unlockButton().isEnabled()).toBe(true)
  await unlockButton().click()
}

const refusal = async (label: string): Promise<string> => {
  await attempt(label, 'wrong words altogether')
  const words = app.page.getByText('That does not open this library.').first()
  await expect.poll(() => passphraseField().inputValue()).toBe('')
  return words.innerText()
}

/** Every byte in the folder of the library, the journal included. */
const bytes = (): Buffer =>
  Buffer.concat(
    readdirSync(places.library, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )

const readable = (words: string): boolean =>
  (['utf8', 'utf16le'] as const).some((encoding) => bytes().includes(Buffer.from(words, encoding)))

type Header = {
  readonly people: readonly { readonly kdf: unknown }[]
  readonly attempts: { readonly failed: number; readonly nextAt: number | null }
}
const headerFile = join(places.library, 'library.json')
const header = (): Header => JSON.parse(readFileSync(headerFile, 'utf8')) as Header

/** Kills the application, changes how many attempts have failed, and starts it again. */
const restartWith = async (attempts: Header['attempts']): Promise<void> => {
  await app.kill()
  writeFileSync(headerFile, JSON.stringify({ ...header(), attempts }))
  await start()
}

const opened = () => app.page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()

beforeAll(async () => {
  await start()
  recoveryKey = await walk.makeLibrary(app)
  await walk.addPanelMembers(app)
  await walk.openSampleCase(app)
  await walk.goToStep(app, 2)
  await app.page.getByRole('textbox', { name: 'Matter' }).fill(matter)
  await walk.goToStep(app, 3)
  await app.page.getByRole('textbox', { name: 'Seriousness taken together' }).fill(passage)
  await app.page.locator('.save-line', { hasText: /^Saved/ }).waitFor()
})
afterAll(() => app.close())

describe('the folder of the library', () => {
  const secrets = () => [matter, passage, 'Investigation report', walk.passphrase, recoveryKey]

  it('has no readable word of what was typed, also while it is open', () => {
    for (const words of secrets()) expect(readable(words), words).toBe(false)
    expect(readdirSync(places.library).join(' ')).toMatch(/-wal/)
    expect(readable('Chair'), 'labels stand in the plain header').toBe(true)
  })

  it('has none after locking either', async () => {
    await app.page.keyboard.press('Control+l')
    await app.page.getByRole('heading', { name: 'Unlock the library' }).waitFor()
    for (const words of secrets()) expect(readable(words), words).toBe(false)
  })

  it('makes whoever guesses a passphrase pay in full, be it the first person’s or a later one’s', () => {
    const fullCost = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 }
    expect(header().people.map(({ kdf }) => kdf)).toEqual([fullCost, fullCost, fullCost])
  })
})

describe('a wrong passphrase', () => {
  it('is refused in plain words that do not say what was wrong', async () => {
    const forChair = await refusal('Chair')
    const forMember = await refusal('Panel member 1')
    const forNobody = await app.page.evaluate(async () => {
      const answer = (await globalThis.evenhand.invoke('vault:unlock', {
        profileId: 'nobody',
        passphrase: 'wrong words altogether',
      })) as { readonly problems: readonly { readonly message: string }[] }
      return answer.problems[0]?.message
    })
    expect(forChair).toBe('That does not open this library.')
    expect([forMember, forNobody]).toEqual([forChair, forChair])
  })

  it('makes the next attempt wait, longer each time', async () => {
    // The third attempt went past the window, which asks anew how things stand.
    await app.page.reload()
    for (const wait of [2_000, 4_000, 8_000]) {
      const asked = Date.now()
      await refusal('Chair')
      const { nextAt } = header().attempts
      expect(nextAt).toBeGreaterThanOrEqual(asked + wait)
      expect(nextAt).toBeLessThanOrEqual(Date.now() + wait)
    }
  })

  it('says how long, which killing the application does not shorten, also for the right one', async () => {
    // After ten failures the wait is longer than any machine takes for what is looked at here.
    await restartWith({ failed: 9, nextAt: null })
    await refusal('Chair')
    const waits = () => app.page.getByText(/^You can try again in (1[0-2]\d|[1-9]\d) seconds/)
    const refusesTheRightOne = async () => {
      await waits().waitFor()
      await passphraseField().fill(walk.passphrase)
      expect(await unlockButton().isEnabled()).toBe(false)
      await app.page.keyboard.press('Enter')
      expect(await waits().isVisible()).toBe(true)
      expect(header().attempts.failed).toBe(10)
    }
    await refusesTheRightOne()
    await app.kill()
    await start()
    await refusesTheRightOne()
    // As if the wait were over.
    await restartWith({ failed: 10, nextAt: Date.now() })
    await attempt('Chair', walk.passphrase)
    await opened()
  })
})

describe('the recovery key', () => {
  it('opens the library and sets a new passphrase, which then opens it', async () => {
    await app.page.keyboard.press('Control+l')
    await app.page.getByRole('button', { name: 'Use the recovery key' }).click()
    await app.page.getByRole('radio', { name: /^Chair/ }).press('Space')
    await app.page.getByRole('textbox', { name: 'Recovery key' }).fill(recoveryKey.toLowerCase())
    await app.page.getByRole('textbox', { name: 'New passphrase' }).fill(renewed)
    await app.page.getByRole('textbox', { name: 'The same passphrase again' }).fill(renewed)
    await app.page.getByRole('button', { name: 'Open and set the passphrase' }).click()
    await opened()
    await app.page.keyboard.press('Control+l')
    await attempt('Chair', renewed)
    await opened()
    await app.page.locator('.table__open').first().waitFor()
    expect(await app.page.locator('main').innerText()).toContain(matter)
  })

  it('leaves the old passphrase without effect', async () => {
    await app.page.keyboard.press('Control+l')
    expect(await refusal('Chair')).toBe('That does not open this library.')
  })
})
