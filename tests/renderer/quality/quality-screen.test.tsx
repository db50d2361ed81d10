import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { thesaurusSchema } from '#core/comparison/words'
import { evaluate } from '#core/evaluate/evaluate'
import { precedentContentSchema, type Precedent } from '#core/precedent'
import { consistencyOf, type ConsistencyFilter } from '#core/quality/consistency'
import { ok, refuse } from '#core/result'
import { readLaw } from '../../../src-main/files/read-law.ts'
import { QualityScreen } from '../../../src-renderer/quality/quality-screen.tsx'
import { useQuality } from '../../../src-renderer/quality/quality-store.ts'
import { useSession } from '../../../src-renderer/shell/session.ts'
import { answer, bridge } from '../shell/bridge.ts'

// The window's own URL stands in for the file's in this environment: hence plain paths.
const resources = join(import.meta.dirname, '../../../resources')
const read = (name: string) => readFileSync(join(resources, name), 'utf8')
const law = readLaw(resources)
const thesaurus = thesaurusSchema.parse(JSON.parse(read('thesaurus.json')))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const sample = read('sample/sample-library.jsonl')
  .trim()
  .split('\n')
  .map((line, index): Precedent => {
    const ref = `P-${String(index + 1).padStart(4, '0')}`
    const stored = { id: ref, ref, origin: 'SAMPLE', version: 1, contentHash: ref } as const
    const content = precedentContentSchema.parse(JSON.parse(line))
    return { ...content, ...stored, recordedAt: '', recordedBy: '' }
  })
const alike = sample.find(({ profile, outcome, confidence }) => {
  const counts = profile.regime.conductRegime.possible.length === 1 && confidence !== 'LOW'
  return counts && outcome === 'DWN' && profile.allegationTypes.length > 0
})

const split = { before: '2022-01-01' } as const
const evaluation = evaluate({ precedents: sample, law, thesaurus, sha256, split })
/** Four cases alike on every point, of which one ended otherwise. */
const contradicting = [1, 2, 3, 4].flatMap((n): readonly Precedent[] =>
  alike === undefined
    ? []
    : [
        {
          ...alike,
          ref: `P-000${n}`,
          hearingKey: null,
          outcome: n === 1 ? 'DWN' : 'FWW',
          outcomeMonths: null,
          laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
          force: n < 3 ? 'Alpha Police' : 'Beta Police',
        },
      ],
)

const show = (answers: Parameters<typeof bridge>[0]) => {
  useQuality.setState(useQuality.getInitialState())
  useSession.setState({ law })
  const asked = bridge(answers)
  render(<QualityScreen />)
  return asked
}
afterEach(cleanup)

describe('The method', () => {
  it('is graded on request, with each method beside its interval and its cases', async () => {
    const user = userEvent.setup()
    const asked = show({ 'method:evaluate': answer(evaluation) })
    expect(asked).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Grade the method' }))
    await screen.findByText('What this comes to')
    expect(asked).toEqual([{ channel: 'method:evaluate', input: { split: 'leave-one-out' } }])
    const plain = screen.getByRole('button', { name: /^Logistic regression, \d+ of \d+ right/ })
    await user.click(plain)
    const wrong = evaluation.splits[0]?.cases.filter((one) => one.wrong.includes('logistic')) ?? []
    for (const { ref } of wrong)
      expect(screen.getByRole('link', { name: ref, hidden: true }).getAttribute('href')).toBe(
        `#/precedents/${ref}`,
      )
  })

  it('says what one wrong factor does, with figure and interval', async () => {
    const user = userEvent.setup()
    show({ 'method:evaluate': answer(evaluation) })
    await user.click(screen.getByRole('button', { name: 'Grade the method' }))
    await screen.findByText('What one wrong factor does')
    expect(screen.getByText(/puts out \d+% \(\d+ to \d+%\) of the first five/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: /Table of every measure/ }))
    expect(screen.getByRole('columnheader', { name: 'Weighted kappa' })).toBeDefined()
  })

  it('turns into a table of every measure with T, and back', async () => {
    const user = userEvent.setup()
    show({ 'method:evaluate': answer(evaluation) })
    await user.click(screen.getByRole('button', { name: 'Grade the method' }))
    await screen.findByText('What this comes to')
    await user.click(screen.getByRole('button', { name: /Table of every measure/ }))
    for (const name of [/^Dismissal told from lesser outcomes/, /^Which outcome, and how sure/]) {
      const table = screen.getByRole('table', { name })
      expect(within(table).getAllByRole('row')).toHaveLength(8)
    }
    await user.keyboard('t')
    expect(screen.queryByRole('table', { name: /^Which outcome/ })).toBeNull()
  })

  it('says that it was cancelled, and that nothing was stored', async () => {
    const user = userEvent.setup()
    show({ 'method:evaluate': answer(null) })
    await user.click(screen.getByRole('button', { name: 'Grade the method' }))
    expect(await screen.findByText(/^Cancelled/)).toBeDefined()
  })

  it('shows nothing but why while the reader has a view to seal', async () => {
    const user = userEvent.setup()
    const sealed = refuse('SEALED', 'Outcomes are closed to you until EH-2026-001 is sealed.')
    show({ 'method:evaluate': async () => sealed })
    await user.click(screen.getByRole('button', { name: 'Grade the method' }))
    expect(await screen.findByText(/EH-2026-001/)).toBeDefined()
    expect(screen.queryByText('Balanced accuracy')).toBeNull()
  })
})

describe('The consistency of the library', () => {
  it('lists the pairs that contradict each other, each opening both cases', async () => {
    const user = userEvent.setup()
    const asked = show({
      'library:consistency': async (filter: ConsistencyFilter) =>
        ok(consistencyOf(contradicting, law, filter)),
    })
    await user.click(screen.getByRole('tab', { name: 'Consistency of the library' }))
    expect(await screen.findByText('3 of 6 comparable pairs', { exact: false })).toBeDefined()
    expect(screen.getByText('Check the coding first')).toBeDefined()
    expect(screen.getAllByRole('link', { name: 'P-0001' }).length).toBeGreaterThanOrEqual(3)
    await user.click(screen.getByRole('button', { name: /^Beta Police, 2 of 5 pairs/ }))
    await waitFor(() => expect(asked.at(-1)?.input).toEqual({ force: 'Beta Police' }))
    expect(await screen.findByText('2 of 5 comparable pairs', { exact: false })).toBeDefined()
  })

  it('says of a large library from how many pairs of about how many the share was drawn', async () => {
    const user = userEvent.setup()
    const drawn = consistencyOf(contradicting, law, {}, { budget: 0, draws: 10_000 })
    show({ 'library:consistency': answer(drawn) })
    await user.click(screen.getByRole('tab', { name: 'Consistency of the library' }))
    const pairs = drawn.sample?.pairs.toLocaleString('en-GB') ?? 'none'
    expect(
      await screen.findByText(`from ${pairs} of about 6 comparable pairs`, { exact: false }),
    ).toBeDefined()
    expect(screen.getByText(/of the pairs drawn/)).toBeDefined()
  })

  it('draws no share of fewer than five pairs', async () => {
    const user = userEvent.setup()
    const few = consistencyOf(contradicting.slice(0, 2), law)
    show({ 'library:consistency': answer(few) })
    await user.click(screen.getByRole('tab', { name: 'Consistency of the library' }))
    expect(await screen.findByText('Too few to say')).toBeDefined()
  })
})
