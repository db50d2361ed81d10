import { Button } from '../../ui/button.tsx'

/** In place of a page that cannot be drawn: why, and the ways on. */
export function PageProblem(props: {
  readonly problem: string
  readonly onAgain: () => void
  /** Null on the last page. */
  readonly onNext: (() => void) | null
}) {
  return (
    <div className="page-problem" role="alert">
      <p className="is-bad">This page cannot be drawn.</p>
      <p>{props.problem}</p>
      <div className="page-problem__ways">
        <Button size="small" onPress={props.onAgain}>
          Try again
        </Button>
        {props.onNext !== null && (
          <Button size="small" onPress={props.onNext}>
            Open the next page
          </Button>
        )}
      </div>
    </div>
  )
}
