import { useState } from 'react'
import type { BundleDocument, OpenCase } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import type { Place } from '#core/bundle/passages'
import { Button, LinkButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { openPage } from '../bundle/reader-store.ts'
import { LongText } from '../marks/long-text.tsx'
import { showQuotation } from '../marks/shown-quotation.ts'
import type { Broken, Found } from './broken-links.ts'
import { linkTo, tellPages } from './bundle-pages.ts'

const labelAt = ({ documentId, page }: Place, documents: readonly BundleDocument[]): string => {
  const document = documents.find(({ id }) => id === documentId)
  return document === undefined ? '' : pageLabel(document, page)
}

function stateWords(found: Found, documents: readonly BundleDocument[]): string {
  switch (found.state) {
    case 'HOLDS':
      return 'Holds.'
    case 'MOVED':
      return `Its words now stand on page ${labelAt(found.to, documents)}.`
    case 'WORDS_NOT_FOUND':
      return 'Its words are no longer found anywhere in the bundle.'
    case 'PAGE_REPLACED':
      return 'The file of its document was replaced, and no page of the new one says the same.'
    case 'DOCUMENT_GONE':
      return found.instead === null
        ? 'Its document is no longer in the bundle.'
        : `Its document is no longer in the bundle. One with the same title is; page ${labelAt(found.instead, documents)} of it was not compared.`
    case 'NOT_READ':
      return 'Cannot be told yet: pages of the bundle are still to be read.'
  }
}

const targetOf = (found: Found): Place | null =>
  found.state === 'MOVED' ? found.to : found.state === 'DOCUMENT_GONE' ? found.instead : null

/** A place of which the page is in the bundle, whatever it says now. */
const stillThere = (at: Place | null, documents: readonly BundleDocument[]): Place | null =>
  at !== null && documents.some(({ id, pages }) => id === at.documentId && at.page <= pages)
    ? { documentId: at.documentId, page: at.page }
    : null

/** One link or mark that does not hold: what became of it, and the ways on. */
export function BrokenRow(props: { readonly openCase: OpenCase; readonly broken: Broken }) {
  const { documents, hearingCase } = props.openCase
  const { name, quotation, found, at, lead, canRemove } = props.broken
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const target = targetOf(found)
  const here = found.state === 'PAGE_REPLACED' ? stillThere(at, documents) : null
  const look = (place: Place) => {
    showQuotation({ ...place, quotation, oral: false })
    openPage(hearingCase.id, place)
  }
  const leadToTyped = () => {
    const link = linkTo(typed ?? '', documents)
    if (link === null || link.documentId === null || link.page === null)
      return setProblem(tellPages(documents))
    lead?.({ documentId: link.documentId, page: link.page })
  }
  return (
    <li className="mark-card">
      <b className="small">{name}</b>
      {quotation !== '' && <LongText look="record record--list" text={`“${quotation}”`} />}
      <p className="note is-warn">{stateWords(found, documents)}</p>
      <div className="row">
        {target !== null && (
          <Button
            size="small"
            label={`Look at page ${labelAt(target, documents)}`}
            onPress={() => look(target)}
          >
            Look
          </Button>
        )}
        {target !== null && lead !== null && (
          <Button
            size="small"
            variant={found.state === 'MOVED' ? 'primary' : 'secondary'}
            onPress={() => lead(target)}
          >
            Lead to page {labelAt(target, documents)}
          </Button>
        )}
        {here !== null && (
          <Button
            size="small"
            label={`Look at page ${labelAt(here, documents)}`}
            onPress={() => look(here)}
          >
            Look
          </Button>
        )}
        {here !== null && lead !== null && (
          <Button size="small" onPress={() => lead(here)}>
            Leave on page {labelAt(here, documents)}
          </Button>
        )}
        {lead !== null && typed === null && (
          <LinkButton label={`Another page for ${name}`} onPress={() => setTyped('')}>
            Another page
          </LinkButton>
        )}
        {lead !== null && canRemove && (
          <LinkButton label={`Remove the link of ${name}`} onPress={() => lead(null)}>
            Remove link
          </LinkButton>
        )}
      </div>
      {typed !== null && (
        <div className="row">
          <TextField
            label={`Bundle page for ${name}`}
            hideLabel
            placeholder="Page"
            autoFocus
            value={typed}
            error={problem}
            onChange={setTyped}
            onEnter={leadToTyped}
          />
          <Button size="small" onPress={leadToTyped}>
            Lead there
          </Button>
        </div>
      )}
    </li>
  )
}
