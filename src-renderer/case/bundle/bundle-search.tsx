import type { Ref } from 'react'
import type { BundleSearch as Found } from '#contract/api'
import { TextField } from '../../ui/text-field.tsx'
import './bundle-search.css'

type Snippet = Found['groups'][number]['hits'][number]['snippet']

const counted = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`)

/** How much was found, and how much of the bundle could not be searched. */
function tell({ pagesFound, pages, pagesWithoutText, pagesUnread }: Found): string {
  const blind =
    pagesWithoutText === 0
      ? ''
      : `, ${counted(pagesWithoutText, 'page')} ${pagesWithoutText === 1 ? 'has' : 'have'} no text`
  const rest = pagesUnread === 0 ? '' : `, ${pagesUnread} still to be read`
  return `${pagesFound} in ${counted(pages, 'page')}${blind}${rest}`
}

/** Finds words in the whole bundle; a press opens the page. */
export function BundleSearch(props: {
  readonly query: string
  readonly found: Found | null
  readonly page: number
  readonly fieldRef: Ref<HTMLInputElement>
  readonly onQuery: (query: string) => void
  readonly onPage: (page: number) => void
}) {
  const { query, found } = props
  const asked = query.trim() !== ''
  return (
    <section className="bundle-search" aria-label="Find in the bundle">
      <TextField
        label="Find in the bundle"
        hideLabel
        type="search"
        placeholder="Find in the bundle"
        value={query}
        maxLength={500}
        inputRef={props.fieldRef}
        onChange={props.onQuery}
        onEnter={() => {
          const first = found?.groups[0]?.hits[0]
          if (asked && first !== undefined) props.onPage(first.page)
        }}
      />
      {found !== null && (asked || found.pagesUnread > 0 || found.pagesWithoutText > 0) && (
        <p className="note" role="status">
          {asked ? tell(found) : tellText(found)}
        </p>
      )}
      {asked &&
        found?.groups.map((group) => (
          <div key={group.documentId}>
            <h3 className="bundle-search__group">{group.title}</h3>
            <ul className="bundle-search__hits">
              {group.hits.map((hit) => (
                <li key={hit.page}>
                  <button
                    type="button"
                    aria-current={hit.page === props.page ? 'true' : undefined}
                    onClick={() => props.onPage(hit.page)}
                  >
                    <span className="ref">p.{hit.page}</span>
                    <span className="record record--list">
                      <Marked snippet={hit.snippet} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      {!asked && found !== null && found.withoutText.length > 0 && (
        <details className="note">
          <summary>Pages without text</summary>
          <p className="bundle-search__pages">
            {found.withoutText.map((page) => (
              <button key={page} type="button" className="ref" onClick={() => props.onPage(page)}>
                p.{page}
              </button>
            ))}
          </p>
        </details>
      )}
    </section>
  )
}

function tellText({ pages, pagesWithoutText, pagesUnread }: Found): string {
  if (pagesUnread > 0) return `Reading the text: ${pages - pagesUnread} of ${pages} pages`
  return `${counted(pagesWithoutText, 'page')} of ${pages} cannot be searched: no text`
}

/** A passage with the words found marked. */
function Marked(props: { readonly snippet: Snippet }) {
  const { text, marks } = props.snippet
  return (
    <>
      {marks.map(([from, to], index) => (
        <span key={from}>
          {text.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
