import { findPlaces } from '#core/notice/redaction/places'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { become, codes, newFolder, value } from '../../support/open-library.ts'
import { peopledLibrary, signedCase } from '../../support/signed-case.ts'

describe('Papers that go out with a signed notice', () => {
  it('are shown and saved by the chair of the case and the secretariat, and recorded', async () => {
    const library = await peopledLibrary()
    const { handlers, answers } = library
    const open = value(await handlers['case:import-sample']()).hearingCase.id
    const letter = { caseId: open, paper: 'COVERING_LETTER' as const }
    expect(codes(await handlers['paper:compose'](letter))).toEqual(['NOT_SIGNED'])
    const caseId = await signedCase(library)
    const signed = { ...letter, caseId }
    for (const label of ['Chair', 'Secretariat']) {
      if (label !== 'Chair') await become(library, label)
      const { document: shown } = value(await handlers['paper:compose'](signed))
      expect(shown.author).toBe(label)
      answers.saveFile = join(newFolder(), 'letter.pdf')
      value(await handlers['paper:save'](signed))
      const saved = readFileSync(answers.saveFile, 'latin1')
      expect(saved.startsWith('%PDF-')).toBe(true)
      expect(saved).toContain('/MarkInfo')
    }
    const refused = await handlers['paper:save']({ caseId, paper: 'BARRED_LIST' })
    expect(codes(refused)).toEqual(['NOT_BARRED'])
    const entries = value(await handlers['audit:list']({ before: null, limit: 20 }))
    expect(JSON.stringify(entries)).toContain('paper.exported')
    for (const [label, code] of [
      ['Another chair', 'NOT_ALLOWED'],
      ['Panel member 1', 'NOT_ALLOWED'],
    ] as const) {
      await become(library, label)
      expect([label, codes(await handlers['paper:save'](signed))]).toEqual([label, [code]])
    }
  }, 120_000)
})

describe('The public notice of a hearing', () => {
  it('is saved before signing by those who keep the case; why something is left out is recorded', async () => {
    const library = await peopledLibrary()
    const { handlers, answers } = library
    const caseId = value(await handlers['case:import-sample']()).hearingCase.id
    const asked = {
      caseId,
      paper: 'HEARING_NOTICE' as const,
      notice: {
        leftOut: ['NAME' as const],
        reason: 'A witness is at risk.',
        time: '10.00',
        place: 'County hall',
        additions: '',
      },
    }
    for (const label of ['Chair', 'Secretariat']) {
      if (label !== 'Chair') await become(library, label)
      answers.saveFile = join(newFolder(), 'notice.pdf')
      value(await handlers['paper:save'](asked))
      expect(readFileSync(answers.saveFile, 'latin1').startsWith('%PDF-')).toBe(true)
    }
    const entries = value(await handlers['audit:list']({ before: null, limit: 20 }))
    expect(JSON.stringify(entries)).toContain('A witness is at risk.')
    for (const label of ['Another chair', 'Panel member 1']) {
      await become(library, label)
      expect([label, codes(await handlers['paper:compose'](asked))]).toEqual([
        label,
        ['NOT_ALLOWED'],
      ])
    }
  }, 60_000)

  it('tells nothing that the chair leaves out of the published notice, and lists its mark for Welsh', async () => {
    const library = await peopledLibrary()
    const { handlers } = library
    const { id: caseId, findings } = value(await handlers['case:import-sample']()).hearingCase
    const words = findings.allegations[0]?.particulars.split(' ').slice(3, 7).join(' ') ?? ''
    const notice = { leftOut: [], reason: '', time: '10.00', place: 'Hall', additions: '' }
    const shown = async () => {
      const asked = { caseId, paper: 'HEARING_NOTICE' as const, notice }
      return JSON.stringify(value(await handlers['paper:compose'](asked)).document)
    }
    const missing = async () =>
      value(
        await handlers['wording:untranslated']({ caseId, languages: 'CY', typed: 'en-GB' }),
      ).find(({ key }) => key === 'leftOut.mark')?.papers
    expect(await shown()).toContain(words)
    expect(await missing()).toBeUndefined()
    const { sections } = value(await handlers['notice-redaction:list']({ caseId }))
    const places = findPlaces(sections, words)
    value(
      await handlers['notice-redaction:mark']({ caseId, places, ground: 'THIRD_PARTY', note: '' }),
    )
    expect(await shown()).not.toContain(words)
    expect(await shown()).toContain('[left out: personal data of a third party]')
    expect(await missing()).toEqual(['NOTICE', 'HEARING_NOTICE'])
  }, 60_000)
})
