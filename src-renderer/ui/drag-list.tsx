import { useId } from 'react'
import {
  Button,
  Checkbox,
  DropIndicator,
  GridList,
  GridListItem,
  isTextDropItem,
  useDragAndDrop,
  type DropItem,
  type ItemDropTarget,
  type Selection,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import './choices.css'
import './drag-list.css'

export type DragListItem = {
  readonly id: string
  readonly label: string
  readonly aside: string
}

/** Lists of one screen take from each other; nothing else is taken. */
const kind = 'application/x-evenhand-item'

async function idsOf(items: readonly DropItem[]): Promise<ReadonlySet<string>> {
  const texts = items.filter(isTextDropItem).filter(({ types }) => types.has(kind))
  return new Set(await Promise.all(texts.map((item) => item.getText(kind))))
}

/**
 * A list whose entries are drawn to another place in it, or into another such list, by mouse, touch
 * or keyboard. `before` is the entry in front of which they come; null for the end.
 */
export function DragList(props: {
  readonly label: string
  readonly emptyText: string
  readonly items: readonly DragListItem[]
  /** Entries that were chosen, here or in another list: they are moved together. */
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onMove: (ids: ReadonlySet<string>, before: string | null) => void
}) {
  const { items, chosen, onChoose, onMove } = props
  const mine = items.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const choose = (keys: Selection) => {
    const here = keys === 'all' ? items.map(({ id }) => id) : [...keys].map(String)
    onChoose(new Set([...[...chosen].filter((id) => !mine.includes(id)), ...here]))
  }
  const heading = useId()
  const beforeOf = ({ key, dropPosition }: ItemDropTarget): string | null => {
    const at = items.findIndex(({ id }) => id === key)
    return items[dropPosition === 'after' ? at + 1 : at]?.id ?? null
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [kind]: String(key) })),
    acceptedDragTypes: [kind],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => onMove(new Set([...keys].map(String)), beforeOf(target)),
    onInsert: ({ items: dropped, target }) =>
      void idsOf(dropped).then((ids) => onMove(ids, beforeOf(target))),
    onRootDrop: ({ items: dropped }) => void idsOf(dropped).then((ids) => onMove(ids, null)),
    renderDropIndicator: (target) => <DropIndicator target={target} className="drag-list__place" />,
  })
  return (
    <section className="drag-list">
      <h3 id={heading} className="drag-list__head">
        {props.label}
      </h3>
      <GridList
        aria-labelledby={heading}
        className="drag-list__rows"
        items={items}
        selectionMode="multiple"
        selectedKeys={mine}
        onSelectionChange={choose}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <span className="note">{props.emptyText}</span>}
      >
        {(item) => (
          <GridListItem id={item.id} textValue={item.label} className="drag-list__row">
            <Button slot="drag" className="drag-list__handle">
              <Icon name="drag" />
            </Button>
            <Checkbox slot="selection" className="check">
              <span className="check__box">
                <Icon name="check" />
              </span>
            </Checkbox>
            <span className="drag-list__aside">{item.aside}</span>
            <span>{item.label}</span>
          </GridListItem>
        )}
      </GridList>
    </section>
  )
}
