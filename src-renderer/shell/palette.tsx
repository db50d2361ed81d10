import { useEffect, useRef, useState } from 'react'
import { Autocomplete, Input, Label, Menu, MenuItem, SearchField } from 'react-aria-components'
import { useLocation } from 'wouter'
import type { Person } from '#contract/api'
import { call } from '../api.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { placesFor } from './places.ts'
import './palette.css'

export type Command = {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly icon: IconName
  readonly run: () => void
}

type PaletteProps = {
  readonly person: Person
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly commands: readonly Command[]
}

/** Cases, precedents, screens and commands, found by typing. */
export function Palette(props: PaletteProps) {
  return (
    <Dialog title="Find" isOpen={props.isOpen} onClose={props.onClose}>
      <Finder {...props} />
    </Dialog>
  )
}

function Finder({ person, onClose, commands }: PaletteProps) {
  const [, go] = useLocation()
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  // Opened with Enter on its button, the dialog itself would otherwise take the focus.
  useEffect(() => input.current?.focus(), [])
  const cases = useCases(person)
  const precedents = usePrecedents(text)
  const screens = placesFor(person.role).map((place) => ({
    id: place.href,
    label: place.label,
    kind: 'Screen',
    icon: place.icon,
    run: () => go(place.href),
  }))
  const wanted = text.trim().toLowerCase()
  const found = [...cases, ...screens, ...commands].filter(({ label }) =>
    label.toLowerCase().includes(wanted),
  )
  const shown = [...found, ...precedents].map((one) =>
    'path' in one ? { ...one, run: () => go(one.path) } : one,
  )
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="palette__search">
        <Label className="field__label">Case, precedent, screen or command</Label>
        <Input ref={input} className="input" placeholder="EH-2026-014, P-0139, audit" />
      </SearchField>
      <Menu
        className="palette__list"
        aria-label="Found"
        renderEmptyState={() => <p className="small muted">Nothing of that name.</p>}
      >
        {shown.map((one) => (
          <MenuItem
            key={`${one.kind} ${one.id}`}
            id={`${one.kind} ${one.id}`}
            textValue={one.label}
            className="palette__item"
            onAction={() => {
              onClose()
              one.run()
            }}
          >
            <Icon name={one.icon} />
            <span className="palette__name">{one.label}</span>
            <span className="palette__kind">{one.kind}</span>
          </MenuItem>
        ))}
      </Menu>
    </Autocomplete>
  )
}

type Found = {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly icon: IconName
  readonly path: string
}

function useCases(person: Person): readonly Found[] {
  const [cases, setCases] = useState<readonly Found[]>([])
  useEffect(() => {
    if (person.role === 'OVERSIGHT') return
    void call('case:list').then((list) => {
      if (!list.ok) return
      setCases(
        list.value.map((one) => ({
          id: one.id,
          label: `${one.reference} ${one.matter}`,
          kind: 'Case',
          icon: 'page',
          path: `/case/${one.id}/${Math.min(one.step, 6)}`,
        })),
      )
    })
  }, [person.role])
  return cases
}

/** Precedents are asked for only by reference: the palette must not become a way round the seal. */
function usePrecedents(text: string): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([])
  const query = /^p-?\d/i.test(text.trim()) ? text.trim() : null
  useEffect(() => {
    let isCurrent = true
    if (query === null) setFound([])
    else {
      void call('precedent:list', { query }).then((list) => {
        if (!isCurrent || !list.ok) return
        setFound(
          list.value.cases.slice(0, 8).map(({ ref, title }) => ({
            id: ref,
            label: `${ref} ${title}`,
            kind: 'Precedent',
            icon: 'grid',
            path: `/precedents/${ref}`,
          })),
        )
      })
    }
    return () => {
      isCurrent = false
    }
  }, [query])
  return found
}
