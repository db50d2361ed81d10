import type { ReadingView } from '#contract/api'
import { ENCODING_LABELS, type Encoding } from '#core/import/reading'
import { counted } from '../shell/words.ts'
import { Card } from '../ui/card.tsx'
import { RadioList, Select } from '../ui/field.tsx'
import { Progress } from '../ui/progress.tsx'
import { announce } from '../ui/status.tsx'
import { useMatch, type ReadingChange } from './match-store.ts'

/** How the table is read: what is not certain is asked, what is only likely can be said otherwise. */
export function MatchReading() {
  const reading = useMatch(({ matching }) => matching?.table.reading)
  const isReading = useMatch((state) => state.isReading)
  const readAgain = useMatch((state) => state.readAgain)
  const stopReading = useMatch((state) => state.stopReading)
  if (reading === undefined) return null
  const say = async (change: ReadingChange) => {
    if (await readAgain(change)) announce('The table was read again')
  }
  return (
    <Card title="How the table is read">
      <div className="stack">
        <Letters reading={reading} onSay={(encoding) => void say({ encoding })} />
        <SheetOf reading={reading} onSay={(sheet) => void say({ sheet, heading: null })} />
        <HeadingRow reading={reading} onSay={(heading) => void say({ heading })} />
        {isReading && (
          <Progress
            label="Reading the table again"
            note="Nothing is written yet."
            onCancel={() => void stopReading()}
          />
        )}
      </div>
    </Card>
  )
}

function Letters(props: {
  readonly reading: ReadingView
  readonly onSay: (encoding: Encoding) => void
}) {
  const { letters, asks, encoding } = props.reading
  if (letters === null) return null
  const { samples, strangeRows, isMixed } = letters
  const items = samples.map((sample) => ({
    id: sample.encoding,
    label: ENCODING_LABELS[sample.encoding],
    description: <Pieces of={sample.pieces} />,
  }))
  const asItIs = {
    id: 'UTF_8' as const,
    label: 'UTF-8, without these rows',
    description: `${counted(strangeRows, 'row')} will be rejected.`,
  }
  return (
    <RadioList<Encoding>
      label="How its letters are written"
      description={
        strangeRows === 0
          ? 'The file does not say it. Choose what reads right.'
          : `${counted(strangeRows, 'row')} of the file ${strangeRows === 1 ? 'is' : 'are'} not UTF-8${
              isMixed ? ', though others are' : ''
            }, and the file does not say what ${strangeRows === 1 ? 'it is' : 'they are'}. Choose what reads right.`
      }
      items={strangeRows === 0 ? items : [...items, asItIs]}
      value={asks ? null : encoding}
      onChange={props.onSay}
    />
  )
}

function Pieces({ of }: { readonly of: readonly string[] }) {
  return of.map((piece, at) => (
    <bdi key={piece} className="match__piece">
      {at === 0 ? '' : ' · '}
      {`“${piece}”`}
    </bdi>
  ))
}

function SheetOf(props: {
  readonly reading: ReadingView
  readonly onSay: (sheet: string) => void
}) {
  const { sheets, sheet } = props.reading
  if (sheets.length < 2) return null
  return (
    <Select
      label="Sheet"
      description={`The workbook has ${sheets.length} sheets. One of them is read at a time.`}
      items={sheets.map(({ name, isHidden }) => ({
        id: name,
        label: isHidden ? `${name} (hidden)` : name,
      }))}
      value={sheet}
      onChange={props.onSay}
    />
  )
}

/** Cells of a row by which a person knows it again. */
const SHOWN = 4

function HeadingRow(props: {
  readonly reading: ReadingView
  readonly onSay: (heading: number) => void
}) {
  const { rows, heading } = props.reading
  const items = rows
    .filter(({ cells }) => cells.length > 0)
    .map(({ line, cells }) => ({
      id: String(line),
      label: `Row ${line}: ${cells.slice(0, SHOWN).join(', ')}${cells.length > SHOWN ? ' …' : ''}`,
    }))
  return (
    <Select
      label="Row of the headings"
      description={
        heading === 1
          ? 'Rows above it would be passed over.'
          : `It seems to be row ${heading}. What stands above it is passed over.`
      }
      items={items}
      value={String(heading)}
      onChange={(line) => props.onSay(Number(line))}
    />
  )
}
