import { beforeAll, describe, expect, it } from 'vitest'
import { become, codes, passphrase, value, type TestLibrary } from '../../support/open-library.ts'
import { answerComparators, peopledLibrary, sealAll } from '../../support/signed-case.ts'

describe('What is kept with a case for its notice', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  beforeAll(async () => {
    library = await peopledLibrary()
    caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
    await sealAll(library, caseId)
    value(await library.handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
    await answerComparators(library, caseId)
  }, 180_000)

  const compose = async (kind: 'FULL' | 'PUBLISHED') =>
    value(await library.handlers['notice:compose']({ caseId, kind }))

  /** The languages, as the screen keeps them. */
  async function keep(languages: 'EN' | 'CY' | 'BOTH', allowsEnglish: boolean) {
    const { handlers } = library
    const { particulars } = value(await handlers['case:open']({ id: caseId })).hearingCase
    const wording = { languages, typed: 'en-GB' as const, allowsEnglish }
    const next = { ...particulars, wording }
    const save = { id: caseId, section: 'particulars', value: next, settled: true } as const
    value(await handlers['case:save'](save))
  }

  it('puts one fingerprint of the decision into both notices, the same each time', async () => {
    const markOf = async (kind: 'FULL' | 'PUBLISHED') => {
      const { sections, record } = await compose(kind)
      const rows = sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : [])),
      )
      const [, printed] = rows.find(([label]) => label === 'Fingerprint of the decision') ?? []
      expect(record?.decisionMark).toBe(printed)
      return printed
    }
    const mark = await markOf('FULL')
    expect(mark).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)
    expect(await markOf('PUBLISHED')).toBe(mark)
    expect(await compose('FULL')).toEqual(await compose('FULL'))
    const other = await peopledLibrary()
    const id = value(await other.handlers['case:import-sample']()).hearingCase.id
    const elsewhere = value(
      await other.handlers['notice:compose']({ caseId: id, kind: 'PUBLISHED' }),
    )
    expect(elsewhere.record?.decisionMark).not.toBe(mark)
  }, 120_000)

  it('prints in the languages that are kept, and marks what is left out in them too', async () => {
    await keep('CY', false)
    const place = { sectionId: 'findings', text: '', nth: 0, from: 0, to: 0 }
    const marked = { caseId, places: [place], ground: 'WITNESS' as const, note: '' }
    value(await library.handlers['notice-redaction:mark'](marked))
    const published = await compose('PUBLISHED')
    expect(published.language).toBe('cy')
    const findings = published.sections.find(({ id }) => id === 'findings')
    expect(findings?.blocks[0]).toMatchObject({
      text: '[left out: identity or safety of a witness or informant] [Saesneg yn unig]',
    })
    const asked = { caseId, languages: 'CY', typed: 'en-GB' } as const
    const missing = value(await library.handlers['wording:untranslated'](asked))
    expect(missing.map(({ key }) => key)).toContain('leftOut.mark')
    for (const [key, paper] of [
      ['letter.title', 'COVERING_LETTER'],
      ['public.HEARING', 'HEARING_NOTICE'],
      ['web.skip', 'NOTICE'],
    ] as const)
      expect(missing.find((one) => one.key === key)?.papers).toEqual(
        expect.arrayContaining([paper]),
      )
  }, 60_000)

  it('refuses to sign until the kept choice lets phrases stand in English', async () => {
    const issue = () => library.handlers['notice:issue']({ caseId, passphrase })
    expect(codes(await issue())).toEqual(['NO_WELSH'])
    await keep('BOTH', true)
    const { notices } = value(await issue())
    expect(notices).toHaveLength(2)
    const full = await compose('FULL')
    expect(full.secondLanguage).toBe('cy')
    expect(JSON.stringify(full.sections)).toContain(
      'in 1 place: identity or safety of a witness or informant.',
    )
  }, 60_000)

  it('sends the letter out in the languages of the notice, with its words as they were signed', async () => {
    const full = await compose('FULL')
    await become(library, 'Secretariat')
    const { document: letter, untranslated } = value(
      await library.handlers['paper:compose']({ caseId, paper: 'COVERING_LETTER' }),
    )
    expect(untranslated.map(({ key }) => key)).toContain('letter.title')
    expect(letter.secondLanguage).toBe('cy')
    const text = JSON.stringify(letter.sections)
    expect(text).toContain('"Date / Dyddiad"')
    const appeal = full.sections.find(({ id }) => id === 'appeal')?.blocks[0]
    expect(appeal?.kind === 'paragraph' && text.includes(appeal.text)).toBe(true)
    const told = new Set(letter.passages?.map((one) => one.map(({ text }) => text).join('')))
    expect(appeal?.kind === 'paragraph' && told.has(appeal.text)).toBe(true)
  }, 60_000)
})
