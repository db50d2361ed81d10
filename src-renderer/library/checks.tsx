import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { useRecord } from './library-store.ts'

/** What the last check looked at. */
export function Checks() {
  const { verdict } = useRecord()
  if (verdict === null || !verdict.intact) return null
  const { entries } = verdict
  return (
    <Card title="What was checked">
      <ul className="checks">
        <Check words="Each entry carries the one before" count={Math.max(0, entries - 1)} />
        <Check words="Each entry gives its own hash" count={entries} />
        <Check words="Numbers run without a gap" count={entries} />
      </ul>
    </Card>
  )
}

function Check({ words, count }: { readonly words: string; readonly count: number }) {
  return (
    <li>
      <Icon name="check" />
      {words}
      <span className="is-count">{count.toLocaleString('en-GB')}</span>
    </li>
  )
}

export function CheckElsewhere() {
  return (
    <Card title="Check it from the command line">
      <p className="small muted">
        The same check runs without this window. It names the first entry that does not follow, and
        ends with an error where there is one.
      </p>
      <code className="command">npm run evenhand -- audit verify</code>
    </Card>
  )
}
