import { classes } from './classes.ts'
import './seal-mark.css'

/** The two level lines in their ring: solid when fixed, with a dashed outer ring while open. */
export function SealMark(props: {
  readonly state?: 'open' | 'closed' | 'plain' | undefined
  readonly size?: 'small' | 'large' | undefined
}) {
  const { state = 'plain', size = 'small' } = props
  return (
    <svg
      className={classes('seal-mark', `seal-mark--${state}`, `seal-mark--${size}`)}
      viewBox="0 0 48 48"
      aria-hidden="true"
      focusable="false"
    >
      {state !== 'plain' && <circle className="seal-mark__outer" cx="24" cy="24" r="22.5" />}
      <circle className="seal-mark__ring" cx="24" cy="24" r={state === 'plain' ? 21.5 : 16.5} />
      <path
        className="seal-mark__lines"
        d={state === 'plain' ? 'M12 19h24M12 29h24' : 'M15.5 20.5h17M15.5 27.5h17'}
      />
    </svg>
  )
}
