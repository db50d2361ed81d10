import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import {
  blankDraft,
  draftOf,
  readDraft,
  regimeOf,
} from '../../../src-renderer/precedents/form-draft.ts'
import { useDrafts } from '../../../src-renderer/precedents/form-store.ts'
import {
  PrecedentCorrection,
  PrecedentForm,
} from '../../../src-renderer/precedents/precedent-form.tsx'
import { usePrecedentDraft } from '../../../src-renderer/shell/precedent-draft.ts'
import { answer, bridge } from '../shell/bridge.ts'
import { content, precedent, signIn } from './library.ts'

beforeEach(() => {
  signIn()
  useDrafts.setState({ drafts: {} })
  usePrecedentDraft.setState({ content: null, from: null })
})
afterEach(cleanup)

const show = (path: string) => {
  const place = memoryLocation({ path, record: true })
  render(
    <Router hook={place.hook}>
      <Route path="/precedents/new" component={PrecedentForm} />
      <Route path="/precedents/:ref/correct" component={PrecedentCorrection} />
    </Router>,
  )
  return place
}
const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }))

describe('the form for a precedent', () => {
  it('names each thing that is missing, above and beside its field, and records nothing', async () => {
    const asked = bridge({})
    show('/precedents/new')
    await press('Record the precedent')
    const summary = screen.getByRole('alert')
    expect(within(summary).getByText('5 things stand in the way of recording')).toBeTruthy()
    expect(screen.getAllByText('Name the force')).toHaveLength(2)
    expect(asked).toHaveLength(0)
  })

  it('keeps what is typed when the screen is left and opened again', async () => {
    bridge({})
    show('/precedents/new')
    await userEvent.type(screen.getByLabelText('Title'), 'Records opened')
    cleanup()
    show('/precedents/new')
    expect(screen.getByLabelText('Title')).toHaveProperty('value', 'Records opened')
  })

  it('asks before it leaves a draft, and discards it only when told', async () => {
    bridge({})
    const place = show('/precedents/new')
    await userEvent.type(screen.getByLabelText('Title'), 'X')
    await press('Back to the matrix')
    expect(place.history.at(-1)).toBe('/precedents/new')
    await press('Discard the draft')
    expect(place.history.at(-1)).toBe('/precedents')
    expect(useDrafts.getState().drafts).toEqual({})
  })

  it('records a case’s draft as it stands and opens the precedent', async () => {
    usePrecedentDraft.setState({ content: content(), from: 'EH-2026-014' })
    const asked = bridge({ 'precedent:record': answer(precedent(7)) })
    const place = show('/precedents/new')
    expect(screen.getByText('From case EH-2026-014')).toBeTruthy()
    await press('Record the precedent')
    expect(asked.map(({ channel }) => channel)).toEqual(['precedent:record'])
    expect(asked[0]?.input).toEqual(content())
    expect(place.history.at(-1)).toBe('/precedents/P-0007')
    expect(usePrecedentDraft.getState().content).toBeNull()
  })

  it('takes no correction without a reason', async () => {
    const asked = bridge({
      'precedent:open': answer({ precedent: precedent(1), versions: [] }),
      'precedent:correct': answer(precedent(1, { version: 2 })),
    })
    const place = show('/precedents/P-0001/correct')
    await userEvent.type(await screen.findByLabelText('Title'), ' again')
    await press('Record the correction')
    expect(screen.getAllByText('Say why the record is corrected')).toHaveLength(2)
    await userEvent.type(screen.getByLabelText('Reason for the correction'), 'Title was cut')
    await press('Record the correction')
    expect(asked.at(-1)?.input).toMatchObject({
      ref: 'P-0001',
      reason: 'Title was cut',
      content: { title: 'Records opened without reason again' },
    })
    expect(place.history.at(-1)).toBe('/precedents/P-0001')
  })

  it('does not record over a date that it could not read', async () => {
    usePrecedentDraft.setState({ content: content(), from: 'EH-2026-014' })
    const asked = bridge({ 'precedent:record': answer(precedent(7)) })
    show('/precedents/new')
    await userEvent.type(screen.getByLabelText('Conduct began'), 'last summer')
    await press('Record the precedent')
    expect(
      screen.getByText('Conduct began: mend or clear the date that cannot be read'),
    ).toBeTruthy()
    expect(asked).toHaveLength(0)
  })
})

describe('a draft', () => {
  it('comes back from an untouched record as the very same content', () => {
    expect(readDraft(draftOf(content()), false).content).toEqual(content())
  })

  it('tells the rules from the dates entered, and from a recorded choice with its reason', () => {
    const draft = { ...blankDraft(), dates: { ...blankDraft().dates, cameToAttention: '2025-06' } }
    expect(regimeOf(draft).conductRegime.possible).toEqual(['CR2020_2025'])
    const rules = { value: 'CR2012', reason: 'Stated in the report' } as const
    expect(regimeOf({ ...draft, rules }).conductRegime).toMatchObject({
      possible: ['CR2012'],
      basis: 'RECORDED',
    })
  })

  it('keeps the rules of a record while no date is entered', () => {
    const draft = draftOf(content())
    expect(regimeOf(draft)).toEqual(content().profile.regime)
  })

  it.each(['two years', '0', '1.5', '-3'])('refuses %s as the length of a warning', (months) => {
    const { problems } = readDraft({ ...draftOf(content()), months }, false)
    expect(problems.map(({ field }) => field)).toEqual(['outcomeMonths'])
  })
})
