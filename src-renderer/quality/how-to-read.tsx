import type { SplitGrade } from '#core/evaluate/evaluate'
import { readGrades } from '#core/quality/read-grades'
import { readBounds } from '#core/quality/read-grades'
import { readRobustness } from '#core/quality/read-robustness'
import { Card } from '../ui/card.tsx'
import { percent, percentRange } from './words.ts'

/** What the figures come to in plain words, where the method does no better among them. */
export function HowToRead(props: {
  readonly split: SplitGrade
  readonly caveats: readonly string[]
}) {
  const { split } = props
  const { evenhand } = split.methods
  const { underSameRules: same } = evenhand
  return (
    <>
      <Card title="What this comes to">
        <ul className="quality__words">
          {readGrades(split).sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          <li>
            Counting like rules only, as the comparators screen does:{' '}
            {same.balancedAccuracy === null
              ? 'nothing to tell apart'
              : `${percent(same.balancedAccuracy)}%${same.intervals.balancedAccuracy === null ? '' : `, ${percentRange(same.intervals.balancedAccuracy)}`}`}
            . For {evenhand.abstained} of {split.n} cases none counted.
          </li>
          {readBounds(split).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {props.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
          {split.ungraded > 0 && (
            <li>
              {split.ungraded} cases have no standing outcome on the ladder and are not graded.
            </li>
          )}
        </ul>
      </Card>
      <Card title="What one wrong factor does">
        <ul className="quality__words">
          {readRobustness(evenhand.robustness).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Card title="How to read it">
        <dl className="quality__terms">
          <dt>Balanced accuracy</dt>
          <dd>
            Take the cases that ended in dismissal and the cases that did not; of each, the share
            that was told rightly; then the middle of the two. Always saying “dismissal” gets 50%.
          </dd>
          <dt>95% interval</dt>
          <dd>
            Where the true figure may lie. Two methods whose lines overlap cannot be told apart.
          </dd>
          <dt>Ranked error, chance error</dt>
          <dd>
            How far off the stated chances were, over all outcomes and for dismissal. Nought is
            best.
          </dd>
          <dt>Weighted kappa</dt>
          <dd>
            How far the outcomes told agree with those that happened, beyond chance; a miss by two
            rungs weighs four times one by a single rung. One is perfect, nought what chance gives.
          </dd>
          <dt>Nearest agree</dt>
          <dd>
            Share of the nearest case, the nearest three and the nearest five that ended as the case
            did.
          </dd>
          <dt>What it does not mean</dt>
          <dd>
            Agreement with past outcomes is not rightness: past panels may have erred. Nothing here
            is shown to a panel as advice.
          </dd>
        </dl>
      </Card>
      <Calibration split={split} />
    </>
  )
}

function Calibration({ split }: { readonly split: SplitGrade }) {
  const fifths = split.methods.evenhand.calibration.filter(({ n }) => n > 0)
  return (
    <Card title="Stated chance of dismissal against what happened">
      <table className="quality__calibration">
        <thead>
          <tr>
            <th scope="col">Stated</th>
            <th scope="col">Cases</th>
            <th scope="col">Mean stated</th>
            <th scope="col">Dismissed</th>
          </tr>
        </thead>
        <tbody>
          {fifths.map(({ from, to, n, stated, happened }) => (
            <tr key={from}>
              <th scope="row">
                {percent(from)} to {percent(to)}%
              </th>
              <td>{n}</td>
              <td>{n < 5 ? 'too few to say' : `${percent(stated)}%`}</td>
              <td>{n < 5 ? 'too few to say' : `${percent(happened)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
