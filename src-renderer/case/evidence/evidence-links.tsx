import { useState } from 'react'
import type { BundleDocument } from '#contract/api'
import type { EvidenceLink } from '#core/hearing-case'
import { Button, IconButton, LinkButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showQuotation } from '../marks/shown-quotation.ts'
import { openBeside } from './beside-store.ts'
import { bundlePage, linkTo, tellPages } from './bundle-pages.ts'
import './evidence.css'

function LinkedPage(props: {
  readonly link: EvidenceLink
  readonly documents: readonly BundleDocument[]
}) {
  const page = bundlePage(props.link, props.documents)
  if (props.link.oral) return <span className="note">oral evidence</span>
  if (page === null) return <span className="note is-bad">page not found</span>
  return (
    <button
      type="button"
      className="ref"
      aria-label={`Open bundle page ${page.label} beside this`}
      onClick={() => {
        showQuotation(props.link)
        openBeside(page.place)
      }}
    >
      p.{page.label}
    </button>
  )
}

/** Pages that prove something, each opening beside the step, and a way to link another. */
export function EvidenceLinks(props: {
  readonly about: string
  readonly evidence: readonly EvidenceLink[]
  readonly documents: readonly BundleDocument[]
  readonly readOnly: boolean
  readonly onChange: (evidence: EvidenceLink[]) => void
}) {
  const { about, evidence, documents, readOnly } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const add = () => {
    const link = linkTo(typed ?? '', documents)
    if (link === null) return setProblem(tellPages(documents))
    setTyped(null)
    setProblem(null)
    props.onChange([...evidence, link])
  }
  return (
    <div className="evidence">
      {evidence.map((link, index) => (
        <span
          key={`${link.documentId ?? 'oral'}-${link.page ?? 0}-${index}`}
          className="evidence__link"
        >
          <LinkedPage link={link} documents={documents} />
          {!readOnly && (
            <IconButton
              icon="cross"
              label={`Remove evidence ${index + 1} of ${about}`}
              onPress={() => props.onChange(evidence.filter((_, other) => other !== index))}
            />
          )}
        </span>
      ))}
      {!readOnly && typed === null && (
        <LinkButton label={`Link a page to ${about}`} icon="link" onPress={() => setTyped('')}>
          {evidence.length === 0 ? 'Link a page' : 'Page'}
        </LinkButton>
      )}
      {typed !== null && (
        <div className="evidence__add">
          <TextField
            label={`Bundle page for ${about}`}
            hideLabel
            value={typed}
            placeholder="Page"
            autoFocus
            error={problem}
            onChange={setTyped}
            onEnter={add}
          />
          <Button size="small" onPress={add}>
            Link
          </Button>
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setTyped(null)
              props.onChange([
                ...evidence,
                { documentId: null, page: null, quotation: '', oral: true },
              ])
            }}
          >
            Oral
          </Button>
          <IconButton icon="cross" label="Link no page" onPress={() => setTyped(null)} />
        </div>
      )}
    </div>
  )
}
