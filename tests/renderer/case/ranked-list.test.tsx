import { join } from 'node:path'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Feature, Neighbour } from '#core/comparison/comparison'
import type { Profile } from '#core/profile'
import { RankedList } from '../../../src-renderer/case/comparators/ranked-list.tsx'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { readLaw } from '../../../src-main/files/read-law.ts'

const feature = (id: string): Feature => ({
  kind: 'FACTOR',
  id,
  label: id,
  polarity: 'AGGRAVATING',
})

const neighbour = (ref: string): Neighbour => ({
  ref,
  id: ref,
  title: `Facts of ${ref}`,
  force: 'County force',
  year: '2025',
  rank: 'SERGEANT',
  regime: 'CR2020_2025',
  outcome: 'RIR',
  outcomeMonths: null,
  laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
  standingOutcome: 'RIR',
  counted: true,
  leftOut: null,
  score: 0.5,
  parts: [{ name: 'conduct', label: 'Conduct', value: 0.5, weight: 0.6 }],
  shared: [feature('Shared factor')],
  onlyPresent: [feature('Ours')],
  onlyPrecedent: [feature('Theirs')],
  unknown: [feature('Stated here'), feature('Stated there')],
  role: null,
  confidence: 'HIGH',
  personalMitigation: [],
})

/** This case: one factor and nothing else. */
const present: Profile = {
  allegationTypes: [],
  standards: [],
  culpabilityLevel: null,
  harmLevel: null,
  factors: ['Stated here'],
  absentFactors: [],
  rank: null,
  standing: null,
  context: null,
  convictionType: null,
  liveWarning: null,
  admission: null,
  forum: 'HEARING',
  finding: 'GROSS_MISCONDUCT',
  regime: {
    conductRegime: { possible: [], basis: 'DATES', reason: '' },
    formerOfficerRoute: { possible: [], basis: 'DATES', reason: '' },
    panelModel: { possible: [], basis: 'DATES', reason: '' },
    forceTest: { possible: [], basis: 'DATES', reason: '' },
  },
  narrative: '',
}

// The window's own URL stands in for the file's in this environment: hence a plain path.
const law = readLaw(join(import.meta.dirname, '../../../resources'))
const answered: string[] = []

function List() {
  const [expanded, setExpanded] = useState<string | null>(null)
  const [beside, setBeside] = useState<string | null>(null)
  return (
    <RankedList
      label="Counted"
      neighbours={['P-0001', 'P-0002', 'P-0003'].map(neighbour)}
      present={present}
      expanded={expanded}
      sideBySide={beside}
      pointingAway={new Set(['P-0002'])}
      onExpand={setExpanded}
      onSideBySide={setBeside}
      onAnswer={(ref) => answered.push(ref)}
    />
  )
}

const focused = () => document.activeElement?.closest('[data-ref]')?.getAttribute('data-ref')

describe('the ranked cases by keyboard', () => {
  beforeEach(() => {
    answered.length = 0
    useSession.setState({ law: law })
    render(<List />)
  })
  afterEach(cleanup)

  it('moves by J and K and stops at the ends', async () => {
    const user = userEvent.setup()
    await user.tab()
    expect(focused()).toBe('P-0001')
    await user.keyboard('jjj')
    expect(focused()).toBe('P-0003')
    await user.keyboard('kkkk')
    expect(focused()).toBe('P-0001')
  })

  it('opens a row with Space, with what is shared and what is not', async () => {
    const user = userEvent.setup()
    await user.tab()
    await user.keyboard('j ')
    expect(screen.getByText('Only there, 1')).toBeTruthy()
    expect(screen.getByText('Likeness 0.50')).toBeTruthy()
    expect(screen.getByText('Not stated there, 1')).toBeTruthy()
    expect(screen.getByText('Not stated here, 1')).toBeTruthy()
    await user.keyboard(' ')
    expect(screen.queryByText('Only there, 1')).toBeNull()
  })

  it('puts two cases side by side with X', async () => {
    const user = userEvent.setup()
    await user.tab()
    await user.keyboard('x')
    expect(screen.getByRole('table', { name: 'This case beside P-0001' })).toBeTruthy()
    expect(screen.getByRole('row', { name: 'Stated here Yes Not stated' })).toBeTruthy()
    expect(screen.getByRole('row', { name: 'Stated there Not stated Yes' })).toBeTruthy()
  })

  it('answers with A only a case that points away', async () => {
    const user = userEvent.setup()
    await user.tab()
    await user.keyboard('aja')
    expect(answered).toEqual(['P-0002'])
  })

  it('never shows an outcome without what happened to it afterwards', () => {
    expect(screen.getAllByText('No appeal recorded')).toHaveLength(3)
  })
})
