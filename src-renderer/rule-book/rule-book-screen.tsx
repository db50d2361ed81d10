import { useEffect, useRef, useState } from 'react'
import { findInBook, type RuleBook } from '#core/law/rule-book'
import { Screen } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { counted } from '../shell/words.ts'
import { Column, Columns } from '../ui/columns.tsx'
import { SidePanel } from '../ui/drawer.tsx'
import { Checkbox, TextField } from '../ui/field.tsx'
import { useKeys } from '../ui/keys.ts'
import { Banner, Problems } from '../ui/notice.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { BankHolidays } from './bank-holidays.tsx'
import { EntriesTable } from './entries-table.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { PackActions } from './pack-actions.tsx'
import { useRuleBook } from './rule-book-store.ts'
import { maySignOff } from './words.ts'
import './rule-book.css'

const HOLIDAYS = 'BANK_HOLIDAYS'

/** The whole law that the application applies, how sure each entry is, and who signed it off. */
export function RuleBookScreen() {
  const { book, problems, taken, load } = useRuleBook()
  const { person, status } = useSession()
  const [selected, setSelected] = useState<string>('RULE')
  const [text, setText] = useState('')
  const [unverifiedOnly, setUnverifiedOnly] = useState(false)
  useEffect(() => void load(), [load])
  const mayRecord = maySignOff(person?.role) && status?.readOnly !== true
  const section = book?.sections.find(({ kind }) => kind === selected)
  const found = (entries: RuleBook['sections'][number]['entries']) =>
    findInBook(entries, { text, unverifiedOnly })
  const tabs = [
    ...(book?.sections ?? []).map(({ kind, label, entries }) => ({
      id: kind,
      label,
      count: found(entries).length,
    })),
    { id: HOLIDAYS, label: 'Bank holidays' },
  ]
  return (
    <Screen
      title="Rule book"
      lead={book === null ? 'Reading the rule book' : leadWords(book)}
      actions={mayRecord ? <PackActions /> : undefined}
      crumbs={[
        person?.role === 'OVERSIGHT'
          ? { label: 'Settings', href: '/settings' }
          : { label: 'Library & audit', href: '/library' },
        { label: 'Rule book' },
      ]}
    >
      <Problems problems={problems} />
      {taken !== null && <Banner tone="info" title={taken} />}
      <Find
        text={text}
        onText={setText}
        unverifiedOnly={unverifiedOnly}
        onUnverifiedOnly={setUnverifiedOnly}
        unverified={section?.unverified ?? null}
      />
      <Tabs label="Parts of the rule book" items={tabs} selected={selected} onSelect={setSelected}>
        {selected === HOLIDAYS && book !== null ? (
          <BankHolidays bankHolidays={book.bankHolidays} text={text} mayRecord={mayRecord} />
        ) : (
          <Part
            key={selected}
            label={section?.label ?? 'Rules'}
            entries={section === undefined ? null : section.entries}
            shown={section === undefined ? [] : found(section.entries)}
            isWaiting={book === null && problems.length === 0}
            mayRecord={mayRecord}
          />
        )}
      </Tabs>
    </Screen>
  )
}

const leadWords = ({ version, sections }: RuleBook): string => {
  const all = sections.reduce((sum, { entries }) => sum + entries.length, 0)
  const open = sections.reduce((sum, { unverified }) => sum + unverified, 0)
  return `Law data ${version}: ${counted(all, 'entry', 'entries')}, ${open} not yet verified. What was not read in the text asks for a reason and does not block.`
}

type Entries = RuleBook['sections'][number]['entries']

function Part(props: {
  readonly label: string
  readonly entries: Entries | null
  readonly shown: Entries
  readonly isWaiting: boolean
  readonly mayRecord: boolean
}) {
  const { entries, shown } = props
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <Columns layout="list-side-wide">
      <Column>
        <EntriesTable
          label={props.label}
          entries={shown}
          opened={opened}
          isLoading={props.isWaiting}
          onOpen={({ key }) => setOpened(key)}
        />
      </Column>
      <SidePanel title="One entry" keepOpen>
        <EntryPanel
          entry={entries?.find(({ key }) => key === opened) ?? null}
          mayRecord={props.mayRecord}
        />
      </SidePanel>
    </Columns>
  )
}

function Find(props: {
  readonly text: string
  readonly onText: (text: string) => void
  readonly unverifiedOnly: boolean
  readonly onUnverifiedOnly: (only: boolean) => void
  /** In the part that is open; null where nothing is marked. */
  readonly unverified: number | null
}) {
  const box = useRef<HTMLInputElement>(null)
  useKeys([{ keys: '/', label: 'Search the rule book', run: () => box.current?.focus() }])
  return (
    <div className="book__find">
      <TextField
        label="Search the rule book"
        hideLabel
        type="search"
        placeholder="Search, for example warning or CR 42"
        value={props.text}
        onChange={props.onText}
        inputRef={box}
      />
      {props.unverified !== null && (
        <Checkbox isSelected={props.unverifiedOnly} onChange={props.onUnverifiedOnly}>
          Not yet verified only ({props.unverified} here)
        </Checkbox>
      )}
    </div>
  )
}
