import { useEffect, useState, type Ref } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { TextField } from '../../ui/text-field.tsx'

const ZOOMS = [75, 100, 125, 150, 200]

/** Page number, previous and next, zoom. */
export function ReaderTools(props: {
  readonly page: number
  readonly total: number
  readonly zoom: number
  readonly fieldRef: Ref<HTMLInputElement>
  readonly onPage: (page: number) => void
  readonly onZoom: (zoom: number) => void
}) {
  const { page, total, zoom } = props
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  const settle = () => {
    const asked = Number(typed)
    if (Number.isInteger(asked) && asked >= 1 && asked <= total) props.onPage(asked)
    else setTyped(String(page))
  }
  const zoomTo = (step: 1 | -1) => {
    const next = ZOOMS[ZOOMS.indexOf(zoom) + step]
    if (next !== undefined) props.onZoom(next)
  }
  return (
    <div className="reader-tools" role="toolbar" aria-label="Reading the bundle">
      <IconButton
        icon="chevron-left"
        label="Previous page"
        isDisabled={page <= 1}
        onPress={() => props.onPage(page - 1)}
      />
      <div className="reader-tools__page">
        <TextField
          label={`Page, of ${total}`}
          hideLabel
          type="number"
          value={typed}
          inputRef={props.fieldRef}
          onChange={setTyped}
          onBlur={settle}
          onEnter={settle}
          end={<span className="note">of {total}</span>}
        />
      </div>
      <IconButton
        icon="chevron-right"
        label="Next page"
        isDisabled={page >= total}
        onPress={() => props.onPage(page + 1)}
      />
      <Kbd>G</Kbd>
      <span className="reader-tools__zoom">
        <IconButton
          icon="minus"
          label="Smaller"
          isDisabled={zoom === ZOOMS[0]}
          onPress={() => zoomTo(-1)}
        />
        <span className="figures">{zoom}%</span>
        <IconButton
          icon="plus"
          label="Larger"
          isDisabled={zoom === ZOOMS.at(-1)}
          onPress={() => zoomTo(1)}
        />
      </span>
    </div>
  )
}
