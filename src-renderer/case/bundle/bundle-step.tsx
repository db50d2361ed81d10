import { useDeferredValue, useLayoutEffect, useRef, type FocusEvent } from 'react'
import type { OpenCase } from '#contract/api'
import { Empty } from '../../ui/empty.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useMedia } from '../../ui/media.ts'
import { totalPages } from '../evidence/bundle-pages.ts'
import { AddDocuments } from './add-documents.tsx'
import { BundleContents } from './bundle-contents.tsx'
import { BundlePanels } from './bundle-panels.tsx'
import { BundleReader } from './bundle-reader.tsx'
import { BundleSearch } from './bundle-search.tsx'
import { useBundleSearch } from './bundle-search-state.ts'
import './bundle.css'
import { useAfterFirstPage } from './first-page.ts'
import './reader.css'
import { useReadPage } from './reader-store.ts'
import { useReplacing } from './replace-store.ts'

/** Step 1: documents in, listed, read. What stands in its three columns is listed in `bundle-slots`. */
export function BundleStep(props: { readonly openCase: OpenCase }) {
  const { documents, hearingCase } = props.openCase
  const replaced = useReplacing(({ times }) => times)
  const read = useReadPage(props.openCase)
  // The page comes first: what is said beside it is drawn once it is on screen.
  const isPageShown = useAfterFirstPage()
  const beside = useDeferredValue(isPageShown ? read : null, null)
  const searchField = useRef<HTMLInputElement>(null)
  const isWide = useMedia('(min-width: 1440px)')
  const search = useBundleSearch(hearingCase.id, totalPages(documents))
  // Find stands in another column in a narrow window: the focus that was in it goes there with it.
  const isFinding = useRef(false)
  useLayoutEffect(() => {
    if (isFinding.current) searchField.current?.focus()
  }, [isWide])
  useKeys(
    [{ keys: 'Ctrl+F', label: 'Find in the bundle', run: () => searchField.current?.select() }],
    read !== null,
  )
  if (read === null)
    return (
      <div className="step-page">
        <Empty
          title="No documents in the bundle yet"
          action={<AddDocuments openCase={props.openCase} />}
        >
          <p>
            Statements, exhibits and interviews: PDF files, Word documents (.docx), e-mails (.eml),
            plain texts (.txt) or pictures (PNG, JPEG, TIFF). Choose them, or drag them into this
            window. Each is kept as it came, encrypted, here only.
          </p>
        </Empty>
      </div>
    )
  const finder = <BundleSearch {...search} read={read} fieldRef={searchField} />
  return (
    <div
      className="bundle"
      onFocus={({ target }: FocusEvent) => {
        isFinding.current = target.closest('.bundle-search') !== null
      }}
      onBlur={() => {
        isFinding.current = false
      }}
    >
      <BundleContents read={beside} top={isWide ? null : finder} />
      <BundleReader key={replaced} read={read} query={search.query} />
      <BundlePanels read={beside} top={isWide ? finder : null} />
    </div>
  )
}
