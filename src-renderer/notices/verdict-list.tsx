import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/tag.tsx'
import { headlineOf, show, summaryOf, tally, type Checked } from './verify-store.ts'
import './verdict-list.css'

const TONES = { GOOD: 'accent', WARN: 'warn', BAD: 'bad' } as const

/** Several files, each with its verdict; one of them is shown in full below. */
export function VerdictList(props: { readonly files: readonly Checked[]; readonly shown: number }) {
  return (
    <Card title={tally(props.files)} flush>
      <ul className="verdicts">
        {props.files.map((one, index) => {
          const { headline, tone } = headlineOf(one)
          return (
            <li key={index}>
              <button
                type="button"
                className="verdicts__file"
                aria-current={index === props.shown}
                onClick={() => show(index)}
              >
                <span className="verdicts__name strong">{one.file}</span>
                <Tag tone={TONES[tone]}>{headline}</Tag>
                <span className="verdicts__summary note">{summaryOf(one)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
