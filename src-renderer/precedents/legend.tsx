const steps = ['under 12%', '12 to 24', '25 to 39', '40 up'] as const

/** What the fills, the bars and the hatch mean, and how the numbers are counted. */
export function Legend() {
  return (
    <>
      <p className="legend">
        Share of row
        {steps.map((words, index) => (
          <span key={words}>
            <i className={`legend__swatch legend__swatch--${index + 1}`} aria-hidden="true" />
            {words}
          </span>
        ))}
        <span>
          <i className="legend__swatch legend__swatch--bar" aria-hidden="true" />
          same, as a bar
        </span>
        <span>
          <i className="legend__swatch legend__swatch--few" aria-hidden="true" />
          under 5 in row
        </span>
      </p>
      <p className="note">
        A case can be in several rows, so rows do not add to the last line. Outcomes are as first
        imposed; what became of them afterwards stands with each case.
      </p>
    </>
  )
}
