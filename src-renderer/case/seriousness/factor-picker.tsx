import { useState } from 'react'
import type { Factor } from '#core/law/law'
import { Button } from '../../ui/button.tsx'
import { PolarityChip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

const holds = (factor: Factor, query: string) =>
  `${factor.label} ${factor.description}`.toLowerCase().includes(query.trim().toLowerCase())

/** Chooses a factor from the taxonomy, with what it means and where the guidance speaks of it. */
export function FactorPicker(props: {
  readonly label: string
  readonly factors: readonly Factor[]
  readonly onPick: (factorId: string) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const close = () => {
    setOpen(false)
    setQuery('')
  }
  const found = props.factors.filter((factor) => holds(factor, query))
  return (
    <>
      <Button variant="quiet" icon="plus" onPress={() => setOpen(true)}>
        {props.label}
      </Button>
      <Dialog title={props.label} isOpen={isOpen} onClose={close} wide>
        <TextField
          label="Find a factor"
          type="search"
          value={query}
          onChange={setQuery}
          autoFocus
        />
        <ul className="picker">
          {found.map((factor) => (
            <li key={factor.id}>
              <PolarityChip
                polarity={factor.polarity}
                label={factor.label}
                readOut={`Add ${factor.label}`}
                onPress={() => {
                  props.onPick(factor.id)
                  close()
                }}
              />
              <span>
                {factor.description}{' '}
                <span className="note">
                  {factor.paragraph === '' ? 'No paragraph' : `Guidance ${factor.paragraph}`}
                  {factor.paragraphVerified ? '' : ', not yet checked'}
                </span>
              </span>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="note">No factor of this group has these words.</p>}
      </Dialog>
    </>
  )
}
