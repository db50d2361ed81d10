import { useEffect, useRef } from 'react'
import type { OpenCase } from '#contract/api'
import { IconButton } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys.ts'
import { PageView } from '../bundle/page-view.tsx'
import { placeOf, totalPages } from './bundle-pages.ts'
import { closeBeside, openBeside, toggleBeside, useBeside } from './beside-store.ts'

/** The bundle beside the step, at the page that was cited; B and Esc close it. */
export function PageBeside(props: { readonly openCase: OpenCase }) {
  const { documents } = props.openCase
  const { page, isOpen } = useBeside()
  const total = totalPages(documents)
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  useKeys([{ keys: 'B', label: 'Bundle beside this screen', run: toggleBeside }], total > 0)
  useKeys([{ keys: 'Escape', label: 'Close the bundle', run: closeBeside }], isOpen)
  useEffect(() => {
    if (isOpen) {
      opener.current = document.activeElement
      panel.current?.focus()
      return
    }
    if (opener.current instanceof HTMLElement) opener.current.focus()
    opener.current = null
  }, [isOpen])
  useEffect(() => closeBeside, [])
  const place = placeOf(page, documents)
  if (!isOpen || place === null) return null
  return (
    <aside className="beside" aria-label={`Bundle page ${place.label}`} ref={panel} tabIndex={-1}>
      <div className="beside__head">
        <b>Page {place.label}</b>
        <span className="note">{place.document.title}</span>
        <span className="beside__tools">
          <IconButton
            icon="chevron-left"
            label="Previous page"
            isDisabled={page <= 1}
            onPress={() => openBeside(page - 1)}
          />
          <IconButton
            icon="chevron-right"
            label="Next page"
            isDisabled={page >= total}
            onPress={() => openBeside(page + 1)}
          />
          <IconButton icon="cross" label="Close the bundle" onPress={closeBeside} />
        </span>
      </div>
      <div className="beside__page">
        <PageView
          openCase={props.openCase}
          documentId={place.document.id}
          page={place.page}
          label={`Page ${place.label} of the bundle, ${place.document.title}`}
          width={430}
          onNext={page < total ? () => openBeside(page + 1) : null}
        />
      </div>
    </aside>
  )
}
