import type { Feature, Neighbour } from '#core/comparison/comparison'
import { silentSide } from '#core/comparison/likeness/silent-side'
import type { Profile } from '#core/profile'

type Line = { readonly feature: Feature; readonly here: string; readonly there: string }

const NOT_STATED = 'Not stated'

const told = (features: readonly Feature[], here: string, there: string): readonly Line[] =>
  features.map((feature) => ({ feature, here, there }))

function lines(n: Neighbour, present: Profile): readonly Line[] {
  const silent = silentSide(n.unknown, present)
  return [
    ...told(n.shared, 'Yes', 'Yes'),
    ...told(n.onlyPresent, 'Yes', 'No'),
    ...told(n.onlyPrecedent, 'No', 'Yes'),
    ...told(silent.there, 'Yes', NOT_STATED),
    ...told(silent.here, NOT_STATED, 'Yes'),
  ]
}

/** The same features as a table: this case in one column, the other in the next. */
export function SideBySide(props: { readonly neighbour: Neighbour; readonly present: Profile }) {
  return (
    <table className="side-by-side">
      <caption>This case beside {props.neighbour.ref}</caption>
      <thead>
        <tr>
          <th scope="col">Recorded</th>
          <th scope="col">This case</th>
          <th scope="col">{props.neighbour.ref}</th>
        </tr>
      </thead>
      <tbody>
        {lines(props.neighbour, props.present).map(({ feature, here, there }) => (
          <tr key={`${feature.kind}-${feature.id}`}>
            <th scope="row">{feature.label}</th>
            <td>{here}</td>
            <td>{there}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
