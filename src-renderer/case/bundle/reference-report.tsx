import type { ReferenceReport } from '#core/bundle/resolve-references'
import { counted } from '../../shell/words.ts'

/** What became of the references in the text of an issue. */
export function ReferencesTold(props: { readonly report: ReferenceReport }) {
  const { linked, unlinked, unresolved, listed, pagesNotRead } = props.report
  return (
    <>
      <p className="note">
        {counted(linked, 'reference')} in the text linked, {unresolved} lead nowhere in this issue.
        {unlinked > 0 && ` ${counted(unlinked, 'reference')} could not be placed, so have no link.`}
        {pagesNotRead > 0 &&
          ` ${counted(pagesNotRead, 'page')} without readable text: references there are not known.`}
      </p>
      {listed.length > 0 && (
        <details className="note">
          <summary>References that lead nowhere</summary>
          <ul className="references">
            {listed.map(({ documentId, title, page, words }, index) => (
              <li key={`${documentId} ${page} ${index}`}>
                {title}, page {page}: “{words}”
              </li>
            ))}
          </ul>
          {unresolved > listed.length && <p>The first {listed.length} are listed.</p>}
        </details>
      )}
    </>
  )
}
