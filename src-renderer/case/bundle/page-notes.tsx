import type { ReactNode } from 'react'
import type { OpenCase } from '#contract/api'
import type { EvidenceLink } from '#core/hearing-case'
import { Icon } from '../../ui/icon.tsx'
import { SidePanel } from '../../ui/drawer.tsx'
import { bundlePage } from '../evidence/bundle-pages.ts'
import { useWords, type Words } from '../words.ts'

type Use = { readonly page: number | null; readonly label: string; readonly text: string }

/** Everything that cites a page: facts of allegations, and factors of seriousness. */
function usesOf(openCase: OpenCase, words: Words): readonly Use[] {
  const { findings, seriousness } = openCase.hearingCase
  const uses = (evidence: readonly EvidenceLink[], label: string, text: string) =>
    evidence
      .filter((link) => !link.oral)
      .map((link) => ({ page: bundlePage(link, openCase.documents), label, text }))
  return [
    ...findings.allegations.flatMap((allegation, index) =>
      allegation.facts.flatMap((fact) => uses(fact.evidence, `Allegation ${index + 1}`, fact.text)),
    ),
    ...seriousness.factors.flatMap((factor) =>
      uses(factor.evidence, words.factorLabel(factor.factorId), factor.reason),
    ),
  ]
}

/** What the case says about its pages, the page on screen first. */
export function PageNotes(props: {
  readonly openCase: OpenCase
  readonly page: number
  /** Stands above the notes. */
  readonly top: ReactNode
  readonly onPage: (page: number) => void
}) {
  const words = useWords()
  const uses = usesOf(props.openCase, words)
  const here = uses.filter((use) => use.page === props.page)
  const elsewhere = uses.filter((use) => use.page !== null && use.page !== props.page)
  const lost = uses.filter((use) => use.page === null)
  return (
    <SidePanel title="Where pages are cited">
      {props.top}
      <h2 className="heading">This page, {here.length}</h2>
      {here.length === 0 && (
        <p className="note">Nothing cites this page yet. Link it from a fact or a factor.</p>
      )}
      {here.map((use, index) => (
        <div className="cite" key={`${use.label}-${index}`}>
          <p className="cite__head">{use.label}</p>
          <p className="record record--list">{use.text}</p>
        </div>
      ))}
      {lost.length > 0 && (
        <p className="small is-warn">
          <Icon name="warning" /> {lost.length} references not resolved:{' '}
          {lost.map((use) => use.label).join(', ')}
        </p>
      )}
      <h2 className="heading">Other pages, {elsewhere.length}</h2>
      <ul className="cite-list">
        {elsewhere.map((use, index) => (
          <li key={`${use.label}-${index}`}>
            <button type="button" className="ref" onClick={() => props.onPage(use.page ?? 1)}>
              p.{use.page}
            </button>
            <span>
              <b>{use.label}</b> <span className="record record--list">{use.text}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="privacy-line">
        <Icon name="lock" /> Bundle pages stay on this machine, encrypted with the library.
      </p>
    </SidePanel>
  )
}
