import { useEffect, useState, type ReactNode, type Ref } from 'react'
import type { BundleDocument } from '#contract/api'
import { IconButton } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { announce } from '../../ui/status.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { namedPage, placeOf, tellPages } from '../evidence/bundle-pages.ts'
import { toggleTwoUp, useReader } from './reader-store.ts'
import { fitZoom, nextZoom, setPercent, stepZoom } from './zoom.ts'

/** Page, previous and next, what others put here, and how the pages are shown. */
export function ReaderTools(props: {
  /** What the page read is called. */
  readonly label: string
  /** Its place in the order of reading, from 1. */
  readonly place: number
  readonly total: number
  readonly documents: readonly BundleDocument[]
  readonly fieldRef: Ref<HTMLInputElement>
  readonly actions: ReactNode
  readonly onTurn: (by: 90 | 270) => void
  readonly onPage: (place: number) => void
  /** The page was named and Enter pressed: reading goes on there. */
  readonly onRead: () => void
}) {
  const { label, place, total, documents } = props
  const last = placeOf(total, documents)?.label ?? label
  const { shown } = useReader()
  const [typed, setTyped] = useState(label)
  useEffect(() => setTyped(label), [label])
  const settle = (): boolean => {
    if (typed.trim() === label) return true
    const found = namedPage(typed, documents)
    if (found === null) {
      setTyped(label)
      announce(`There is no page ${typed}. ${tellPages(documents)}`)
      return false
    }
    props.onPage(found.place)
    return true
  }
  return (
    <div className="reader-tools" role="toolbar" aria-label="Reading the bundle">
      <IconButton
        icon="chevron-left"
        label="Previous page"
        isDisabled={place <= 1}
        onPress={() => props.onPage(place - 1)}
      />
      <div className="reader-tools__page">
        <TextField
          label={`Page, of ${last}`}
          hideLabel
          value={typed}
          maxLength={20}
          inputRef={props.fieldRef}
          onChange={setTyped}
          onBlur={settle}
          onEnter={() => settle() && props.onRead()}
          end={<span className="note">of {last}</span>}
        />
      </div>
      <IconButton
        icon="chevron-right"
        label="Next page"
        isDisabled={place >= total}
        onPress={() => props.onPage(place + 1)}
      />
      <Kbd>G</Kbd>
      <div className="reader-tools__actions">{props.actions}</div>
      <span className="reader-tools__zoom">
        <IconButton
          icon="minus"
          label="Smaller"
          isDisabled={nextZoom(shown, -1) === null}
          onPress={() => stepZoom(-1)}
        />
        <Menu
          label={`${shown}%, how the pages are shown`}
          text={`${shown}%`}
          icon="page"
          entries={useViews(props.onTurn)}
        />
        <IconButton
          icon="plus"
          label="Larger"
          isDisabled={nextZoom(shown, 1) === null}
          onPress={() => stepZoom(1)}
        />
      </span>
    </div>
  )
}

function useViews(onTurn: (by: 90 | 270) => void): readonly MenuEntry[] {
  const isTwoUp = useReader((reader) => reader.isTwoUp)
  return [
    { id: 'width', label: 'Fit the width', onAction: () => fitZoom('WIDTH') },
    { id: 'page', label: 'Fit the page', onAction: () => fitZoom('PAGE') },
    { id: 'true', label: 'True size, 100%', onAction: () => setPercent(100) },
    { id: 'beside', label: isTwoUp ? 'One page' : 'Two pages side by side', onAction: toggleTwoUp },
    { id: 'right', label: 'Turn this document right', icon: 'redo', onAction: () => onTurn(90) },
    { id: 'left', label: 'Turn this document left', icon: 'undo', onAction: () => onTurn(270) },
  ]
}
