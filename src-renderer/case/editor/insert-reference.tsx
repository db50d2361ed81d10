import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import { isBlank } from '#core/law/situation'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useBeside } from '../evidence/beside-store.ts'
import { totalPages } from '../evidence/bundle-pages.ts'
import { referenceWords, type Reference } from './references.ts'

/** Enough of the particulars to know an allegation by. */
const opening = (text: string) => (text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text)

function PageNumber(props: {
  readonly pages: number
  readonly onPage: (page: number) => void
  readonly onClose: () => void
}) {
  const beside = useBeside((state) => (state.isOpen ? state.page : null))
  const [typed, setTyped] = useState(beside === null ? '' : String(beside))
  const [problem, setProblem] = useState<string | null>(null)
  const add = () => {
    const page = Number(typed)
    if (Number.isInteger(page) && page >= 1 && page <= props.pages) props.onPage(page)
    else setProblem(`The bundle has pages 1 to ${props.pages}.`)
  }
  return (
    <div className="insert-page">
      <TextField
        label="Bundle page to refer to"
        hideLabel
        type="number"
        placeholder="Page"
        autoFocus
        value={typed}
        error={problem}
        onChange={setTyped}
        onEnter={add}
      />
      <Button size="small" onPress={add}>
        Insert
      </Button>
      <IconButton icon="cross" label="Insert no page" onPress={props.onClose} />
    </div>
  )
}

/** Writes a reference to something of this case at the caret. */
export function InsertReference(props: {
  readonly about: string
  readonly openCase: OpenCase
  readonly factors: readonly { readonly id: string; readonly label: string }[]
  readonly comparators: readonly string[]
  readonly onInsert: (words: string) => void
}) {
  const { openCase } = props
  const [asksPage, setAsksPage] = useState(false)
  const pages = totalPages(openCase.documents)
  const insert = (reference: Reference) => props.onInsert(referenceWords(reference))
  const entries: readonly MenuEntry[] = [
    {
      id: 'page',
      label: pages === 0 ? 'Bundle page (the bundle is empty)' : 'Bundle page',
      icon: 'page',
      disabled: pages === 0,
      onAction: () => setAsksPage(true),
    },
    ...openCase.hearingCase.findings.allegations.flatMap(({ id, particulars, facts }, index) => [
      {
        id,
        label: `Allegation ${index + 1}: ${opening(particulars)}`,
        onAction: () => insert({ kind: 'ALLEGATION', number: index + 1 }),
      },
      ...facts.flatMap((fact, place) =>
        isBlank(fact.text)
          ? []
          : {
              id: `fact-${fact.id}`,
              label: `Fact ${place + 1} of allegation ${index + 1}: ${opening(fact.text)}`,
              onAction: () => insert({ kind: 'FACT', number: place + 1, allegation: index + 1 }),
            },
      ),
    ]),
    ...props.factors.map((factor) => ({
      id: `factor-${factor.id}`,
      label: `Factor: ${factor.label}`,
      onAction: () => insert({ kind: 'FACTOR', ...factor }),
    })),
    ...props.comparators.map((ref) => ({
      id: ref,
      label: `Comparator ${ref}`,
      onAction: () => insert({ kind: 'PRECEDENT', ref }),
    })),
  ]
  if (asksPage)
    return (
      <PageNumber
        pages={pages}
        onClose={() => setAsksPage(false)}
        onPage={(page) => {
          setAsksPage(false)
          insert({ kind: 'PAGE', page })
        }}
      />
    )
  return (
    <Menu
      label={`Insert a reference in ${props.about}`}
      icon="link"
      text="Insert a reference"
      entries={entries}
    />
  )
}
