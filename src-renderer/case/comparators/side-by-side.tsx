import type { Feature, Neighbour } from '#core/comparison/comparison'

type Line = { readonly feature: Feature; readonly here: string; readonly there: string }

const lines = (n: Neighbour): readonly Line[] => [
  ...n.shared.map((feature) => ({ feature, here: 'Yes', there: 'Yes' })),
  ...n.onlyPresent.map((feature) => ({ feature, here: 'Yes', there: 'No' })),
  ...n.onlyPrecedent.map((feature) => ({ feature, here: 'No', there: 'Yes' })),
]

/** The same features as a table: this case in one column, the other in the next. */
export function SideBySide(props: { readonly neighbour: Neighbour }) {
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
        {lines(props.neighbour).map(({ feature, here, there }) => (
          <tr key={`${feature.kind}-${feature.id}`}>
            <th scope="row">{feature.label}</th>
            <td>{here}</td>
            <td>{there}</td>
          </tr>
        ))}
        {props.neighbour.unknown.map((feature) => (
          <tr key={`${feature.kind}-${feature.id}`}>
            <th scope="row">{feature.label}</th>
            <td colSpan={2}>Not stated in one of the two</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
