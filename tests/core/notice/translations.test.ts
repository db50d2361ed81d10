import { describe, expect, it } from 'vitest'
import { readTranslations, standing, translationTable } from '#core/notice/words/translations'
import type { TranslationRow } from '#core/notice/words/translations'
import { sampleLaw } from '../../support/sample-case.ts'

const law = sampleLaw()
const title = { key: 'title.HEARING', english: 'Outcome of a misconduct hearing' }
const held = {
  key: 'stageThree.heard',
  english: '{who} heard representations on outcome on {date} before deciding it.',
}

const row = (value: unknown, line = 2): TranslationRow => ({ line, value })
const read = (...rows: readonly TranslationRow[]) => {
  const result = readTranslations(rows, law)
  if (!result.ok) throw new Error('Expected rows')
  return result.value
}
const refusal = (entry: { key: string; english: string }, welsh: string) =>
  read(row({ ...entry, welsh })).refused[0]?.reason

describe('readTranslations', () => {
  it('takes Welsh for phrases that there are, and passes over rows without', () => {
    const { taken, refused } = read(
      row({ ...title, welsh: 'Canlyniad ~' }),
      row({ ...held, welsh: '' }, 3),
    )
    expect(taken).toEqual([{ ...title, welsh: 'Canlyniad ~' }])
    expect(refused).toEqual([])
  })

  it('refuses names in braces that are lost, new, doubled or damaged', () => {
    const names = 'The Welsh must hold {date}, {who}'
    for (const welsh of [
      '{who} ~',
      '{who} {date} {date}',
      '{who} {date} {place}',
      '{who} {date} {',
    ])
      expect(refusal(held, welsh)).toContain(names)
    expect(refusal(title, 'Canlyniad {who}')).toContain('has none')
    expect(refusal(held, '~ {date} ~ {who}')).toBeUndefined()
  })

  it('refuses markup, signs that cannot be seen, and what is far too long', () => {
    for (const welsh of ['<b>~</b>', '~\u202Ede', '~\uFDD1', '~\u0007', '~\uE000'])
      expect(refusal(title, welsh)).toContain('a sign that is not of the text')
    expect(refusal(title, '~'.repeat(1_001))).toContain('longer than 1000')
  })

  it('refuses what was translated from other English, and phrases that there are not', () => {
    expect(refusal({ ...title, english: 'Another title' }, '~')).toContain('another than now')
    expect(refusal({ key: 'no.such', english: 'X' }, '~')).toContain('no such phrase')
    expect(refusal({ key: '__proto__', english: 'X' }, '~')).toContain('no such phrase')
    expect(read({ line: 7, error: 'Not a row' }).refused).toEqual([
      { line: 7, key: '', reason: 'Not a row' },
    ])
  })

  it('refuses a table that cannot be ours', () => {
    const rows = Array.from({ length: 2_001 }, (_, index) => row({ ...title, welsh: '~' }, index))
    expect(readTranslations(rows, law)).toMatchObject({ ok: false })
  })
})

describe('standing', () => {
  it('no longer counts Welsh whose English has changed', () => {
    const old = { ...held, english: 'As it once was', welsh: '~' }
    expect(standing([{ ...title, welsh: '~' }, old], law)).toEqual(new Map([[title.key, '~']]))
  })
})

describe('translationTable', () => {
  it('holds each phrase once, with the Welsh that ships and that was given', () => {
    const lines = translationTable([{ ...title, welsh: 'Canlyniad ~' }], law).split('\r\n')
    expect(lines[0]).toBe('\uFEFF"key","english","welsh"')
    expect(lines).toContain(`"${title.key}","${title.english}","Canlyniad ~"`)
    expect(lines).toContain('"outcome.heading","Outcome","Canlyniad"')
    const keys = lines.map((line) => line.split(',')[0])
    expect(new Set(keys).size).toBe(keys.length)
  })
})
