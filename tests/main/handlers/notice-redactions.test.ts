import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findPlaces, textsOf } from '#core/notice/redaction/places'
import { become, codes, newFolder, passphrase, value } from '../../support/open-library.ts'
import type { TestLibrary } from '../../support/open-library.ts'
import { answerComparators, peopledLibrary, sealAll } from '../../support/signed-case.ts'

describe('What the chair leaves out of the published notice', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  /** Words of one paragraph of the reasons, which stand nowhere else. */
  let words: string

  const list = async () => value(await library.handlers['notice-redaction:list']({ caseId }))
  const placesOf = async (text: string) => findPlaces((await list()).sections, text)
  const mark = async (text: string) =>
    library.handlers['notice-redaction:mark']({
      caseId,
      places: await placesOf(text),
      ground: 'WITNESS',
      note: 'She asked for it',
    })
  const published = async () =>
    JSON.stringify(value(await library.handlers['notice:compose']({ caseId, kind: 'PUBLISHED' })))

  beforeAll(async () => {
    library = await peopledLibrary()
    caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
  }, 120_000)

  it('is closed to a member, as the draft is, until every view is sealed', async () => {
    await become(library, 'Panel member 1')
    expect(codes(await library.handlers['notice-redaction:list']({ caseId }))).toEqual(['SEALED'])
    await sealAll(library, caseId)
    const { sections, redactions } = await list()
    expect(redactions).toEqual([])
    // Seriousness is not written on when comparators are answered.
    const typed = sections.filter(({ id }) => id !== 'outcome-reasons').flatMap(textsOf)
    const phrases = typed
      .filter(({ label }) => label.includes('paragraph'))
      .map(({ text }) => text.split(' ').slice(2, 8).join(' '))
    words = phrases.find((one) => one.length > 30 && findPlaces(sections, one).length === 1) ?? ''
    expect((await placesOf(words)).length).toBe(1)
  }, 120_000)

  it('is gone from the published notice and stands in the full one', async () => {
    const { redactions, rows } = value(await mark(words))
    expect(redactions[0]).toMatchObject({ markedBy: 'Chair', ground: 'WITNESS', elsewhere: 0 })
    expect(redactions[0]?.label).toMatch(/^.+, paragraph \d+$/)
    expect(await published()).not.toContain(words)
    expect(await published()).toContain('[left out: identity or safety of a witness or informant]')
    const full = await library.handlers['notice:compose']({ caseId, kind: 'FULL' })
    expect(JSON.stringify(value(full))).toContain(words)
    expect(rows[0]?.markedBy).toBe('Chair')
    expect(rows.filter(({ markedBy }) => markedBy === 'Rule').length).toBeGreaterThan(3)
    expect(JSON.stringify(rows)).not.toContain(words)
  })

  it('is named where the reasons tell again what is kept back elsewhere', async () => {
    const { hearingCase } = value(await library.handlers['case:open']({ id: caseId }))
    const told = 'Her brother was in hospital for most of the spring before the hearing.'
    const save = async (guidanceDeparture: string) => {
      value(
        await library.handlers['case:save']({
          id: caseId,
          section: 'decision',
          value: { ...hearingCase.decision, adviserAdvice: told, guidanceDeparture },
          settled: true,
        }),
      )
      return (await list()).identifiers.filter(({ kind }) => kind === 'KEPT_BACK')
    }
    expect(await save('')).toEqual([])
    expect(await save(`It weighs little that ${told.toLowerCase()}`)).toMatchObject([
      { words: told.toLowerCase().replace('.', ''), places: 1 },
    ])
  })

  it('is refused where the text is not what was looked at', async () => {
    const input = { caseId, places: [], ground: 'HEALTH', note: '' }
    expect(codes(await library.invoke('notice-redaction:mark', input))).toEqual(['WRONG_INPUT'])
    const exact = {
      sectionId: 'officer',
      text: 'Nobody wrote this',
      nth: 0,
      from: 0,
      to: 6,
    }
    expect(
      codes(await library.invoke('notice-redaction:mark', { ...input, places: [exact] })),
    ).toEqual(['CHANGED_MEANWHILE'])
  })

  it('stops the signing where it can no longer be found, until somebody has looked', async () => {
    const { hearingCase } = value(await library.handlers['case:open']({ id: caseId }))
    const { officer } = hearingCase.particulars
    const save = (name: string) =>
      library.handlers['case:save']({
        id: caseId,
        section: 'particulars',
        value: { ...hearingCase.particulars, officer: { ...officer, name } },
        settled: true,
      })
    value(await save('Officer Q'))
    value(await mark('Officer Q'))
    value(await save(officer.name))
    const lost = (await list()).redactions.filter(({ label }) => label === null)
    expect(lost.length).toBeGreaterThan(0)
    value(await library.handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
    await answerComparators(library, caseId)
    expect(codes(await library.handlers['notice:issue']({ caseId, passphrase }))).toEqual([
      'REDACTION_LOST',
    ])
    const ids = lost.map(({ id }) => id)
    value(await library.handlers['notice-redaction:remove']({ caseId, ids }))
  }, 60_000)

  it('is ordered by the chair of the case, and by nobody else', async () => {
    const { redactions } = await list()
    const places = [{ sectionId: 'officer', text: '', nth: 0, from: 0, to: 0 }]
    for (const [label, code] of [
      ['Panel member 1', 'NOT_ALLOWED'],
      ['Secretariat', 'NOT_ALLOWED'],
      ['Another chair', 'NOT_ON_THE_PANEL'],
    ] as const) {
      await become(library, label)
      const { handlers } = library
      const input = { caseId, places, ground: 'HEALTH' as const, note: '' }
      expect([label, codes(await handlers['notice-redaction:mark'](input))]).toEqual([
        label,
        [code],
      ])
      const ids = redactions.map(({ id }) => id)
      expect(codes(await handlers['notice-redaction:remove']({ caseId, ids }))).toEqual([code])
    }
    await become(library, 'Chair')
  }, 60_000)

  it('is signed so, with its log, and stays as it was', async () => {
    value(await library.handlers['notice:issue']({ caseId, passphrase }))
    expect(await published()).not.toContain(words)
    const kept = await list()
    expect(kept.rows[0]).toMatchObject({ markedBy: 'Chair', page: '' })
    const ids = kept.redactions.map(({ id }) => id)
    expect(codes(await library.handlers['notice-redaction:remove']({ caseId, ids }))).toEqual([
      'CASE_SIGNED',
    ])
    for (const format of ['CSV', 'PDF'] as const) {
      library.answers.saveFile = join(newFolder(), `log.${format}`)
      value(await library.handlers['notice-redaction:export-log']({ caseId, format }))
      const saved = readFileSync(library.answers.saveFile, 'latin1')
      expect(saved).not.toContain(words)
      expect(saved.length).toBeGreaterThan(500)
    }
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 100 }))
    for (const action of ['left-out.marked', 'left-out.removed', 'left-out.exported'])
      expect(JSON.stringify(entries)).toContain(action)
    expect(JSON.stringify(entries)).not.toContain(words)
  }, 120_000)

  it('is left out of a correction too, by the same order', async () => {
    const before = (await list()).redactions
    const made = await library.handlers['case:correct']({ id: caseId, reason: 'A wrong date' })
    caseId = value(made).hearingCase.id
    const { redactions } = await list()
    expect(redactions.map(({ markedAt, text }) => [markedAt, text])).toEqual(
      before.map(({ markedAt, text }) => [markedAt, text]),
    )
    expect(await published()).not.toContain(words)
  }, 60_000)
})
