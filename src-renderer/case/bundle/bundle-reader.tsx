import { useEffect, useRef } from 'react'
import { pageLabel } from '#core/bundle/page-label'
import { useKeys } from '../../ui/keys.ts'
import { announce } from '../../ui/status.tsx'
import { placeOf, totalPages } from '../evidence/bundle-pages.ts'
import { readerActions } from './bundle-slots.ts'
import { PageRoll } from './page-roll.tsx'
import { openPage, toggleTwoUp, turnDocument, type ReadPage } from './reader-store.ts'
import { ReaderTools } from './reader-tools.tsx'
import { fitZoom, stepZoom } from './zoom.ts'

/** How long scrolling rests before the page reached is read out, in milliseconds. */
const rest = 600

/** The pages of the bundle, and what is done while reading them. */
export function BundleReader(props: { readonly read: ReadPage; readonly query: string }) {
  const { read } = props
  const { documents, hearingCase } = read.openCase
  const pageField = useRef<HTMLInputElement>(null)
  const reader = useRef<HTMLElement>(null)
  const document = documents.find(({ id }) => id === read.documentId)
  const place = (document?.firstPage ?? 1) + read.page - 1
  const label = document === undefined ? '' : pageLabel(document, read.page)
  const goTo = (next: number) => {
    const found = placeOf(next, documents)
    if (found !== null)
      openPage(hearingCase.id, { documentId: found.document.id, page: found.page })
  }
  useKeys([
    { keys: 'G', label: 'Go to a page of the bundle', run: () => pageField.current?.select() },
    { keys: '[', label: 'Previous page', run: () => goTo(place - 1) },
    { keys: ']', label: 'Next page', run: () => goTo(place + 1) },
    {
      keys: 'R',
      label: 'Turn the document to the right',
      run: () => turnDocument(read.documentId, 90),
    },
    { keys: '2', label: 'One page or two side by side', run: toggleTwoUp },
    { keys: 'Ctrl+=', label: 'Larger pages', run: () => stepZoom(1) },
    { keys: 'Ctrl++', label: 'Larger pages', run: () => stepZoom(1) },
    { keys: 'Ctrl+-', label: 'Smaller pages', run: () => stepZoom(-1) },
    { keys: 'Ctrl+0', label: 'Pages as wide as the window', run: () => fitZoom('WIDTH') },
  ])
  useEffect(() => {
    if (document === undefined) return undefined
    const say = () => announce(`Page ${label}, ${document.title}`)
    const timer = setTimeout(say, rest)
    return () => clearTimeout(timer)
  }, [label, document])
  if (document === undefined) return null
  // The pages, so that arrows and the keys of marking work; once the field shows the page gone to, for
  // leaving it before would go there again.
  const readOn = () =>
    reader.current?.querySelector<HTMLElement>('.bundle__desk')?.focus({ preventScroll: true })
  return (
    <section className="bundle__reader" aria-label="Bundle page" ref={reader}>
      <ReaderTools
        documentId={read.documentId}
        label={label}
        place={place}
        total={totalPages(documents)}
        documents={documents}
        fieldRef={pageField}
        actions={readerActions.map((Action, at) => (
          <Action key={at} {...read} />
        ))}
        onPage={goTo}
        onRead={() => queueMicrotask(readOn)}
        onRefused={() => queueMicrotask(() => pageField.current?.select())}
      />
      <PageRoll read={read} query={props.query} />
    </section>
  )
}
