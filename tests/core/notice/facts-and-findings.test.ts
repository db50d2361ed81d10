import { describe, expect, it } from 'vitest'
import type { HearingCase, Particulars } from '#core/hearing-case'
import { composeNotice } from '#core/notice/compose'
import type { NoticeDocument } from '#core/notice/notice'
import { capacityLabel } from '#core/wording'
import {
  sampleAllegation,
  sampleCase,
  sampleLaw,
  type SampleOverrides,
} from '../../support/sample-case.ts'

const base = sampleCase().particulars
const compose = (
  overrides: SampleOverrides,
  kind: NoticeDocument['kind'] = 'FULL',
  signer = { label: 'Chair', capacity: 'Chief officer' },
) =>
  composeNotice({
    hearingCase: sampleCase(overrides),
    law: sampleLaw(),
    kind,
    number: 'EH-2026-014/1',
    issuedOn: '2026-11-19',
    documents: [],
    comparison: null,
    signer,
  })
const section = (id: string, overrides: SampleOverrides, kind?: NoticeDocument['kind']) =>
  compose(overrides, kind).sections.find((one) => one.id === id)
/** The rows of facts of a section, by label. */
const rows = (id: string, particulars: Partial<Particulars> = {}, kind?: NoticeDocument['kind']) =>
  Object.fromEntries(
    (section(id, { particulars }, kind)?.blocks ?? []).flatMap((block) =>
      block.kind === 'facts' ? block.rows : [],
    ),
  )
const lines = (id: string, overrides: SampleOverrides): readonly string[] =>
  (section(id, overrides)?.blocks ?? []).flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'subheading' ? [block.text] : [],
  )

describe('the facts of a notice', () => {
  it('say how, by whom and when the notice is served, in the full notice alone', () => {
    const service = { method: 'EMAIL' as const, by: ' The secretariat ' }
    const dates = { ...base.dates, served: '2026-11-19', deemedServed: '2026-11-20' }
    expect(rows('service', { service, dates })).toEqual({
      How: 'By email',
      'Served by': 'The secretariat',
      'Served on': '19 November 2026',
      'Deemed served on': '20 November 2026',
    })
    expect(rows('service', { service, dates }, 'PUBLISHED')).toEqual({})
    expect(section('service', {})).toBeUndefined()
  })

  it('name the case, the day of the notice and the authorities', () => {
    expect(rows('hearing', { originatingAuthority: 'Mercia Police' })).toMatchObject({
      Case: 'EH-2026-014, version 1',
      'Date of this notice': '19 November 2026',
      'Appropriate authority': 'Chief Constable of Wessex Constabulary',
      'Originating authority': 'Mercia Police',
    })
    expect(rows('hearing', { originatingAuthority: '' })['Originating authority']).toBeUndefined()
    expect(section('hearing', {})?.heading).toBe('The hearing')
    const meeting = section('hearing', { particulars: { forum: 'MEETING' } })
    expect(meeting?.heading).toBe('The meeting')
  })

  it('name the officer, whose number is left out of the published notice', () => {
    expect(rows('officer')).toEqual({
      Name: 'Sample Officer',
      Rank: 'Sergeant',
      'Rank at the time': 'Sergeant',
      Number: '4471',
      Standing: 'Serving officer',
      Representation: 'Represented by a police friend',
    })
    const officer = { ...base.officer, rankAtTime: null, representation: null }
    expect(Object.keys(rows('officer', { officer }, 'PUBLISHED'))).toEqual([
      'Name',
      'Rank',
      'Standing',
    ])
  })

  it('say who decided, in what capacity, and that an adviser did not', () => {
    const adviser =
      'Adviser, a legally qualified person who advised and took no part in the decision'
    expect(rows('decision-makers')).toEqual({
      Chair: 'Chair, chief officer',
      Members: 'Panel member 1 and Panel member 2',
      Adviser: adviser,
    })
    expect(rows('decision-makers', { forum: 'AMH', adviser: null })).toEqual({
      'Decided by': 'Chair, chief officer',
    })
    expect(rows('decision-makers', { members: [], adviser: null })).toEqual({
      Chair: 'Chair, chief officer',
      Members: 'Not recorded',
      Adviser: 'Not recorded',
    })
    const chair = { ...base.chair, capacity: null }
    expect(rows('decision-makers', { chair })['Chair']).toBe('Chair')
  })

  it('say on what footing a delegate sat, and of nobody else', () => {
    const of = (change: Partial<Particulars['chair']>) =>
      rows('decision-makers', { chair: { ...base.chair, ...change } })['Chair']
    const footing = { delegateBasis: 'SENIOR_OFFICER' as const }
    expect(of({ ...footing, capacity: 'DELEGATE' })).toMatch(/^Chair, .+ \(.+\)$/)
    expect(of({ delegateBasis: null, capacity: 'DELEGATE' })).not.toContain('(')
    expect(of({ ...footing, capacity: 'CHIEF_OFFICER' })).toBe('Chair, chief officer')
  })

  it('tell members apart whose names have a comma or an “and” of their own', () => {
    const members = [
      { label: 'A. Kestrel, of the joint list', profileId: null },
      { label: 'B. Wren', profileId: null },
    ]
    expect(rows('decision-makers', { members })['Members']).toBe(
      'A. Kestrel, of the joint list; and B. Wren',
    )
  })

  it('call a legally qualified chair so, and not by the day on which the rules changed', () => {
    const chair = { ...base.chair, capacity: 'LQC_LEGACY' as const }
    expect(rows('decision-makers', { chair })['Chair']).toBe('Chair, legally qualified chair')
    const signer = { label: 'Chair', capacity: capacityLabel('LQC_LEGACY') }
    expect(compose({}, 'FULL', signer).signature.capacity).toBe('Legally qualified chair')
  })

  it('say no more of who chairs under the Regulations of 2012 than those of 2020 tell', () => {
    const before2020 = { cameToAttention: '2012-12-03', hearingFrom: '2013-02-04' }
    const dates = { ...base.dates, ...before2020, hearingTo: '2013-02-04' }
    const chair = { ...base.chair, capacity: 'SENIOR_OTHER_FORCE' as const }
    const qualified = { ...base.chair, capacity: 'LQC_LEGACY' as const }
    const said = 'Those before 7 May 2024'
    expect(rows('dates', { dates, chair })['Rules on the chair']).toBe(said)
    const whole = `${said}: a legally qualified chair`
    expect(rows('dates', { dates, chair: qualified })['Rules on the chair']).toBe(whole)
    const later = { ...base.dates, cameToAttention: '2022-02-01', hearingFrom: '2023-06-05' }
    expect(rows('dates', { dates: later, chair })['Rules on the chair']).toBe(whole)
  })

  it('give dates as spans where they last, and leave out what is not recorded', () => {
    expect(rows('dates')).toMatchObject({
      Conduct: '3 June 2025 to 9 June 2025',
      'Came to attention': '14 July 2025',
      'Severity assessment': '4 August 2025',
      Heard: '16 November 2026 to 18 November 2026',
      Decision: '18 November 2026',
      'Officer told': '18 November 2026',
    })
    const on = (dates: Partial<Particulars['dates']>) =>
      rows('dates', { dates: { ...base.dates, ...dates } })
    expect(on({ conductTo: '2025-06-03' })['Conduct']).toBe('3 June 2025')
    expect(on({ conductTo: null })['Conduct']).toBe('3 June 2025')
    expect(on({ conductFrom: null })['Conduct']).toBe('9 June 2025')
    const none = on({ conductFrom: null, conductTo: null, decision: null, notified: null })
    for (const label of ['Conduct', 'Decision', 'Officer told'])
      expect(Object.keys(none)).not.toContain(label)
  })

  it('say which warnings were live, for a serving officer alone', () => {
    const warning = (kind: 'WW' | 'FWW', months: number | null = 24) => ({
      id: kind,
      kind,
      notified: '2025-01-10',
      months,
      careerBreakDays: 0,
      citedAsAggravation: false,
    })
    const told = (particulars: Partial<Particulars>) => rows('dates', particulars)['Warnings']
    const live = 'Live at the severity assessment:'
    const never = '; not reduced in rank before'
    expect(told({})).toBe(`None live at the severity assessment${never}`)
    expect(told({ previouslyReducedInRank: true })).toBe(
      'None live at the severity assessment; reduced in rank before',
    )
    expect(told({ warnings: [warning('WW')] })).toBe(`${live} a written warning${never}`)
    expect(told({ warnings: [warning('FWW')], previouslyReducedInRank: true })).toBe(
      `${live} a final written warning; reduced in rank before`,
    )
    expect(told({ warnings: [warning('WW'), warning('FWW')] })).toBe(
      `${live} a written warning and a final written warning${never}`,
    )
    for (const kind of ['WW', 'FWW'] as const)
      expect(told({ warnings: [warning(kind, null)] })).toBe(
        `Not recorded whether one was live at the severity assessment${never}`,
      )
    expect(told({ officer: { ...base.officer, standing: 'FORMER' } })).toBeUndefined()
  })
})

describe('the table of allegations', () => {
  const cells = (overrides: Partial<HearingCase['findings']['allegations'][number]>) => {
    const [table] =
      section('allegations', { findings: { allegations: [sampleAllegation(overrides)] } })
        ?.blocks ?? []
    return table?.kind === 'table' ? table.rows[0]?.slice(2) : undefined
  }

  it('gives the reply, the finding, its level and the standards of one that is proved', () => {
    const [reply, finding, level, standards] = cells({}) ?? []
    expect([reply, finding, level]).toEqual(['Admitted', 'Proved', 'Gross misconduct'])
    expect(standards?.split('; ')).toHaveLength(2)
    expect(cells({ standards: [] })?.[3]).toBe('None')
    expect(cells({ level: 'NO_BREACH' })?.[2]).toBe('No breach')
  })

  it('gives no level and no standard where it is not proved, and says what is not recorded', () => {
    expect(cells({ proved: false })).toEqual(['Admitted', 'Not proved', 'None', 'None'])
    const open = 'Not recorded'
    expect(cells({ proved: null, level: null, answer: null })).toEqual([open, open, open, open])
  })

  it('is left out where there is none, and numbers those there are', () => {
    expect(section('allegations', { findings: { allegations: [] } })).toBeUndefined()
    const allegations = [sampleAllegation({ particulars: ' ' }), sampleAllegation({ id: 'b' })]
    const [table] = section('allegations', { findings: { allegations } })?.blocks ?? []
    expect(table?.kind === 'table' ? table.rows.map((row) => row[0]) : []).toEqual(['1', '2'])
    expect(table?.kind === 'table' ? table.rows[0]?.[1] : '').toBe('Not recorded')
  })
})

describe('the findings in words', () => {
  const concluded = (change: Parameters<typeof sampleAllegation>[0]) =>
    lines('findings', { findings: { allegations: [sampleAllegation(change)] } }).at(-1)

  it('conclude each allegation by what was found on it', () => {
    expect(concluded({ proved: false })).toBe('Allegation 1 is not proved.')
    expect(concluded({ level: 'NO_BREACH' })).toBe(
      'Allegation 1 is proved in fact, but breaches no standard.',
    )
    expect(concluded({ standards: [] })).toBe('Allegation 1 is proved: gross misconduct.')
    expect(concluded({})).toMatch(
      /^Allegation 1 is proved\. It is a breach of the standards of .+ and .+ that amounts to gross misconduct\.$/,
    )
    expect(
      concluded({ level: 'BREACH_BELOW_MISCONDUCT', standards: ['SPB07_CONFIDENTIALITY'] }),
    ).toMatch(/a breach of the standard of .+ that is less serious than misconduct\.$/)
    const undecided = sampleAllegation({ proved: null, level: null })
    expect(lines('findings', { findings: { allegations: [undecided] } }).at(-1)).toBe(
      undecided.reasons,
    )
  })

  it('say of each fact whether it was proved, and pass over an empty one', () => {
    const fact = (text: string, proved: boolean | null) => ({
      id: text,
      text,
      proved,
      evidence: [],
    })
    const facts = [fact('One', true), fact('Two', false), fact('Three', null), fact(' ', true)]
    const allegations = [sampleAllegation({ facts, reasons: '' })]
    expect(lines('findings', { findings: { allegations } }).slice(3, -1)).toEqual([
      'One. Proved.',
      'Two. Not proved.',
      'Three.',
    ])
  })

  it('say whether an adverse inference was drawn, with its reasons', () => {
    const inference = (drawn: boolean | null, reasons: string) =>
      lines('findings', { findings: { adverseInference: { drawn, reasons } } })[1]
    expect(inference(null, 'Unused.')).toBe('Allegation 1')
    expect(inference(true, '')).toMatch(/ drew an adverse inference\.$/)
    expect(inference(false, 'Nothing was held back.')).toMatch(
      / drew no adverse inference\. Nothing was held back\.$/,
    )
  })

  it('take several allegations together by the gravest, and one alone by itself', () => {
    const two = (level: 'MISCONDUCT' | 'GROSS_MISCONDUCT' | 'BREACH_BELOW_MISCONDUCT') => ({
      findings: {
        allegations: [sampleAllegation({ level }), sampleAllegation({ id: 'b', level })],
      },
    })
    expect(lines('findings', two('GROSS_MISCONDUCT')).slice(-2)).toEqual([
      'Overall finding',
      'The gravest finding on the allegations is gross misconduct.',
    ])
    expect(lines('findings', two('MISCONDUCT'))).toContain('Overall finding')
    expect(lines('findings', two('BREACH_BELOW_MISCONDUCT'))).not.toContain('Overall finding')
    expect(lines('findings', {})).not.toContain('Overall finding')
  })

  it('say of misconduct whether it arose from connected incidents, once that is recorded', () => {
    const last = (unconnectedIncidents: boolean | null, level: 'MISCONDUCT' | 'GROSS_MISCONDUCT') =>
      lines('findings', {
        findings: { unconnectedIncidents, allegations: [sampleAllegation({ level })] },
      }).at(-1)
    expect(last(true, 'MISCONDUCT')).toContain('arose from more than one incident')
    expect(last(false, 'MISCONDUCT')).toContain('arose from one incident')
    expect(last(null, 'MISCONDUCT')).toContain('amounts to misconduct')
    expect(last(true, 'GROSS_MISCONDUCT')).toContain('amounts to gross misconduct')
  })
})
