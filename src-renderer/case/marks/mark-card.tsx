import { useEffect, useRef } from 'react'
import { markKindLabel, type Mark } from '#core/bundle/marks'
import { IconButton } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { LongText } from './long-text.tsx'

const icons = { HIGHLIGHT: 'pencil', NOTE: 'note', FLAG: 'flag' } as const satisfies Record<
  Mark['kind'],
  IconName
>

/** One mark in the list: where it stands, what it says, what it is about. */
export function MarkCard(props: {
  readonly mark: Mark
  /** Null where the page is no longer in the bundle. */
  readonly page: string | null
  readonly about: readonly string[]
  readonly isChosen: boolean
  /** Null where the mark can no longer be changed. */
  readonly onEdit: (() => void) | null
  readonly onDelete: () => void
  readonly onOpen: () => void
}) {
  const { mark, page, onEdit } = props
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (props.isChosen) card.current?.scrollIntoView({ block: 'nearest' })
  }, [props.isChosen])
  const name = `${markKindLabel(mark.kind)}, ${page === null ? 'page no longer in the bundle' : `page ${page}`}`
  return (
    <li className="mark-card" ref={card} data-here={props.isChosen}>
      <div className="mark-card__head">
        <Icon name={icons[mark.kind]} />
        {page === null ? (
          <b>Page no longer in the bundle</b>
        ) : (
          <button
            type="button"
            className="ref"
            aria-label={`Open page ${page}`}
            onClick={props.onOpen}
          >
            p.{page}
          </button>
        )}
        <span className="mark-card__kind">{markKindLabel(mark.kind)}</span>
        {onEdit !== null && (
          <span className="mark-card__tools">
            <IconButton icon="pencil" label={`Change: ${name}`} onPress={onEdit} />
            <IconButton icon="trash" label={`Delete: ${name}`} onPress={props.onDelete} />
          </span>
        )}
      </div>
      <p className="note row">
        <Icon name={mark.shared ? 'person' : 'lock'} />
        {mark.shared ? `Shared with the panel by ${mark.isMine ? 'you' : mark.author}` : 'Private'}
      </p>
      {mark.quotation !== '' && (
        <LongText look="record record--list" text={`“${mark.quotation}”`} />
      )}
      {mark.note !== '' && <LongText look="small" text={mark.note} />}
      {props.about.length > 0 && <p className="note">About {props.about.join('; ')}</p>}
    </li>
  )
}
