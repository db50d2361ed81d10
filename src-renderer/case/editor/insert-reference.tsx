import { useState } from 'react'
import type { BundleDocument, OpenCase } from '#contract/api'
import { isBlank } from '#core/law/situation'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useBeside } from '../evidence/beside-store.ts'
import { namedPage, placeOf, tellPages } from '../evidence/bundle-pages.ts'
import { referenceWords, type Reference } from './references.ts'

/** Enough of the particulars to know an allegation by. */
const opening = (text: string) => (text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text)

function PageNumber(props: {
  readonly documents: readonly BundleDocument[]
  readonly onPage: (page: string) => void
  readonly onClose: () => void
}) {
  const { documents } = props
  const beside = useBeside((state) => (state.isOpen ? state.page : null))
  const [typed, setTyped] = useState(
    beside === null ? '' : (placeOf(beside, documents)?.label ?? ''),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const add = () => {
    const page = namedPage(typed, documents)
    if (page === null) setProblem(tellPages(documents))
    else props.onPage(page.label)
  }
  return (
    <div className="insert-page">
      <TextField
        label="Bundle page to refer to"
        hideLabel
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
  const isEmpty = openCase.documents.length === 0
  const insert = (reference: Reference) => props.onInsert(referenceWords(reference))
  const entries: readonly MenuEntry[] = [
    {
      id: 'page',
      label: isEmpty ? 'Bundle page (the bundle is empty)' : 'Bundle page',
      icon: 'page',
      disabled: isEmpty,
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
        documents={openCase.documents}
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
