import type { OpenCase } from '#contract/api'
import { doubleCounted } from '#core/double-counting'
import { TextArea } from '../../ui/text-field.tsx'
import { Banner } from '../../ui/notice.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { useLaw } from '../words.ts'
import { entryWords } from './entry-words.ts'

/** Pairs that may rest on one thing; the panel says how each adds something, or keeps one. */
export function CountedOnce(props: { readonly openCase: OpenCase; readonly readOnly: boolean }) {
  const { hearingCase } = props.openCase
  const { countedOnce } = hearingCase.seriousness
  const law = useLaw()
  const pairs = doubleCounted(hearingCase, law)
  return (
    <section className="stack stack--tight" aria-label="Counted once">
      <h2 className="heading">Counted once</h2>
      {pairs.length === 0 ? (
        <p className="small muted">Nothing here seems to be counted twice.</p>
      ) : (
        <Banner tone="warn">
          <ul className="pairs">
            {pairs.map(({ factors: [first, second], because, key }) => (
              <li key={key}>
                <b>
                  {entryWords(first, law)} and {entryWords(second, law)}
                </b>
                <span>{because}</span>
              </li>
            ))}
          </ul>
          <p>Say how each adds something, or keep one.</p>
        </Banner>
      )}
      {(pairs.length > 0 || countedOnce !== '') && (
        <TextArea
          label="How each adds something"
          record
          rows={2}
          id={fieldId('seriousness.countedOnce')}
          value={countedOnce}
          isReadOnly={props.readOnly}
          onChange={(text) => patch('seriousness', { countedOnce: text })}
          onBlur={() => void flushCase()}
        />
      )}
    </section>
  )
}
