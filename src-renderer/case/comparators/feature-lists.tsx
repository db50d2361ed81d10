import type { Feature, Neighbour } from '#core/comparison/comparison'
import { silentSide } from '#core/comparison/likeness/silent-side'
import type { Profile } from '#core/profile'
import { PolarityChip } from '../../ui/chip.tsx'

const chip = (feature: Feature, dashed: boolean) => (
  <li key={`${feature.kind}-${feature.id}`}>
    <PolarityChip polarity={feature.polarity} label={feature.label} dashed={dashed} />
  </li>
)

function Features(props: {
  readonly heading: string
  readonly features: readonly Feature[]
  readonly dashed: boolean
}) {
  if (props.features.length === 0) return null
  return (
    <div className="features">
      <h3>
        {props.heading}, {props.features.length}
      </h3>
      <ul>{props.features.map((feature) => chip(feature, props.dashed))}</ul>
    </div>
  )
}

/** What the two cases share, what only one has, and what one says while the other is silent. */
export function FeatureLists(props: { readonly neighbour: Neighbour; readonly present: Profile }) {
  const { shared, onlyPresent, onlyPrecedent, unknown } = props.neighbour
  const { there, here } = silentSide(unknown, props.present)
  return (
    <>
      <Features heading="Same" features={shared} dashed={false} />
      <Features heading="Only here" features={onlyPresent} dashed />
      <Features heading="Only there" features={onlyPrecedent} dashed />
      <Features heading="Not stated there" features={there} dashed />
      <Features heading="Not stated here" features={here} dashed />
    </>
  )
}
