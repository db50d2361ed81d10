import type { Untranslated } from '#core/notice/in-languages'
import { ENGLISH_ONLY } from '#core/notice/words/cy'
import { counted } from '../../shell/words.ts'

/** What one paper prints in English for want of Welsh, listed before it is saved. */
export function InEnglish({ missing }: { readonly missing: readonly Untranslated[] }) {
  if (missing.length === 0) return null
  return (
    <details className="untranslated">
      <summary>
        {counted(missing.length, 'phrase')} without Welsh, printed in English and marked{' '}
        <span lang="cy">{ENGLISH_ONLY}</span>
      </summary>
      <ul className="record--list small">
        {missing.map(({ key, english }) => (
          <li key={`${key} ${english}`}>{english}</li>
        ))}
      </ul>
    </details>
  )
}
