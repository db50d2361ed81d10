import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Api, ChosenFile, ForeignTable } from '#contract/api'
import { entriesOf } from '#core/import/mapping/fields'
import { guessMapping, guessValues, seemsPrivate } from '#core/import/mapping/guess'
import { sameColumn } from '#core/import/mapping/mapping'
import { openReport } from '#core/import/report'
import { ok, refuse } from '#core/result'
import { ImportScreen } from '../../../src-renderer/precedents/import-screen.tsx'
import { useImport } from '../../../src-renderer/precedents/import-store.ts'
import { useMatch } from '../../../src-renderer/precedents/match-store.ts'
import { lookAt } from '../../support/foreign-table.ts'
import { tables } from '../../support/import-tables.ts'
import { answer, bridge } from '../shell/bridge.ts'
import { signIn } from './library.ts'

// Small, as the list of every choice is a table of its own to the library that finds roles.
const look = lookAt([
  ['Case No', 'Decided', 'What happened', 'Sanction', 'Sex'],
  ['A-1', '04/05/2021', 'Struck a person.', 'TERMINATED', 'F'],
  ['A-2', '06/07/2021', 'Took money.', 'Written Warning', 'M'],
])
const guess = guessMapping(look, tables)
const chosen: ChosenFile = {
  id: 'chosen',
  file: 'register.csv',
  table: {
    rows: look.rows,
    reading: {
      encoding: 'UTF_8',
      sheet: null,
      heading: 1,
      sheets: [],
      rows: [{ line: 1, cells: ['Case No', 'Decided'] }],
      letters: null,
      asks: false,
    },
    columns: look.columns.map(({ heading, nth, filled, examples, dates }) => ({
      heading,
      nth,
      filled,
      examples,
      isPrivate: seemsPrivate(heading, tables),
      dates: dates.either > 0 ? { told: null } : null,
    })),
    guess,
    kept: [{ name: 'Register', mapping: { ...guess, dates: 'MONTH_FIRST' } }],
    sourceKinds: entriesOf('source_kind', tables),
  },
}
type Asked = Parameters<Api['import:words']>[0]
const words = async (input: Asked) => {
  const columns = look.columns.filter((one) => input.columns.some((c) => sameColumn(one, c)))
  return ok({
    entries: entriesOf(input.field, tables),
    ...guessValues(input.field, columns, tables),
  })
}

const begin = async (answers: Parameters<typeof bridge>[0] = {}) => {
  const asked = bridge({
    'import:look': answer(chosen),
    'import:words': words,
    'mapping:list': answer([]),
    ...answers,
  })
  render(<ImportScreen />)
  await userEvent.click(screen.getByRole('button', { name: 'Choose a file' }))
  await screen.findByRole('heading', { name: /^Match the columns of/ })
  return asked
}
const choice = (name: string | RegExp) => screen.getByRole('button', { name, hidden: true })
const choose = async (name: string | RegExp, option: string) => {
  await userEvent.click(choice(name))
  const list = await screen.findByRole('listbox')
  await userEvent.click(within(list).getByRole('option', { name: option }))
}

beforeEach(() => {
  signIn()
  useImport.setState({
    isRunning: false,
    report: null,
    tried: null,
    problems: [],
    isCancelled: false,
  })
  useMatch.getState().leave()
})
afterEach(cleanup)

const foreignTable = (change: Partial<ForeignTable> = {}): ForeignTable => {
  if (chosen.table === null) throw new Error('No table')
  return { ...chosen.table, ...change }
}
const { reading } = foreignTable()

describe('how a table is read', () => {
  it('is asked with the letters in question, and read again as it was said', async () => {
    const letters = {
      strangeRows: 3,
      isMixed: false,
      samples: [
        { encoding: 'WINDOWS_1252', pieces: ['café'] },
        { encoding: 'MACINTOSH', pieces: ['cafÈ'] },
      ],
    } as const
    const asking = { ...reading, encoding: 'WINDOWS_1252', letters, asks: true } as const
    const asked = await begin({
      'import:look': answer({ ...chosen, table: foreignTable({ reading: asking }) }),
      'import:read-again': answer({
        ...chosen,
        id: 'again',
        table: foreignTable({ reading: { ...asking, asks: false } }),
      }),
    })
    const radio = screen.getByRole('radio', { name: /^Windows-1252.*“café”/ })
    expect(radio).toHaveProperty('checked', false)
    await userEvent.click(radio)
    expect(asked.find(({ channel }) => channel === 'import:read-again')?.input).toEqual({
      chosen: 'chosen',
      reading: { encoding: 'WINDOWS_1252', sheet: null, heading: 1 },
    })
    const answered = await screen.findByRole('radio', { name: /^Windows-1252/, checked: true })
    expect(document.activeElement).toBe(answered)
  })

  it('can be said otherwise: the sheet, whose headings are then found anew, and their row', async () => {
    const sheets = [
      { name: 'Cover', isHidden: false },
      { name: 'Cases', isHidden: true },
    ]
    const rows = [
      { line: 1, cells: ['Register'] },
      { line: 3, cells: ['Case No', 'Sanction'] },
    ]
    const table = foreignTable({ reading: { ...reading, sheet: 'Cover', sheets, rows } })
    const asked = await begin({
      'import:look': answer({ ...chosen, table }),
      'import:read-again': answer({ ...chosen, table }),
    })
    await choose(/Sheet$/, 'Cases (hidden)')
    await choose(/Row of the headings$/, 'Row 3: Case No, Sanction')
    expect(
      asked
        .filter(({ channel }) => channel === 'import:read-again')
        .map(({ input }) => (input as { reading: unknown }).reading),
    ).toEqual([
      { encoding: 'UTF_8', sheet: 'Cases', heading: null },
      { encoding: 'UTF_8', sheet: 'Cover', heading: 3 },
    ])
  })
})

describe('a table of many columns', () => {
  it('is looked through by words and by what is left out, where a match keeps its place', async () => {
    const wide = lookAt([Array.from({ length: 30 }, (_, n) => (n === 7 ? 'Sanction' : `c${n}`))])
    const columns = wide.columns.map(({ heading, nth }) => ({
      heading,
      nth,
      filled: 0,
      examples: [],
      isPrivate: false,
      dates: null,
    }))
    await begin({
      'import:look': answer({
        ...chosen,
        table: foreignTable({ columns, guess: guessMapping(wide, tables) }),
      }),
    })
    await userEvent.click(screen.getByRole('radio', { name: 'Left out' }))
    expect(screen.getByText('29 of 30 columns')).toBeTruthy()
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find a heading' }), 'C12')
    expect(screen.getByText('1 of 30 columns')).toBeTruthy()
    await choose(/^c12 stands for$|c12 stands for$/, 'Facts')
    expect(document.activeElement).toBe(choice(/c12 stands for$/))
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find a heading' }), 'zz')
    expect(screen.getByText('No heading has these words')).toBeTruthy()
  })
})

describe('a table that is tried', () => {
  it('says what an import would do, until the matches are changed', async () => {
    const report = openReport('register.csv').report(false)
    const asked = await begin({
      'import:try': answer({ ...report, rows: 2, accepted: 2, tried: true }),
    })
    await userEvent.click(choice('Try it without writing'))
    const heading = 'What an import of register.csv would do'
    expect(await screen.findByText(heading)).toBeTruthy()
    expect(document.activeElement?.textContent).toContain(heading)
    expect(asked.some(({ channel }) => channel === 'import:run')).toBe(false)
    await choose(/“TERMINATED” means$/, 'Dismissal without notice')
    expect(screen.queryByText(heading)).toBeNull()
  })
})

describe('matching the columns of a table', () => {
  it('shows each heading with what stands there, and says what is a guess', async () => {
    await begin()
    const row = screen.getByRole('row', { name: /^Sanction/ })
    expect(row.textContent).toContain('TERMINATED')
    expect(within(row).getByText('Guess from the heading')).toBeTruthy()
    expect(choice(/Sanction stands for$/).textContent).toContain('Outcome')
    const sex = screen.getByRole('row', { name: /^Sex/ })
    expect(choice(/Sex stands for$/).textContent).toContain('Leave out')
    expect(sex.textContent).toContain('leave it out')
    expect(document.activeElement?.textContent).toContain('Match the columns of register.csv')
  })

  it('asks what the words of a closed field mean, and for an order of dates only where it is needed', async () => {
    await begin()
    expect(choice(/“TERMINATED” means$/).textContent).toContain('Reject these rows')
    expect(screen.queryByText('How the hearing dates are written')).toBeNull()
    await choose(/Decided stands for$/, 'Hearing date')
    expect(screen.getByRole('radio', { name: /^The day/ })).toHaveProperty('checked', false)
    await choose(/Sex stands for$/, 'Serving')
    expect(choice(/“M” means$/).textContent).toContain('Reject these rows')
    await choose(/Sex stands for$/, 'Leave out')
    expect(screen.queryByRole('button', { name: /“M” means$/ })).toBeNull()
  })

  it('hands over what was matched, and shows what stands in the way until it can', async () => {
    const asked = await begin({
      'import:run': async () => refuse('SOURCE_KIND', 'Say what the records rest on'),
    })
    await choose(/“TERMINATED” means$/, 'Dismissal without notice')
    await choose(/Decided stands for$/, 'Hearing date')
    await userEvent.click(screen.getByRole('radio', { name: /^The day/ }))
    await choose(/records of this table rest on$/, 'Record of this force')
    await userEvent.type(screen.getByRole('textbox', { name: 'Force' }), 'Example Police')
    await userEvent.click(choice('What happened stands for another field too'))
    await choose(/What happened stands for this too$/, 'Harm')
    await userEvent.click(choice('Import by these matches'))
    expect(await screen.findByText('Say what the records rest on')).toBeTruthy()
    const run = asked.find(({ channel }) => channel === 'import:run')
    expect(run?.input).toMatchObject({
      chosen: 'chosen',
      mapping: {
        dates: 'DAY_FIRST',
        fixed: { force: 'Example Police', source_kind: 'own_record' },
      },
    })
    const { columns = [], values = [] } =
      (run?.input as { mapping: typeof guess } | undefined)?.mapping ?? {}
    expect(columns[2]?.fields).toEqual(['facts', 'harm'])
    expect(values).toContainEqual({
      field: 'outcome',
      value: 'TERMINATED',
      as: 'ENTRY',
      entry: 'dismissal_without_notice',
    })
    expect(choice(/“TERMINATED” means$/).textContent).toContain('Dismissal without notice')
  })

  it('uses a mapping that was kept, keeps another, and can be left', async () => {
    const asked = await begin({
      'mapping:save': answer([{ name: 'Mine', columns: 5, savedAt: 'at', savedBy: 'Chair' }]),
    })
    await userEvent.click(choice('Use “Register”'))
    expect(useMatch.getState().mapping?.dates).toBe('MONTH_FIRST')
    expect(screen.queryByText('Guess from the heading')).toBeNull()
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Mine')
    await userEvent.click(choice(/^Keep$/))
    expect(asked.find(({ channel }) => channel === 'mapping:save')?.input).toMatchObject({
      name: 'Mine',
    })
    await userEvent.click(choice('Leave this table'))
    expect(choice('Choose a file')).toBeTruthy()
  })
})

describe('mappings kept in the library', () => {
  it('are listed with who kept them, and deleted', async () => {
    const kept = { name: 'Mine', columns: 5, savedAt: '2026-11-22T09:00:00.000Z', savedBy: 'Chair' }
    const asked = bridge({ 'mapping:list': answer([kept]), 'mapping:delete': answer([]) })
    render(<ImportScreen />)
    const row = await screen.findByRole('row', { name: /^Mine 5 columns .*by Chair/ })
    await userEvent.click(within(row).getByRole('button', { name: 'Delete the mapping “Mine”' }))
    expect(asked.at(-1)).toEqual({ channel: 'mapping:delete', input: { name: 'Mine' } })
    expect(screen.queryByRole('row', { name: /^Mine/ })).toBeNull()
  })
})
