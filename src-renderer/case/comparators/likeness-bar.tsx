import type { LikenessPart } from '#core/comparison/comparison'

/** The likeness of a case with its parts, which sum to it; the rest of the bar is unlike. */
export function LikenessBar(props: {
  readonly score: number
  readonly parts: readonly LikenessPart[]
}) {
  const parts = props.parts.filter((part) => part.value > 0)
  return (
    <div className="likeness">
      <span className="likeness-label">Likeness {props.score.toFixed(2)}</span>
      <div className="likeness-bar" aria-hidden="true">
        {parts.map((part) => (
          <i key={part.name} data-part={part.name} style={{ width: `${part.value * 100}%` }} />
        ))}
      </div>
      <ul className="likeness-parts">
        {parts.map((part) => (
          <li key={part.name} title={`of at most ${part.weight.toFixed(2)}`}>
            <i data-part={part.name} aria-hidden="true" />
            {part.label} {part.value.toFixed(2)}
            <span className="visually-hidden"> of at most {part.weight.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
