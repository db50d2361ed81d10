import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Api } from '#contract/api'
import { bankHolidayFile, yearOfHolidays } from '../../support/bank-holiday-file.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

type Book = Extract<Awaited<ReturnType<Api['law:book']>>, { ok: true }>['value']
const entryIn = (book: Book, id: string) => {
  const found = book.sections.flatMap(({ entries }) => entries).find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`No ${id}`)
  return found
}
const named = ({ kind, id, hash }: ReturnType<typeof entryIn>) => ({ kind, id, hash })
const words = { signedBy: 'Force solicitor', signedOn: '2026-11-18', note: 'Checked.' }
const signedOffIn = async ({ handlers }: TestLibrary, id: string) =>
  value(await handlers['law:read']()).rules.find((rule) => rule.id === id)?.signedOffBy

/** Signs off OUT-015 and gives the book before and after. */
async function signed(library: TestLibrary) {
  const before = value(await library.handlers['law:book']())
  const entry = named(entryIn(before, 'OUT-015'))
  const after = value(await library.handlers['law:sign-off']({ ...entry, ...words }))
  return { entry, before, after }
}

describe('Signing an entry of the rule book off', () => {
  it('changes the law that applies at once, is audited, and is there after unlocking again', async () => {
    const library = await newLibrary()
    expect(await signedOffIn(library, 'OUT-015')).toBeNull()
    const { after } = await signed(library)
    expect(entryIn(after, 'OUT-015').signOff).toMatchObject(words)
    expect(await signedOffIn(library, 'OUT-015')).toBe('Force solicitor')
    const [entry] = value(await library.handlers['audit:list']({ before: null, limit: 1 }))
    expect(entry).toMatchObject({ action: 'law.signed-off', subject: 'OUT-015' })
    await become(library, 'Chair')
    expect(await signedOffIn(library, 'OUT-015')).toBe('Force solicitor')
    value(await library.handlers['vault:lock']())
    expect(await signedOffIn(library, 'OUT-015')).toBeNull()
  })

  it('is taken back by a new record with a reason, never by removing one', async () => {
    const library = await newLibrary()
    const { entry } = await signed(library)
    const { handlers } = library
    expect(codes(await handlers['law:sign-off']({ ...entry, ...words }))).toEqual([
      'SIGNED_OFF_ALREADY',
    ])
    const book = value(await handlers['law:withdraw-sign-off']({ ...entry, reason: 'Law changed' }))
    expect(entryIn(book, 'OUT-015')).toMatchObject({ signOff: null, verified: false })
    expect(entryIn(book, 'OUT-015').history.map(({ act, note }) => [act, note])).toEqual([
      ['WITHDRAWN', 'Law changed'],
      ['SIGNED', 'Checked.'],
    ])
    expect(await signedOffIn(library, 'OUT-015')).toBeNull()
    expect(codes(await handlers['law:withdraw-sign-off']({ ...entry, reason: 'Again' }))).toEqual([
      'NOT_SIGNED_OFF',
    ])
  })

  it('is refused for a wording the book does not hold, a day ahead and wrong input', async () => {
    const library = await newLibrary()
    const { handlers, invoke } = library
    const entry = named(entryIn(value(await handlers['law:book']()), 'OUT-015'))
    const other = { ...entry, hash: 'f'.repeat(64), ...words }
    expect(codes(await handlers['law:sign-off'](other))).toEqual(['NOT_THIS_WORDING'])
    const ahead = { ...entry, ...words, signedOn: '2026-11-20' }
    expect(codes(await handlers['law:sign-off'](ahead))).toEqual(['IN_THE_FUTURE'])
    for (const bad of [
      {},
      { ...entry, ...words, signedBy: ' ' },
      { ...entry, ...words, signedOn: '2026-02-30' },
      { ...entry, ...words, kind: 'LAW' },
    ])
      expect(codes(await invoke('law:sign-off', bad))).toEqual(['WRONG_INPUT'])
  })

  it('is for the chair and the secretariat; everyone reads the book', async () => {
    const library = await newLibrary()
    await addPeople(library)
    const entry = named(entryIn(value(await library.handlers['law:book']()), 'OUT-015'))
    for (const label of ['Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, label)
      value(await library.handlers['law:book']())
      expect(codes(await library.handlers['law:sign-off']({ ...entry, ...words }))).toEqual([
        'NOT_ALLOWED',
      ])
      expect(codes(await library.handlers['law:update-bank-holidays']())).toEqual(['NOT_ALLOWED'])
    }
    await become(library, 'Secretariat')
    value(await library.handlers['law:sign-off']({ ...entry, ...words }))
  })
})

describe('Taking in bank holidays', () => {
  const fileOf = (text: string) => {
    const path = join(newFolder(), 'bank-holidays.json')
    writeFileSync(path, text)
    return path
  }

  it('changes what is known from then on, and tells and audits what changed', async () => {
    const library = await newLibrary()
    const { handlers, answers } = library
    expect(value(await handlers['law:update-bank-holidays']())).toBeNull()
    answers.openFiles = [fileOf(`\uFEFF${bankHolidayFile(yearOfHolidays(2031))}`)]
    const taken = value(await handlers['law:update-bank-holidays']())
    expect(taken?.change).toMatchObject({ knownUntil: '2031-12-31', removed: [] })
    expect(taken?.change.added).toHaveLength(8)
    expect(taken?.book.bankHolidays.source).toContain(
      'bank-holidays.json, taken in on 19 November 2026 by Chair',
    )
    expect(value(await handlers['law:read']()).bankHolidays.knownUntil).toBe('2031-12-31')
    const [entry] = value(await handlers['audit:list']({ before: null, limit: 1 }))
    expect(entry?.action).toBe('law.bank-holidays-updated')
    await become(library, 'Chair')
    expect(value(await handlers['law:read']()).bankHolidays.knownUntil).toBe('2031-12-31')
  })

  it('refuses a file that is none, is not there or is too large, and changes nothing', async () => {
    const { handlers, answers } = await newLibrary()
    const before = value(await handlers['law:book']()).bankHolidays
    for (const [path, code] of [
      [fileOf('no'), 'NOT_JSON'],
      [fileOf('{}'), 'NOT_BANK_HOLIDAYS'],
      [join(newFolder(), 'none.json'), 'UNREADABLE'],
      [fileOf(' '.repeat(2 * 1024 * 1024 + 1)), 'TOO_LARGE'],
    ] as const) {
      answers.openFiles = [path]
      expect(codes(await handlers['law:update-bank-holidays']())).toEqual([code])
    }
    expect(value(await handlers['law:book']()).bankHolidays).toEqual(before)
  })

  it('writes nothing once the library was locked while the file was chosen', async () => {
    const { handlers, answers, session } = await newLibrary()
    answers.openFiles = [fileOf(bankHolidayFile(yearOfHolidays(2031)))]
    const asked = handlers['law:update-bank-holidays']()
    value(await handlers['vault:lock']())
    expect(codes(await asked)).toEqual(['LOCKED'])
    expect(session.library).toBeNull()
  })
})
