import type { PackRow } from '#core/law/law-pack-preview'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { mediumDate } from '../ui/dates.ts'
import { Checkbox } from '../ui/field.tsx'
import { Tag } from '../ui/tag.tsx'

/** The entries of a pack: those that may count here first, each to be chosen by itself. */
export function PackRows(props: {
  readonly rows: readonly PackRow[]
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
}) {
  const { rows, chosen, onChosen } = props
  const open = rows.filter(({ canFollow }) => canFollow)
  const others = rows.filter(({ canFollow }) => !canFollow)
  const isAll = open.length > 0 && open.every(({ key }) => chosen.has(key))
  const choose = (row: PackRow, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(row.key)
    else next.delete(row.key)
    onChosen(next)
  }
  return (
    <>
      {open.length > 0 && (
        <section className="stack">
          <div className="row row--apart">
            <h3 className="heading">May count here ({open.length})</h3>
            <Button
              size="small"
              onPress={() => onChosen(new Set(isAll ? [] : open.map(({ key }) => key)))}
            >
              {isAll ? 'Choose none' : 'Choose all'}
            </Button>
          </div>
          <ul className="book__pack">
            {open.map((row) => (
              <li key={row.key}>
                <Entry row={row} />
                <Checkbox
                  isSelected={chosen.has(row.key)}
                  onChange={(isChosen) => choose(row, isChosen)}
                >
                  {row.there.act === 'SIGNED'
                    ? `Let the sign-off of ${row.id} count here`
                    : `Withdraw the sign-off of ${row.id} here too`}
                </Checkbox>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="stack">
          <h3 className="heading">Kept as that force recorded it ({others.length})</h3>
          <p className="small muted">
            {counted(others.length, 'entry', 'entries')} with nothing to choose here, and why.
          </p>
          <ul className="book__pack">
            {others.map((row) => (
              <li key={row.key}>
                <Entry row={row} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Entry({ row }: { readonly row: PackRow }) {
  const { there, here } = row
  return (
    <div>
      <p>
        <span className="mono">{row.id}</span> <span className="strong">{row.title}</span>{' '}
        {row.state.startsWith('CONFLICT') && <Tag tone="warn">Decided otherwise here</Tag>}
      </p>
      <p className="small">
        There: {there.act === 'SIGNED' ? 'signed off' : 'withdrawn'} by {there.signedBy},{' '}
        {mediumDate(there.signedOn)}, recorded by {there.recordedBy}.
        {there.note !== '' && ` ${there.note}`}
      </p>
      {here !== null && (
        <p className="small">
          Here: {here.act === 'SIGNED' ? 'signed off' : 'withdrawn'} by {here.signedBy},{' '}
          {mediumDate(here.signedOn)}, recorded by {here.recordedBy}.
        </p>
      )}
      <p className="small muted">{row.words}</p>
      {row.state === 'NEW' && row.effect !== null && <p className="small is-warn">{row.effect}</p>}
    </div>
  )
}
