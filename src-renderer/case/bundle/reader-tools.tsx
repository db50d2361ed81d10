import { memo, useEffect, useState, type ReactNode, type Ref } from 'react'
import type { BundleDocument } from '#contract/api'
import { IconButton } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { announce } from '../../ui/status.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { namedPage, placeOf, tellPages } from '../evidence/bundle-pages.ts'
import { toggleTwoUp, turnDocument, useReader } from './reader-store.ts'
import { fitZoom, nextZoom, setPercent, stepZoom } from './zoom.ts'

type NamedPage = {
  /** What the page read is called. */
  readonly label: string
  readonly total: number
  readonly documents: readonly BundleDocument[]
  readonly fieldRef: Ref<HTMLInputElement>
  readonly onPage: (place: number) => void
  /** The page was named and Enter pressed: reading goes on there. */
  readonly onRead: () => void
  /** Enter was pressed on a page that is not there: another can be typed. */
  readonly onRefused: () => void
}
type ReaderToolsProps = NamedPage & {
  readonly documentId: string
  /** Place of the page read in the order of reading, from 1. */
  readonly place: number
  readonly actions: ReactNode
}

/** Page, previous and next, what others put here, and how the pages are shown. */
export function ReaderTools({ documentId, place, actions, ...named }: ReaderToolsProps) {
  const { total, onPage } = named
  return (
    <div className="reader-tools" role="toolbar" aria-label="Reading the bundle">
      <IconButton
        icon="chevron-left"
        label="Previous page"
        isDisabled={place <= 1}
        onPress={() => onPage(place - 1)}
      />
      <div className="reader-tools__page">
        <PageField {...named} />
      </div>
      <IconButton
        icon="chevron-right"
        label="Next page"
        isDisabled={place >= total}
        onPress={() => onPage(place + 1)}
      />
      <Kbd>G</Kbd>
      <div className="reader-tools__actions">{actions}</div>
      <ReaderView documentId={documentId} />
    </div>
  )
}

/** Says which page is read, and goes to the one typed. */
function PageField({ label, total, documents, fieldRef, onPage, ...props }: NamedPage) {
  const last = placeOf(total, documents)?.label ?? label
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
    onPage(found.place)
    return true
  }
  return (
    <TextField
      label={`Page, of ${last}`}
      hideLabel
      value={typed}
      maxLength={20}
      inputRef={fieldRef}
      onChange={setTyped}
      onBlur={settle}
      onEnter={() => (settle() ? props.onRead() : props.onRefused())}
      end={<span className="note">of {last}</span>}
    />
  )
}

/** How the pages are shown; drawn again only when that changes, for no page waits for it. */
const ReaderView = memo(function ReaderView(props: { readonly documentId: string }) {
  const shown = useReader((reader) => reader.shown)
  return (
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
        entries={useViews((by) => turnDocument(props.documentId, by))}
      />
      <IconButton
        icon="plus"
        label="Larger"
        isDisabled={nextZoom(shown, 1) === null}
        onPress={() => stepZoom(1)}
      />
    </span>
  )
})

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
