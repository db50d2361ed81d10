import { iconPaths, type IconName } from './icon-paths.ts'
import './icon.css'

export type { IconName }

/** A picture beside a word; never the only carrier of meaning, so hidden from assistive technology. */
export function Icon({ name, large }: { readonly name: IconName; readonly large?: boolean }) {
  return (
    <svg
      className={large === true ? 'icon icon--large' : 'icon'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
