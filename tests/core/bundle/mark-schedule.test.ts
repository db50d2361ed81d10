import { describe, expect, it } from 'vitest'
import { composeMarkSchedule, type ScheduleRow } from '#core/bundle/mark-schedule'
import { sampleCase } from '../../support/sample-case.ts'

const row = (document: string, page: string, change: Partial<ScheduleRow> = {}): ScheduleRow => ({
  page,
  document,
  documentPage: '7',
  kind: 'Note',
  quotation: '',
  note: '',
  about: '',
  author: 'Chair',
  readers: 'Panel',
  changed: '2026-11-19T14:00:00.000Z',
  ...change,
})
const compose = (rows: readonly ScheduleRow[]) =>
  composeMarkSchedule(sampleCase(), rows, { at: '19 November 2026, 14:06', by: 'Chair' })

describe('the schedule of marks as a paper', () => {
  it('lists marks under the document they stand on, in the order of the bundle', () => {
    const { sections } = compose([
      row('Report', '3'),
      row('Report', '4'),
      row('Statement', '12'),
      row('No longer in the bundle', ''),
    ])
    expect(sections.map(({ heading }) => heading)).toEqual([
      'What this paper is',
      'Report',
      'Statement',
      'No longer in the bundle',
    ])
    const pages = sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([page]) => page) : [])),
    )
    expect(pages).toEqual(['3', '4', '12', 'None, was page 7 of it'])
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
  })

  it('says first that it is private where one mark is', () => {
    expect(compose([row('Report', '3')]).title).toBe('Schedule of marks shared with the panel')
    const mixed = compose([row('Report', '3'), row('Report', '4', { readers: 'Private' })])
    expect(mixed.title).toBe('Schedule of marks: private')
    expect(JSON.stringify(mixed.sections[0])).toContain('It is not for disclosure.')
  })
})
