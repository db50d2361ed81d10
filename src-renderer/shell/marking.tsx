import './frame.css'

/** The handling mark of what is open. */
export function Marking() {
  return (
    <div className="marking" role="region" aria-label="Handling mark">
      OFFICIAL-SENSITIVE
    </div>
  )
}
