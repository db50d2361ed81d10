import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookOf, chairLaptop, introduce, packFor } from '../support/case-pack.ts'
import { memberLaptop } from '../support/laptops.ts'
import { newFolder, resources, value, type TestLibrary } from '../support/open-library.ts'
import { ask } from './support/ask.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import { look } from './support/look.ts'
import * as walk from './support/walk.ts'

const seat = { role: 'CHAIR', seat: 0 } as const

let app: RunningApp
let north: TestLibrary
let caseId: string
let first: string
const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const dialog = () => app.page.getByRole('dialog')

/** Opens a file under Hearings and waits for what is said of it. */
async function open(path: string, words: string | RegExp) {
  await app.page
    .getByRole('link', { name: /^Hearings/ })
    .first()
    .click()
  app.dialogs.answer(path)
  await button('Take in a case').press('Enter')
  await dialog().getByText(words).first().waitFor()
}
const leave = async () => {
  await app.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'hidden' })
}

/** The receiving key of the person at the application, in the book of the other library. */
async function known(): Promise<string> {
  const { key } = (await ask(app, 'exchange:book', undefined)).mine
  value(await north.handlers['exchange:add-recipient']({ label: 'Chair', key }))
  const found = (await bookOf(north)).recipients.find((one) => one.key === key)
  const { id = '', fingerprint = '' } = found ?? {}
  value(await north.handlers['exchange:confirm-recipient']({ id, fingerprint }))
  return id
}
const matterIs = async (matter: string): Promise<void> => {
  const { hearingCase } = value(await north.handlers['case:open']({ id: caseId }))
  const particulars = { ...hearingCase.particulars, matter }
  const save = { id: caseId, section: 'particulars', value: particulars, settled: true } as const
  value(await north.handlers['case:save'](save))
}

beforeAll(async () => {
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
  await walk.makeLibrary(app, 'EMPTY')
  const made = await chairLaptop()
  north = made.chair
  caseId = made.caseId
  // The panel of the case is of that library; here the chair's seat is the reader's.
  first = await packFor(north, caseId, { id: await known(), ...seat })
})
afterAll(() => app.close())

describe('taking in a case', () => {
  it('says of a case file that nobody vouches for it, before anything is taken in', async () => {
    await open(join(resources, 'sample', 'sample-case.json'), 'Nobody vouches for this file')
    expect(await look(app, 'take-in-file')).toEqual([])
    await leave()
  })

  it('shows who sealed a pack, for whom and what it holds, and asks who an unknown signer is', async () => {
    await open(first, 'This signer is not known to this library')
    expect(await look(app, 'take-in-unknown')).toEqual([])
    await dialog().getByText('Every document').click()
    expect(await look(app, 'take-in-documents')).toEqual([])
    const take = button('Take in the case')
    expect(await take.isDisabled()).toBe(true)
    await app.page.getByRole('checkbox', { name: /I compared the fingerprint/ }).press('Space')
    await take.press('Enter')
    await app.page.getByRole('navigation', { name: 'Steps of the case' }).waitFor()
  })

  it('has nothing to do the second time, takes in what is newer, and refuses what is older', async () => {
    await open(first, 'Nothing new to take in')
    expect(await look(app, 'take-in-same')).toEqual([])
    await leave()
    await matterIs('Access to records, second wording')
    const id = (await bookOf(north)).recipients[0]?.id ?? ''
    await open(await packFor(north, caseId, { id, ...seat }), 'What would change here')
    expect(await look(app, 'take-in-newer')).toEqual([])
    await button('Take in what is newer').press('Enter')
    await app.page.getByRole('navigation', { name: 'Steps of the case' }).waitFor()
    await open(first, 'This is an older pack')
    expect(await look(app, 'take-in-older')).toEqual([])
    await leave()
  })

  it('asks which is to stand where both sides changed a part', async () => {
    const { hearingCase } = await ask(app, 'case:open', { id: caseId })
    const here = { ...hearingCase.particulars, matter: 'As it is called here' }
    const save = { id: caseId, section: 'particulars', value: here, settled: true } as const
    await ask(app, 'case:save', save)
    await matterIs('As it is called there')
    const id = (await bookOf(north)).recipients[0]?.id ?? ''
    await open(await packFor(north, caseId, { id, ...seat }), 'changed there and here')
    expect(await look(app, 'take-in-both-changed')).toEqual([])
    expect(await button('Take in as chosen').isDisabled()).toBe(true)
    await app.page.getByRole('radio', { name: /^Keep the one here/ }).press('Space')
    await button('Take in as chosen').press('Enter')
    await app.page.getByRole('navigation', { name: 'Steps of the case' }).waitFor()
  })

  it('says why a changed pack, and one for somebody else, is not taken in', async () => {
    const bytes = readFileSync(first)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const changed = join(newFolder(), 'changed.evenhand-pack')
    writeFileSync(changed, bytes)
    await open(changed, 'changed or cut short')
    expect(await look(app, 'take-in-changed')).toEqual([])
    await leave()
    const member = await memberLaptop('Panel member 1')
    const id = await introduce(north, member, 'Panel member 1')
    const theirs = await packFor(north, caseId, { id, role: 'MEMBER', seat: 1 })
    await open(theirs, 'encrypted for other receivers')
    expect(await look(app, 'take-in-not-mine')).toEqual([])
    await leave()
  })

  it('believes nobody whose certificate was revoked here', async () => {
    await app.page.getByRole('link', { name: 'Settings' }).click()
    await app.page.getByRole('tab', { name: 'Exchange' }).click()
    await app.page.getByText('Whose packs are believed here').waitFor()
    expect(await look(app, 'settings-exchange')).toEqual([])
    const [signer] = (await ask(app, 'exchange:book', undefined)).signers
    const { fingerprint = '', libraryId = '' } = signer ?? {}
    const reason = 'The laptop was stolen'
    await ask(app, 'exchange:revoke-signer', { fingerprint, libraryId, reason })
    await open(first, 'was revoked here')
    expect(await look(app, 'take-in-revoked')).toEqual([])
    await leave()
  })
})
