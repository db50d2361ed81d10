import type { KeyboardEvent, Ref } from 'react'
import type { BundleSearch as Found } from '#contract/api'
import { counted } from '../../shell/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys.ts'
import { TextField } from '../../ui/text-field.tsx'
import './bundle-search.css'
import type { useBundleSearch } from './bundle-search-state.ts'
import { FoundHits } from './found-hits.tsx'
import { nextHit } from './hits.ts'
import { openPage, type ReadPage } from './reader-store.ts'

/** How much was found, and how much of the bundle could not be searched. */
function tell({ pagesFound, pages, pagesWithoutText, pagesUnread }: Found): string {
  const blind =
    pagesWithoutText === 0
      ? ''
      : `, ${counted(pagesWithoutText, 'page')} ${pagesWithoutText === 1 ? 'has' : 'have'} no text`
  const rest = pagesUnread === 0 ? '' : `, ${pagesUnread} still to be read`
  return `${pagesFound} of ${counted(pages, 'page')}${blind}${rest}`
}

function tellText({ pages, pagesWithoutText, pagesUnread }: Found): string {
  if (pagesUnread > 0) return `Reading the text: ${pages - pagesUnread} of ${pages} pages`
  return `${counted(pagesWithoutText, 'page')} of ${pages} cannot be searched: no text`
}

/** Finds words in the whole bundle; a press opens the page. */
export function BundleSearch(
  props: ReturnType<typeof useBundleSearch> & {
    readonly read: ReadPage
    readonly fieldRef: Ref<HTMLInputElement>
  },
) {
  const { query, found, read } = props
  const { documents, hearingCase } = read.openCase
  const asked = query.trim() !== ''
  const hasHits = asked && found !== null && found.pagesFound > 0
  const step = (by: 1 | -1) => {
    const hit = nextHit(found?.groups ?? [], documents, read, by)
    if (hit !== null) openPage(hearingCase.id, hit)
  }
  useKeys(
    [
      { keys: 'F3', label: 'Next page found', run: () => step(1) },
      { keys: 'Shift+F3', label: 'Page found before', run: () => step(-1) },
    ],
    hasHits,
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !hasHits || !(event.target instanceof HTMLInputElement)) return
    step(event.shiftKey ? -1 : 1)
  }
  return (
    <section className="bundle-search" aria-label="Find in the bundle">
      <div className="bundle-search__ask" onKeyDown={onKeyDown}>
        <TextField
          label="Find in the bundle"
          hideLabel
          type="search"
          placeholder="Find in the bundle"
          value={query}
          maxLength={500}
          inputRef={props.fieldRef}
          onChange={props.setQuery}
        />
        {hasHits && (
          <>
            <IconButton icon="chevron-up" label="Page found before" onPress={() => step(-1)} />
            <IconButton icon="chevron-down" label="Next page found" onPress={() => step(1)} />
          </>
        )}
      </div>
      {found !== null && (asked || found.pagesUnread > 0 || found.pagesWithoutText > 0) && (
        <p className="note" role="status">
          {asked ? tell(found) : tellText(found)}
        </p>
      )}
      {hasHits && (
        <div className="bundle-search__found">
          <FoundHits
            found={found}
            more={props.more}
            read={read}
            onMore={(documentId) => void props.showMore(documentId)}
          />
        </div>
      )}
      {!asked && found !== null && <WithoutText found={found} caseId={hearingCase.id} />}
    </section>
  )
}

/** The pages that a search cannot look into. */
function WithoutText(props: { readonly found: Found; readonly caseId: string }) {
  const { withoutText, pagesWithoutText } = props.found
  if (withoutText.length === 0) return null
  return (
    <details className="note">
      <summary>Pages without text</summary>
      <p className="bundle-search__pages">
        {withoutText.map(({ documentId, documentPage, label }) => (
          <button
            key={`${documentId} ${documentPage}`}
            type="button"
            className="ref"
            onClick={() => openPage(props.caseId, { documentId, page: documentPage })}
          >
            p.{label}
          </button>
        ))}
      </p>
      {pagesWithoutText > withoutText.length && <p>The first {withoutText.length} are listed.</p>}
    </details>
  )
}
