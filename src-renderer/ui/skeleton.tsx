import './skeleton.css'

/** Grey rows in the place of what is coming; they appear only after 300 ms. */
export function SkeletonRows({ rows = 5 }: { readonly rows?: number }) {
  return (
    <div className="skeleton">
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton__bar" aria-hidden="true" />
      ))}
    </div>
  )
}
