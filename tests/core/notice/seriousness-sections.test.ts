import { describe, expect, it } from 'vitest'
import type { Seriousness } from '#core/hearing-case'
import type { DraftSection } from '#core/notice/draft'
import type { NoticeDocument } from '#core/notice/notice'
import { personalMitigationSection, stageOneSection } from '#core/notice/seriousness-sections'
import { contextOf } from '../../support/notice-context.ts'
import { sampleCase, type SampleOverrides } from '../../support/sample-case.ts'

const said = ({ blocks }: DraftSection) =>
  blocks.map((block) => ('text' in block ? block.text : block.kind))
const stageOne = (seriousness: Partial<Seriousness>, kind?: NoticeDocument['kind']) =>
  said(stageOneSection(contextOf({ seriousness }, kind)))

const bare: Partial<Seriousness> = {
  culpabilityLevel: null,
  harmLevel: null,
  factors: [],
  absentFactors: [],
  together: '',
  countedOnce: '',
}
const factor = (factorId: string, reason = '', extent: 'DONE' | 'RISKED' | null = null) => ({
  factorId,
  reason,
  extent,
  evidence: [],
})

describe('Stage one in the notice', () => {
  it('has a heading only over what is said under it', () => {
    expect(stageOne(bare)).toEqual([])
    expect(stageOne({ ...bare, culpabilityLevel: 'HIGH' })).toEqual([
      'Culpability',
      'Culpability is high.',
    ])
    expect(stageOne({ ...bare, harmLevel: 'LOW' })).toEqual(['Harm', 'Harm is low.'])
    expect(stageOne({ ...bare, together: 'All of it.' })).toEqual(['Taken together', 'All of it.'])
  })

  it('puts each factor under its own heading, with how far the harm went', () => {
    const factors = [
      factor('AGG_SUSTAINED', 'Eleven look-ups'),
      factor('HRM_PUBLIC_CONFIDENCE', 'People must trust it', 'RISKED'),
      factor('CUL_DATA_MISUSE', 'For a private reason'),
      factor('MIT_EARLY_ADMISSION'),
    ]
    expect(stageOne({ ...bare, factors })).toEqual([
      'Culpability',
      'Misuse of information. For a private reason.',
      'Harm',
      'Harm to confidence and reputation (harm risked). People must trust it.',
      'What makes it more serious',
      'Sustained or repeated. Eleven look-ups.',
      'What makes it less serious',
      'Early admission.',
    ])
  })

  it('keeps every paragraph of a reason, in order', () => {
    const reason = 'First of three\n\nSecond of three\n\nThird of three'
    const [, ...told] = stageOne({ ...bare, factors: [factor('AGG_SUSTAINED', reason)] })
    expect(told).toEqual([
      'Sustained or repeated. First of three',
      'Second of three',
      'Third of three.',
    ])
  })

  it('puts the references where the reason ends, however many paragraphs it has', () => {
    const evidence = [{ documentId: 'gone', page: 1, quotation: '', oral: true }]
    const told = (reason: string) =>
      stageOne({ ...bare, factors: [{ ...factor('AGG_SUSTAINED', reason), evidence }] }).slice(1)
    const paragraphs = ['First', 'Second', 'Third', 'Fourth']
    expect(told('First')).toEqual(['Sustained or repeated. First (oral evidence).'])
    expect(told(paragraphs.slice(0, 2).join('\n'))).toEqual([
      'Sustained or repeated. First',
      'Second (oral evidence).',
    ])
    expect(told(paragraphs.join('\n'))).toEqual([
      'Sustained or repeated. First',
      'Second',
      'Third',
      'Fourth (oral evidence).',
    ])
    expect(told('')).toEqual(['Sustained or repeated (oral evidence).'])
  })

  it('names what was considered and not found', () => {
    const absent = stageOne({ ...bare, absentFactors: ['AGG_CONCEALMENT', 'AGG_SUSTAINED'] })
    expect(absent[0]).toBe('What was not found')
    expect(absent[1]).toMatch(/considered and did not find: .+; sustained or repeated\.$/)
  })

  it('tells of health in the full notice alone', () => {
    const ill = { ...bare, factors: [factor('MIT_HEALTH', 'A diagnosis')] }
    expect(stageOne(ill).join(' ')).toContain('A diagnosis')
    const published = stageOne(ill, 'PUBLISHED').join(' ')
    expect(published).toContain('The details are not published.')
    expect(published).not.toContain('diagnosis')
  })
})

describe('Personal mitigation in the notice', () => {
  const item = {
    id: 'm1',
    factorId: 'PM_SERVICE_RECORD',
    text: 'No complaint',
    raisedAt: null,
    couldHaveBeenRaisedEarlier: null,
    weight: 'Some',
  }
  const told = (change: object, more: SampleOverrides = {}, kind?: NoticeDocument['kind']) => {
    const seriousness = { personalMitigation: [{ ...item, ...change }] }
    const decision = { serviceRecordConsidered: false }
    return said(personalMitigationSection(contextOf({ seriousness, decision, ...more }, kind)))
  }

  it('says what was raised, when, whether it could have been earlier, and its weight', () => {
    const [first = '', second] = told({})
    expect(first).toMatch(/No complaint\.?$/)
    expect(second).toMatch(/^Weight: Some\.?$/)
    const at = { raisedAt: 'REG_31', weight: '' }
    const raised = told(at)[1]?.slice(0, -1)
    expect(raised).toMatch(/^This was raised [a-z].*31/)
    expect(told({ ...at, couldHaveBeenRaisedEarlier: true })[1]).toBe(
      `${raised} and could have been raised earlier.`,
    )
    expect(told({ ...at, couldHaveBeenRaisedEarlier: false })[1]).toBe(
      `${raised} and could not reasonably have been raised earlier.`,
    )
    const when = { weight: '', couldHaveBeenRaisedEarlier: true }
    expect(told(when)[1]).toBe('This could have been raised earlier.')
    expect(told({ ...when, couldHaveBeenRaisedEarlier: false })[1]).toBe(
      'This could not reasonably have been raised earlier.',
    )
    expect(told({ weight: '' })).toHaveLength(1)
    expect(told({ text: '' })[0]).toMatch(/^[^.]+\.$/)
  })

  it('names the responses as the rules of the case do', () => {
    const raised = (raisedAt: string, more: SampleOverrides = {}) =>
      told({ raisedAt, weight: '' }, more)[1]
    const regime = {
      ...sampleCase().regime,
      conductRegime: { ...sampleCase().regime.conductRegime, possible: ['CR2012'] as const },
    }
    expect(raised('REG_31', { regime })).toContain('response to the notice of referral')
    expect(raised('REG_18', { regime })).toContain('response to the notice of investi')
    expect(raised('REG_31')).not.toContain('response to the notice of referral')
    const fast = { particulars: { forum: 'AMH' as const } }
    expect(raised('REG_31', fast)).toContain('response to the notice of referral')
    expect(raised('REG_18', fast)).toBe(raised('REG_18'))
    expect(raised('REG_18')).not.toContain('response to the notice of investi')
    expect(raised('INTERVIEW', { regime })).toBe(raised('INTERVIEW'))
    expect(raised('HEARING', { regime })).toBe(raised('HEARING'))
  })

  it('publishes no word of it but its kind', () => {
    const published = told({}, {}, 'PUBLISHED')
    expect(published).toHaveLength(1)
    expect(published[0]).toMatch(/The details are not published\.$/)
    expect(published[0]).not.toContain('No complaint')
  })

  it('says that the record of service was considered, where it was', () => {
    const considered = told({}, { decision: { serviceRecordConsidered: true } })
    expect(considered[0]).toBe('The panel considered the officer’s record of service.')
  })
})
