import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { composeNotice } from '#core/notice/compose'
import { composeInLanguages } from '#core/notice/in-languages'
import type { NoticeLanguages } from '#core/notice/notice-wording'
import type { NoticeInput } from '#core/notice/notice-context'
import { noticePage } from '#core/notice/page'
import { redact } from '#core/notice/redaction/redact'
import { catalogue, placeholders } from '#core/notice/words/catalogue'
import { welsh } from '#core/notice/words/cy'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'
import type { SampleOverrides } from '../../support/sample-case.ts'

const law = sampleLaw()

const inputOf = (
  overrides: SampleOverrides = {},
  kind: NoticeInput['kind'] = 'FULL',
): NoticeInput => ({
  hearingCase: sampleCase(overrides),
  law,
  kind,
  number: 'EH-2026-014/1',
  issuedOn: '2026-11-19',
  documents: [],
  comparison: null,
  signer: { label: 'Chair', capacity: 'Chief officer' },
})

const compose = (
  languages: NoticeLanguages,
  overrides: SampleOverrides = {},
  translations: ReadonlyMap<string, string> = new Map(),
) => composeInLanguages(inputOf(overrides), { languages, translations, typed: 'en-GB' })

/** No Welsh at all, but told from the English: each word behind a sign. */
const pretended = new Map(
  catalogue(law).map(({ key, english }) => [
    key,
    english.replace(/\{[A-Za-z]+\}|\p{L}+/gu, (word) => (word.startsWith('{') ? word : `~${word}`)),
  ]),
)

const kindsOfCase: readonly SampleOverrides[] = [
  {},
  { particulars: { forum: 'MEETING', members: [] }, decision: { outcome: 'WW', months: 12 } },
  { particulars: { forum: 'AMH', members: [] }, decision: { outcome: 'DWN', months: null } },
  {
    particulars: { officer: { ...sampleCase().particulars.officer, standing: 'FORMER' } },
    decision: { outcome: 'WHBD', months: null },
  },
  {
    particulars: { dates: { ...sampleCase().particulars.dates, cameToAttention: '2019-01-14' } },
    findings: { allegations: [sampleAllegation({ proved: false, level: null, standards: [] })] },
  },
]

describe('composeInLanguages', () => {
  it('gives in English what composeNotice gives, and nothing more', () => {
    for (const overrides of kindsOfCase)
      expect(compose('EN', overrides)).toEqual({
        document: composeNotice(inputOf(overrides)),
        untranslated: [],
      })
  })

  it('says in Welsh what has Welsh, with Welsh dates', () => {
    const { document } = compose('CY')
    expect(document.language).toBe('cy')
    const [hearing] = document.sections
    expect(hearing?.heading).toBe('Y gwrandawiad')
    expect(hearing?.blocks[0]).toMatchObject({
      rows: expect.arrayContaining([['Dyddiad yr hysbysiad hwn', '19 Tachwedd 2026']]),
    })
    expect(document.furniture?.['page.of']).toBe('Tudalen {page} o {pages}')
  })

  it('marks and lists what has none, and nothing is left once all has', () => {
    const { document, untranslated } = compose('CY')
    const title = { key: 'title.HEARING', english: 'Outcome of a misconduct hearing' }
    expect(document.title).toBe(`${title.english} [Saesneg yn unig]`)
    expect(untranslated).toContainEqual(title)
    for (const overrides of kindsOfCase) {
      const all = compose('CY', overrides, pretended)
      expect(all.untranslated).toEqual([])
      expect(canonicalJson(all.document)).not.toContain('[Saesneg yn unig]')
    }
  })

  it('sets the mark after what it speaks of, and not after what a person typed', () => {
    const appealTo = 'Tribiwnlys Apelau’r Heddlu'
    const said = canonicalJson(compose('CY', { decision: { appealTo } }).document)
    expect(said).toContain(`It goes to: [Saesneg yn unig] ${appealTo}.`)
    const evidence = [{ documentId: 'd', page: 2, quotation: '', oral: false }]
    const facts = [{ id: 'f', text: 'Darllenwyd y cofnod.', proved: null, evidence }]
    const findings = { allegations: [sampleAllegation({ facts })] }
    const documents = [{ id: 'd', title: 'D', label: { number: 1, insert: 0 } }]
    const cited = composeInLanguages(
      { ...inputOf({ findings }), documents },
      { languages: 'CY', typed: 'cy', translations: new Map() },
    )
    expect(canonicalJson(cited.document)).toContain('(bundle page 2 [Saesneg yn unig])')
    const date = canonicalJson(compose('CY').document)
    expect(date).toContain('on 18 November 2026 before deciding it. [Saesneg yn unig]')
    expect(date).toContain('"Notice {number}, version {version} [Saesneg yn unig]"')
    expect(date).toContain('"Time stated by the signer: {time} [Saesneg yn unig]"')
  })

  it('asks for no phrase that the table for the translator does not hold', () => {
    const keys = new Set(catalogue(law).map(({ key }) => key))
    for (const overrides of kindsOfCase)
      for (const kind of ['FULL', 'PUBLISHED'] as const) {
        const input = inputOf(overrides, kind)
        const wording = {
          languages: 'BOTH',
          translations: new Map<string, string>(),
          typed: 'en-GB',
        } as const
        for (const { key } of composeInLanguages(input, wording).untranslated)
          expect(keys).toContain(key)
      }
  })

  it('leaves no fixed word in English alone once all is translated', () => {
    const typed = canonicalJson(inputOf().hearingCase)
    const { document } = compose('CY', {}, pretended)
    for (const { blocks } of document.sections)
      for (const block of blocks)
        for (const [label, value] of block.kind === 'facts' ? block.rows : []) {
          expect(label).toMatch(/^~/)
          if (!typed.includes(value)) expect(value).toMatch(/~|Tachwedd|Mehefin|Gorffennaf|Awst/)
        }
  })

  it('sets both languages side by side, and what was typed once', () => {
    const { document } = compose('BOTH', {}, pretended)
    const text = canonicalJson(document.sections)
    expect(document.title).toBe(
      'Outcome of a misconduct hearing / ~Outcome ~of ~a ~misconduct ~hearing',
    )
    expect(text).toContain(
      'The panel found exceptional circumstances. / ~The ~panel ~found ~exceptional ~circumstances. The officer acted in fear',
    )
    expect(text).toContain('own account. Proved. / ~Proved.')
  })

  it('sets one full stop between both languages and what was typed after them', () => {
    const text = canonicalJson(compose('BOTH', {}, pretended).document.sections)
    expect(text).toContain('"Final written warning / ~Final ~written ~warning. It marks')
    expect(text).toContain(
      'reputation (harm done) / ~Harm ~to ~confidence ~and ~reputation (~harm ~done). People must',
    )
    expect(text).toContain(' It goes to: / ~Notice ~of')
    expect(text).toContain('~It ~goes ~to: The Police Appeals Tribunal, through')
    for (const typed of ['People must be able to trust', 'The Police Appeals Tribunal, through'])
      expect(text.split(typed)).toHaveLength(2)
  })

  it('begins no half of a text with a comma', () => {
    const text = canonicalJson(compose('BOTH', {}, pretended).document.sections)
    expect(text).toContain('no part in the decision / ~a ~legally ~qualified ~person')
    expect(text).not.toMatch(/ \/ [,;.)]/)
    expect(text).toContain(
      '"Panel member 1 and Panel member 2 / Panel member 1 ~and Panel member 2"',
    )
  })

  it('sets what was typed once, and each date in both languages', () => {
    const text = canonicalJson(compose('BOTH', {}, pretended).document.sections)
    expect(text.split('The officer acted in fear').length).toBe(2)
    expect(text).toContain('18 November 2026 / 18 Tachwedd 2026')
  })

  it('tells each passage that is in the other language', () => {
    const { document } = compose('BOTH', {}, pretended)
    const passages = document.passages ?? []
    expect(passages).toContainEqual([
      { language: 'en-GB', text: 'Outcome / ' },
      { language: 'cy', text: '~Outcome' },
    ])
    const whole = canonicalJson(document)
    for (const one of passages)
      expect(whole).toContain(JSON.stringify(one.map(({ text }) => text).join('')).slice(1, -1))
    const page = noticePage(document, { fileName: 'notice.pdf', sha256: 'ab' })
    expect(page).toContain('<html lang="en-GB">')
    expect(page).toContain('Outcome / <span lang="cy">~Outcome</span>')
  })

  it('keeps the language that people typed in', () => {
    const said = (typed: 'en-GB' | 'cy') =>
      composeInLanguages(inputOf(), { languages: 'CY', translations: pretended, typed }).document
        .passages
    const name = [{ language: 'en-GB', text: 'Sample Officer' }]
    expect(said('en-GB')).toContainEqual(name)
    expect(said('cy')).not.toContainEqual(name)
  })

  it('keeps in no passage what the chair orders to be left out', () => {
    const { document } = compose('CY')
    const text = 'The circumstances are exceptional, and confidence can be kept without dismissal.'
    const place = { sectionId: 'outcome-reasons', nth: 0, from: 4, to: 17 }
    const by = { note: '', markedBy: 'Chair', markedAt: '2026-11-19T10:00:00.000Z' }
    const redaction = { ...place, ...by, id: 'r', text, ground: 'WITNESS' } as const
    expect(canonicalJson(document.passages)).toContain(text)
    const told = canonicalJson(redact(document, [redaction]))
    expect(told).not.toContain('circumstances are exceptional')
    expect(told).toContain('are exceptional, and confidence')
    const whole = canonicalJson(redact(document, [{ ...redaction, text: '', from: 0, to: 0 }]))
    expect(whole).not.toContain('confidence can be kept')
  })

  it('lets nothing that was typed pass for a mark of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const together = `${text} \uFDD1Forged\uFDD2\uFDD3`
        for (const languages of ['CY', 'BOTH'] as const) {
          const { document } = compose(languages, { seriousness: { together } })
          const whole = canonicalJson(document)
          expect(whole).not.toMatch(/[\uFDD0-\uFDEF]/)
          expect(whole).not.toContain('Forged [Saesneg')
          const forged = (document.passages ?? [])
            .flat()
            .filter((one) => one.text.includes('Forged'))
          expect(forged.filter(({ language }) => language === 'cy')).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('The Welsh that ships', () => {
  it('is for phrases that there are, with the same names in braces', () => {
    const english = new Map(catalogue(law).map((entry) => [entry.key, entry.english]))
    for (const [key, text] of Object.entries(welsh))
      expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? 'none')])
  })
})
