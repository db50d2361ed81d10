import { useState } from 'react'
import { grounds, type GroundId } from '#core/bundle/redaction/grounds'
import type { NoticeSection } from '#core/notice/notice'
import { findPlaces, type NoticePlace } from '#core/notice/redaction/places'
import { counted } from '../../../shell/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'
import { markPlaces } from './left-out-store.ts'

const groundItems = grounds.map(({ id, label, covers, basis }) => ({
  id,
  label,
  description: `${covers} ${basis}.`,
}))

/** Says what is left out: words wherever they stand, each place chosen, or a whole part; and why. */
export function MarkWords(props: {
  readonly caseId: string
  readonly sections: readonly NoticeSection[]
  readonly words: string
  readonly onWords: (words: string) => void
}) {
  const { caseId, sections, words, onWords } = props
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [whole, setWhole] = useState<string | null>(null)
  const [ground, setGround] = useState<GroundId | null>(null)
  const [note, setNote] = useState('')
  const found = words.trim().length < 2 ? [] : findPlaces(sections, words)
  const chosen: readonly NoticePlace[] =
    whole === null
      ? found.filter((_, at) => !left.has(at))
      : [{ sectionId: whole, text: '', nth: 0, from: 0, to: 0 }]
  const toggle = (at: number, isOn: boolean) =>
    setLeft(new Set(isOn ? [...left].filter((one) => one !== at) : [...left, at]))
  const mark = async () => {
    if (ground === null) return
    const places = chosen.map(({ sectionId, text, nth, from, to }) => ({
      sectionId,
      text,
      nth,
      from,
      to,
    }))
    if (!(await markPlaces(caseId, { places, ground, note }))) return
    onWords('')
    setLeft(new Set())
    setWhole(null)
    setNote('')
  }
  return (
    <section className="stack" aria-label="Leave out">
      <TextField
        label="Words to leave out"
        description="As they stand in the notice; copy them from the preview or type them."
        type="search"
        value={words}
        maxLength={2_000}
        onChange={(typed) => {
          setLeft(new Set())
          setWhole(null)
          onWords(typed)
        }}
      />
      {words.trim().length >= 2 && (
        <>
          <p className="note" role="status">
            {counted(found.length, 'place')} found. Another spelling, an initial or a nickname is
            not.
          </p>
          <ul className="left-out__list left-out__places">
            {found.map((place, at) => (
              <li key={`${place.sectionId} ${place.label} ${place.from} ${at}`}>
                <Checkbox
                  isSelected={whole === null && !left.has(at)}
                  onChange={(isOn) => toggle(at, isOn)}
                  description={place.label}
                >
                  {place.before}
                  <b>{place.words}</b>
                  {place.after}
                </Checkbox>
              </li>
            ))}
          </ul>
        </>
      )}
      {words === '' && (
        <Select
          label="Or a whole part"
          items={sections.map(({ id, heading }) => ({ id, label: heading }))}
          value={whole}
          onChange={setWhole}
          placeholder="Choose a part"
        />
      )}
      <Select
        label="Ground"
        items={groundItems}
        value={ground}
        onChange={setGround}
        placeholder="Choose the ground"
      />
      <TextArea
        label="Note for the file"
        description="It is never printed."
        value={note}
        onChange={setNote}
        rows={2}
      />
      <div className="row">
        <Button
          variant="primary"
          isDisabled={chosen.length === 0 || ground === null}
          onPress={() => void mark()}
        >
          Leave out {whole === null ? counted(chosen.length, 'place') : 'this part'}
        </Button>
      </div>
    </section>
  )
}
