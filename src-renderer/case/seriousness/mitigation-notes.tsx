import type { MitigationNote } from '#core/double-counting'
import { markLabel } from '#core/wording'
import { Icon } from '../../ui/icon.tsx'

/** What a court would say to an item of personal mitigation; nothing here stops anybody. */
export function MitigationNotes(props: { readonly notes: readonly MitigationNote[] }) {
  return props.notes.map(({ kind, message, source, mark }) => (
    <p key={kind} className="mitigation__note small">
      <Icon name={kind === 'LATE' ? 'clock' : 'info'} />
      <span>
        {message}{' '}
        <span className="note">
          {source}. {markLabel(mark)}.
        </span>
      </span>
    </p>
  ))
}
