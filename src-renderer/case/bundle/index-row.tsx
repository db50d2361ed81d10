import { useRef, useState } from 'react'
import type { BundleDocument } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import { formatShortDate } from '#core/dates'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WholeWords } from '../../ui/tooltip.tsx'
import './index-list.css'

/** What can be done to one document of the index. */
export type RowActions = {
  readonly onOpen: (documentId: string) => void
  readonly onRename: (documentId: string, title: string) => void
  readonly onRemove: (document: BundleDocument) => void
  readonly onDetails: (document: BundleDocument) => void
  readonly onReplace: (document: BundleDocument) => void
  readonly onMove: (documentId: string, by: -1 | 1) => void
}

/** One document of the index: its tab, title, date and the page on which it starts. */
export function IndexRow(props: {
  readonly tab: string
  readonly document: BundleDocument
  readonly isHere: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly readOnly: boolean
  readonly actions: RowActions
}) {
  const { document, actions } = props
  const [title, setTitle] = useState<string | null>(null)
  const finish = () => {
    if (title !== null && title.trim() !== '') actions.onRename(document.id, title.trim())
    setTitle(null)
  }
  const details: MenuEntry = {
    id: 'details',
    label: props.readOnly ? 'About this document' : 'Part, date and description',
    icon: 'folder',
    onAction: () => actions.onDetails(document),
  }
  const entries: readonly MenuEntry[] = [
    details,
    {
      id: 'up',
      label: 'Move up',
      icon: 'arrow-up',
      disabled: props.isFirst,
      onAction: () => actions.onMove(document.id, -1),
    },
    {
      id: 'down',
      label: 'Move down',
      icon: 'arrow-down',
      disabled: props.isLast,
      onAction: () => actions.onMove(document.id, 1),
    },
    {
      id: 'rename',
      label: 'Rename',
      icon: 'pencil',
      onAction: () => setTitle(document.title),
    },
    {
      id: 'replace',
      label: 'Replace by another file',
      icon: 'exchange',
      onAction: () => actions.onReplace(document),
    },
    { id: 'remove', label: 'Remove', icon: 'trash', onAction: () => actions.onRemove(document) },
  ]
  if (title !== null)
    return (
      <li className="index-list__rename">
        <TextField
          label={`Title of ${document.title}`}
          hideLabel
          value={title}
          maxLength={300}
          autoFocus
          onChange={setTitle}
          onEnter={finish}
          onBlur={finish}
        />
      </li>
    )
  return (
    <li data-here={props.isHere}>
      <OpenDocument
        tab={props.tab}
        document={document}
        isHere={props.isHere}
        onOpen={() => actions.onOpen(document.id)}
      />
      <Menu
        label={props.readOnly ? `More on ${document.title}` : `Change ${document.title}`}
        icon={props.readOnly ? 'menu' : 'pencil'}
        showLabel={false}
        entries={props.readOnly ? [details] : entries}
      />
    </li>
  )
}

/** Leads to the first page of a document; a long title is cut here, and whole in its tip. */
function OpenDocument(props: {
  readonly tab: string
  readonly document: BundleDocument
  readonly isHere: boolean
  readonly onOpen: () => void
}) {
  const { document } = props
  const title = useRef<HTMLSpanElement>(null)
  const second = [
    document.dated === null ? '' : formatShortDate(document.dated),
    document.description,
  ].filter((part) => part !== '')
  return (
    <WholeWords text={document.title} cut={title}>
      <button
        type="button"
        className="index-list__open"
        aria-current={props.isHere ? 'true' : undefined}
        onClick={props.onOpen}
      >
        <span className="index-list__letter">{props.tab}</span>
        <span className="index-list__words">
          <span className="index-list__title" ref={title}>
            {document.title}
          </span>
          {second.length > 0 && <span className="index-list__second">{second.join(', ')}</span>}
        </span>
        <span className="figures">
          <span className="visually-hidden">from page </span>
          {pageLabel(document, 1)}
        </span>
      </button>
    </WholeWords>
  )
}
