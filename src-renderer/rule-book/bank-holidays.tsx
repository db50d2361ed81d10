import { useState } from 'react'
import type { RuleBook } from '#core/law/rule-book'
import { useToday } from '../shell/today.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Column, Columns } from '../ui/columns.tsx'
import { longDate, mediumDate } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Banner } from '../ui/notice.tsx'
import { Table, type Column as TableColumn } from '../ui/table.tsx'
import { useRuleBook } from './rule-book-store.ts'

type Day = RuleBook['bankHolidays']['days'][number]

const columns: readonly TableColumn<Day>[] = [
  {
    id: 'date',
    head: 'Day',
    rowHead: true,
    className: 'book__day',
    cell: ({ date }) => longDate(date),
  },
  { id: 'label', head: 'Name', cell: ({ label }) => label },
]

/** The bank holidays that working days leave out, how far they are known, and newer ones from a file. */
export function BankHolidays(props: {
  readonly bankHolidays: RuleBook['bankHolidays']
  readonly text: string
  readonly mayRecord: boolean
}) {
  const { bankHolidays, mayRecord } = props
  const [isEarlierShown, setEarlierShown] = useState(false)
  const thisYear = useToday().slice(0, 4)
  const wanted = props.text.trim().toLowerCase()
  const shown = bankHolidays.days.filter(
    ({ date, label }) =>
      (isEarlierShown || date >= thisYear) &&
      `${label} ${longDate(date)}`.toLowerCase().includes(wanted),
  )
  return (
    <Columns layout="list-side-wide">
      <Column>
        <Card
          title="Bank and public holidays, England and Wales"
          aside={counted(shown.length, 'day')}
          flush
          className="book__days"
        >
          <Table
            caption="Bank holidays"
            columns={columns}
            rows={shown}
            rowKey={({ date }) => date}
            empty={<Empty title="No day answers to this search" />}
          />
        </Card>
      </Column>
      <Column label="How far they are known">
        <Card title="Known until">
          <p className="heading">{longDate(bankHolidays.knownUntil)}</p>
          <p className="small muted">
            A clock that ends after this day says so: a day may yet be moved or added.
          </p>
          <p className="small">{bankHolidays.source}</p>
          <Checkbox isSelected={isEarlierShown} onChange={setEarlierShown}>
            Show earlier years too
          </Checkbox>
        </Card>
        {mayRecord && <TakeIn />}
        {bankHolidays.updates.length > 0 && (
          <Card title="Taken in here">
            <ol className="book__history">
              {bankHolidays.updates.map(({ source }, index) => (
                <li key={`${index} ${source}`}>{source}</li>
              ))}
            </ol>
          </Card>
        )}
      </Column>
    </Columns>
  )
}

function TakeIn() {
  const { updateHolidays, change } = useRuleBook()
  return (
    <Card title="Bring up to date">
      <p className="small">
        Save the government's bank-holidays.json on a computer with a network, bring it here, and
        take it in. Evenhand itself asks no network.
      </p>
      {change !== null && (
        <Banner tone="info" title={changeWords(change.added.length, change.removed.length)}>
          {[...change.added.map(said('Added')), ...change.removed.map(said('Taken out'))].map(
            (line) => (
              <span key={line} className="table__second">
                {line}
              </span>
            ),
          )}
        </Banner>
      )}
      <div className="row">
        <Button icon="upload" onPress={() => void updateHolidays()}>
          Take in a file
        </Button>
      </div>
    </Card>
  )
}

const said =
  (act: string) =>
  ({ date, label }: Day) =>
    `${act}: ${mediumDate(date)}, ${label}`

const changeWords = (added: number, removed: number): string =>
  added + removed === 0
    ? 'The file changed nothing that was known'
    : `${counted(added, 'day')} added, ${counted(removed, 'day')} taken out`
