import { describe, expect, it } from 'vitest'
import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'
import { renderNotice } from '../../../src-main/notice-pdf/render-notice.ts'
import { run, save, signedAt } from './judges.ts'
import { sampleNotice } from './sample-notice.ts'

const withBlocks = (...blocks: readonly NoticeBlock[]): NoticeDocument => ({
  ...sampleNotice(),
  fingerprint: null,
  sections: [{ id: 'only', heading: 'Only', blocks }],
})

const drawn = async (...blocks: readonly NoticeBlock[]): Promise<string> =>
  save(await renderNotice(withBlocks(...blocks), { issuedAt: signedAt }))

type Word = { readonly page: number; readonly top: number; readonly word: string }

/** Each word with its page and the points from the head of that page to its top. */
const wordsOf = (path: string): readonly Word[] =>
  run('pdftotext', '-bbox', path, '-')
    .split('<page ')
    .slice(1)
    .flatMap((text, index) =>
      [...text.matchAll(/yMin="([\d.]+)"[^>]*>([^<]+)</g)].map(([, top, word]) => ({
        page: index + 1,
        top: Number(top),
        word: word ?? '',
      })),
    )

const words = (stem: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${stem}${index}`).join(' ')

const paragraph = (text: string): NoticeBlock => ({ kind: 'paragraph', number: 1, text })

describe('The pages of a notice', () => {
  it.each([300, 330, 360, 390, 420])(
    'have the signature below the last words that are signed, %s of them',
    async (count) => {
      const all = wordsOf(await drawn(paragraph(words('told', count))))
      const signed = all.find(({ word }) => word === 'Signed')
      const above = all.filter(({ page, word }) => page === signed?.page && /^told\d/.test(word))
      expect(above.length).toBeGreaterThan(8)
      expect(all.filter(({ word }) => /^told\d/.test(word))).toHaveLength(count)
    },
  )

  it.each([1050, 1400, 1700, 1750])(
    'leave no large part of a page empty before the signature, after %s words',
    async (count) => {
      const last = { id: 'last', heading: 'Last', blocks: [paragraph(words('end', 30))] }
      const document = withBlocks(paragraph(words('told', count)))
      const sections = [...document.sections, last]
      const pdf = await renderNotice({ ...document, sections }, { issuedAt: signedAt })
      const all = wordsOf(save(pdf)).filter(({ top }) => top > 70 && top < 770)
      const signed = all.find(({ word }) => word === 'Signed')
      const footOf = (page: number): number =>
        Math.max(...all.filter((one) => one.page === page).map(({ top }) => top))
      expect(signed?.page).toBeGreaterThan(1)
      for (let page = 1; page < (signed?.page ?? 0); page += 1)
        expect(footOf(page)).toBeGreaterThan(640)
      expect(all.filter(({ word }) => /^(?:told|end)\d/.test(word))).toHaveLength(count + 30)
    },
  )

  it('keep words apart for who hears them, where a paragraph goes on overleaf', async () => {
    const path = await drawn(paragraph(words('told', 900)))
    const heard = [...run('pdfinfo', '-struct-text', path).matchAll(/"([^"]*told\d[^"]*)"/g)]
    expect(heard.length).toBeGreaterThan(1)
    expect(heard.map(([, text]) => text).join('')).toContain(words('told', 900))
  })

  it('leave air below a table, an outcome and a list of facts', async () => {
    const table = {
      kind: 'table',
      caption: 'Caption',
      columns: ['One', 'Two'],
      rows: [['a', 'last']],
    } as const
    const outcome = { kind: 'outcome', label: 'Outcome', lines: ['First', 'last'] } as const
    const facts = { kind: 'facts', rows: [['Label', 'last']] } as const
    const next = { kind: 'subheading', text: 'following' } as const
    const apart = async (...blocks: readonly NoticeBlock[]): Promise<number> => {
      const all = wordsOf(await drawn(...blocks))
      const topOf = (sought: string) => all.find(({ word }) => word === sought)?.top ?? NaN
      return topOf('following') - topOf('last')
    }
    const usual = await apart(paragraph('last'), paragraph('following'))
    expect(usual).toBeLessThan(24)
    expect(await apart(table, paragraph('following'))).toBeGreaterThan(usual + 4)
    expect(await apart(table, next)).toBeGreaterThan(usual + 4)
    expect(await apart(outcome, paragraph('following'))).toBeGreaterThan(usual + 11)
    expect(await apart(facts, paragraph('following'))).toBeGreaterThan(usual + 2)
    const list = { kind: 'facts', rows: [['following', 'value']] } as const
    expect(await apart(paragraph('last'), list)).toBeGreaterThan(usual)
  })

  it('leave room for a hand above a line to write on', async () => {
    const line = '_'.repeat(30)
    const all = wordsOf(
      await drawn({
        kind: 'facts',
        rows: [
          ['Name', line],
          ['Signed', line],
          ['Date', line],
        ],
      }),
    )
    const tops = all.filter(({ word }) => word === line).map(({ top }) => top)
    expect(tops).toHaveLength(3)
    const [name = NaN, signed = NaN, date = NaN] = tops
    expect(Math.min(signed - name, date - signed)).toBeGreaterThan(28)
  })

  it('leave no short word alone on the last line of a paragraph', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => index + 20)
    const path = await drawn(
      ...numbers.map((count) => paragraph(`${words(`p${count}w`, count)} misconduct.`)),
    )
    const all = wordsOf(path)
    for (const count of numbers) {
      const end = all.findIndex(({ word }) => word === `p${count}w${count - 1}`)
      expect(all[end + 1]).toEqual({ ...all[end], word: 'misconduct.' })
    }
  })

  it('set no space into a word that was cut, however short its end is', async () => {
    const addresses = Array.from(
      { length: 24 },
      (_, index) => `${'x'.repeat(50 + index)}/${'y'.repeat(14)}`,
    )
    const all = wordsOf(await drawn(...addresses.map((address) => paragraph(`at ${address}`))))
    const ends = all.filter(({ word }) => /^y+$/.test(word))
    const lines = new Set(all.filter(({ word }) => word.startsWith('x')).map(({ top }) => top))
    expect(ends.length).toBeGreaterThan(3)
    expect(ends.filter(({ top }) => lines.has(top))).toEqual([])
  })

  it('give the room of a table to the text of the allegation', async () => {
    const told = words('told', 40)
    const all = wordsOf(
      await drawn({
        kind: 'table',
        caption: 'Caption',
        columns: ['No.', 'Allegation', 'Reply', 'Finding', 'Level', 'Standards breached'],
        rows: [
          [
            '1',
            told,
            'Partly admitted',
            'Proved',
            'Gross misconduct',
            'Honesty and integrity; Authority, respect and courtesy; Discreditable conduct',
          ],
        ],
      }),
    )
    const tops = all.filter(({ word }) => /^told\d/.test(word)).map(({ top }) => top)
    expect(tops).toHaveLength(40)
    expect(new Set(tops).size).toBeLessThanOrEqual(7)
  })

  it('have a column head in two languages with its stroke beside the first', async () => {
    const all = wordsOf(
      await drawn({
        kind: 'table',
        caption: 'Caption',
        columns: ['No. / Rhif', 'Allegation / Honiad'],
        rows: [['1', words('told', 60)]],
      }),
    )
    const topOf = (sought: string) => all.find(({ word }) => word === sought)?.top
    expect(topOf('/')).toBe(topOf('No.'))
  })
})
