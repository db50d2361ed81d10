import type { KeyboardEvent, Ref } from 'react'
import type { BundleSearch as Found } from '#contract/api'
import { counted, inFigures } from '../../shell/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys.ts'
import { TextField } from '../../ui/text-field.tsx'
import { RecognisedMark } from '../recognition/recognised-mark.tsx'
import './bundle-search.css'
import type { useBundleSearch } from './bundle-search-state.ts'
import { FoundHits } from './found-hits.tsx'
import { nextHit } from './hits.ts'
import { openPage, type ReadPage } from './reader-store.ts'

/** How much was found, and how much of the bundle could not be searched. */
function tell(found: Found): string {
  const { pagesFound, pages, pagesWithoutText, pagesUnread } = found
  const blind =
    pagesWithoutText === 0
      ? ''
      : `, ${counted(pagesWithoutText, 'page')} ${pagesWithoutText === 1 ? 'has' : 'have'} no text`
  const rest = pagesUnread === 0 ? '' : `, ${inFigures(pagesUnread)} still to be read`
  return `${inFigures(pagesFound)} of ${counted(pages, 'page')}${blind}${tellRecognised(found)}${rest}`
}

const tellRecognised = ({ pagesRecognised }: Found): string =>
  pagesRecognised === 0 ? '' : `, ${inFigures(pagesRecognised)} searched by recognised text`

function tellText(found: Found): string {
  const { pages, pagesWithoutText, pagesUnread } = found
  if (pagesUnread > 0)
    return `Reading the text: ${inFigures(pages - pagesUnread)} of ${counted(pages, 'page')}`
  const blind = `${counted(pagesWithoutText, 'page')} of ${inFigures(pages)} cannot be searched: no text`
  return `${blind}${tellRecognised(found)}`
}

/** Whether pages of a bundle have no text of their own, or are still to be read. */
const isPartly = ({ pagesUnread, pagesWithoutText, pagesRecognised }: Found): boolean =>
  pagesUnread + pagesWithoutText + pagesRecognised > 0

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
      {found !== null && (asked || isPartly(found)) && (
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

/** The pages that a search cannot look into, and those of which it knows a machine's reading alone. */
function WithoutText(props: { readonly found: Found; readonly caseId: string }) {
  const { withoutText, pagesWithoutText, recognised, pagesRecognised } = props.found
  if (withoutText.length + recognised.length === 0) return null
  const link = ({ documentId, documentPage, label }: Found['withoutText'][number]) => (
    <button
      key={`${documentId} ${documentPage}`}
      type="button"
      className="ref"
      onClick={() => openPage(props.caseId, { documentId, page: documentPage })}
    >
      p.{label}
    </button>
  )
  return (
    <details className="note">
      <summary>Pages without text of their own</summary>
      {withoutText.length > 0 && <p className="bundle-search__pages">{withoutText.map(link)}</p>}
      {pagesWithoutText > withoutText.length && <p>The first {withoutText.length} are listed.</p>}
      {recognised.length > 0 && (
        <ul className="bundle-search__recognised">
          {recognised.map((page) => (
            <li key={`${page.documentId} ${page.documentPage}`}>
              {link(page)} <RecognisedMark confidence={page.confidence} />
            </li>
          ))}
        </ul>
      )}
      {pagesRecognised > recognised.length && (
        <p>Of the pages recognised the first {recognised.length} are listed.</p>
      )}
    </details>
  )
}
