import fc from 'fast-check'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'
import { noticePage } from '#core/notice/page'

const signed = { fileName: 'EH-1-published-notice.pdf', sha256: 'a'.repeat(64) }

const blocks: readonly NoticeBlock[] = [
  { kind: 'subheading', text: 'Finding' },
  { kind: 'paragraph', number: 1, text: 'The panel heard the officer.' },
  { kind: 'facts', rows: [['Rank', 'Constable']] },
  {
    kind: 'table',
    caption: 'Allegations',
    columns: ['Allegation', 'Level'],
    rows: [['Searches without a purpose', 'Gross misconduct']],
  },
  { kind: 'outcome', label: 'Outcome', lines: ['Final written warning', 'Three years'] },
]

const notice = (more: Partial<NoticeDocument> = {}): NoticeDocument => ({
  kind: 'PUBLISHED',
  language: 'en-GB',
  title: 'Outcome of a misconduct hearing',
  marking: 'OFFICIAL',
  number: 'EH-1/1/P',
  caseReference: 'EH-1',
  version: 1,
  replaces: null,
  force: 'Heddlu a’r Sir',
  sections: [{ id: 'findings', heading: 'Findings', blocks }],
  annex: [
    { id: 'annex', heading: 'Annex', blocks: [{ kind: 'paragraph', number: 2, text: 'Cases.' }] },
  ],
  signature: { signer: 'Chair', capacity: 'Chief officer', statement: 'This is the decision.' },
  fingerprint: null,
  ...more,
})

const read = (page: string) => {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } })
  return new window.DOMParser().parseFromString(page, 'text/html')
}

const words = (page: string): string =>
  (read(page).querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')

describe('noticePage', () => {
  it('says everything that the notice says, in its order', () => {
    const text = words(noticePage(notice(), signed)).split('Annex').slice(-1)[0] ?? ''
    expect(text).toContain('2. Cases.')
    const order = [
      'Outcome of a misconduct hearing',
      'Finding',
      '1. The panel heard the officer.',
      'Rank',
      'Constable',
      'Allegations',
      'Gross misconduct',
      'Final written warning',
      'Three years',
      'This is the decision.',
      '2. Cases.',
    ]
    const places = order.map((phrase) => words(noticePage(notice(), signed)).indexOf(phrase))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
  })

  it('has what a reader by ear goes by', () => {
    const page = read(noticePage(notice(), signed))
    expect(page.documentElement?.getAttribute('lang')).toBe('en-GB')
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    const levels = [...page.querySelectorAll('h1,h2,h3')].map(({ tagName }) => Number(tagName[1]))
    for (const [at, level] of levels.entries())
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(page.querySelectorAll('table caption')).toHaveLength(1)
    expect(page.querySelectorAll('th[scope=col]')).toHaveLength(2)
    for (const part of page.querySelectorAll('[aria-labelledby]'))
      expect(page.getElementById(part.getAttribute('aria-labelledby') ?? '')).not.toBeNull()
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('lists its sections at the top, in their order, each with a way to it', () => {
    const page = read(noticePage(notice(), signed))
    const links = [...page.querySelectorAll('nav a')]
    expect(links.map(({ textContent }) => textContent)).toEqual(['Findings', 'Signature', 'Annex'])
    const headings = links.map(
      (link) => page.querySelector(`h2${link.getAttribute('href')}`)?.textContent,
    )
    expect(headings).toEqual(['Findings', 'Signature', 'Annex'])
  })

  it('has a subheading as a heading below that of its section', () => {
    const page = read(noticePage(notice(), signed))
    expect([...page.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
      'Finding',
    ])
  })

  it('names the notice and its version, and the one that it replaces', () => {
    const lines = (more: Partial<NoticeDocument> = {}) =>
      [...read(noticePage(notice(more), signed)).querySelectorAll('p.number')].map(
        ({ textContent }) => textContent,
      )
    expect(lines()).toHaveLength(1)
    expect(lines()[0]).toMatch(/EH-1\/1\/P.*1/)
    expect(lines({ replaces: 'EH-1/0/P' })[1]).toContain('EH-1/0/P')
  })

  it('names who signs and in what capacity, a line each', () => {
    const { statement, signer, capacity } = notice().signature
    const lines = read(noticePage(notice(), signed)).querySelectorAll(
      'section[aria-labelledby="signature"] p',
    )
    expect([...lines].map(({ textContent }) => textContent)).toEqual([statement, signer, capacity])
  })

  it('names the signed file and its hash', () => {
    const foot = read(noticePage(notice(), signed)).querySelector('footer')?.textContent ?? ''
    expect(foot).toContain(signed.fileName)
    expect(foot).toContain(signed.sha256)
  })

  it('gives text no way to become anything but text, and asks for nothing', () => {
    const expected = read(noticePage(notice(), signed)).querySelectorAll('*').length
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        '</style><style>*{display:none}',
        '&lt;b&gt;',
        '<!--',
        ']]>',
        'https://example.org',
        '\u202eetingid',
      ),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const page = noticePage(
          notice({
            title: `T${text}`,
            force: text,
            replaces: null,
            sections: [
              {
                id: 'findings',
                heading: text,
                blocks: [
                  { kind: 'subheading', text },
                  { kind: 'paragraph', number: 1, text },
                  { kind: 'facts', rows: [[text, text]] },
                  { kind: 'table', caption: text, columns: [text, text], rows: [[text, text]] },
                  { kind: 'outcome', label: text, lines: [text, text] },
                ],
              },
            ],
            signature: { signer: text, capacity: text, statement: text },
          }),
          signed,
        )
        const parsed = read(page)
        expect(parsed.querySelectorAll('*')).toHaveLength(expected)
        expect(parsed.querySelectorAll('script,img,link,iframe,object,form,base')).toHaveLength(0)
        expect(page).not.toMatch(/\u202e/)
        for (const one of parsed.querySelectorAll('[href],[src]'))
          expect(one.getAttribute('href')).toMatch(/^#/)
      }),
    )
  })

  it('keeps the very text, signs of mark-up included', () => {
    const text = 'He wrote "a < b & c > d", then left. ŵ ŷ'
    const page = notice({
      sections: [
        { id: 'findings', heading: 'H', blocks: [{ kind: 'paragraph', number: 1, text }] },
      ],
    })
    expect(words(noticePage(page, signed))).toContain(text)
  })
})
