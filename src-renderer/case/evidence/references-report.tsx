import { useEffect, useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { SeenPage, StrayedPage } from '#contract/page-reference-api'
import { pageMentions, referringSections } from '#core/bundle/page-references'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { openPage } from '../bundle/reader-store.ts'
import { RecognisedMark } from '../recognition/recognised-mark.tsx'
import { changeCase, takeLinks } from '../store/case-store.ts'

/** What the numbers rest on: looked at again when any of it changes. */
const restsOn = ({ documents, hearingCase }: OpenCase): string =>
  JSON.stringify([
    documents.map(({ id, sha256, label }) => [id, sha256, label]),
    referringSections.map((section) => pageMentions(hearingCase[section])),
  ])

function useStrayedPages(openCase: OpenCase) {
  const caseId = openCase.hearingCase.id
  const [strayed, setStrayed] = useState<readonly StrayedPage[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const present = restsOn(openCase)
  useEffect(() => {
    let isCurrent = true
    void call('evidence:references', { caseId }).then((answer) => {
      if (!isCurrent) return
      if (answer.ok) setStrayed(answer.value)
      else setProblems(answer.problems)
    })
    return () => {
      isCurrent = false
    }
  }, [caseId, present])
  const repair = async (chosen: readonly (StrayedPage & { readonly to: string })[]) => {
    const pages = chosen.map(({ section, field, label, to }) => ({ section, field, label, to }))
    const answer = await changeCase(() => call('evidence:repair-references', { caseId, pages }))
    if (answer === null) return
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok) return
    takeLinks(answer.value)
    announce(`${counted(chosen.length, 'page number')} settled as you chose`)
  }
  return { strayed, problems, repair }
}

/** Page numbers in reasons that no longer lead where they did; each is changed by choice alone. */
export function ReferencesReport({ openCase }: { readonly openCase: OpenCase }) {
  const { strayed, problems, repair } = useStrayedPages(openCase)
  if (strayed.length === 0) return <Problems problems={problems} />
  const moved = strayed.flatMap((one) =>
    one.state === 'MOVED' && one.instead !== null ? [{ ...one, to: one.instead.label }] : [],
  )
  return (
    <section className="links-report" aria-label="Page numbers in reasons">
      <p className="small">
        <Icon name="warning" /> Page numbers in reasons: {strayed.length} to look at
      </p>
      <Problems problems={problems} />
      {moved.length > 1 && (
        <Button size="small" onPress={() => void repair(moved)}>
          Change all {moved.length} that moved
        </Button>
      )}
      <ul className="mark-list">
        {strayed.map((one) => (
          <StrayedRow
            key={`${one.section} ${one.field} ${one.label}`}
            strayed={one}
            caseId={openCase.hearingCase.id}
            onChoose={(to) => void repair([{ ...one, to }])}
          />
        ))}
      </ul>
    </section>
  )
}

const sectionNames: Readonly<Record<StrayedPage['section'], string>> = {
  findings: 'Findings',
  seriousness: 'Seriousness',
  decision: 'Outcome and reasons',
}

function stateWords({ state, label }: StrayedPage): string {
  switch (state) {
    case 'MOVED':
      return `The page meant by ${label} has another number now.`
    case 'LOST':
      return `The page meant by ${label} is no longer found in the bundle.`
    case 'NOT_READ':
      return 'Cannot be told yet: pages of the bundle are still to be read.'
    case 'NOT_KNOWN':
      return `What ${label} meant was not kept when it was typed. Before pages were counted with the index, it was another page.`
  }
}

function StrayedRow(props: {
  readonly strayed: StrayedPage
  readonly caseId: string
  readonly onChoose: (to: string) => void
}) {
  const { strayed, caseId, onChoose } = props
  const { section, label, times, words, now, instead } = strayed
  const canKeep = now !== null && strayed.state !== 'NOT_READ'
  return (
    <li className="mark-card">
      <b className="small">
        {sectionNames[section]}, page {label}
        {times > 1 && `, ${times} times`}
      </b>
      <p className="record record--list">{words}</p>
      <p className="note is-warn">{stateWords(strayed)}</p>
      <dl className="strayed">
        {now !== null && <Seen name={`Page ${label} now`} seen={now} caseId={caseId} />}
        {instead !== null && (
          <Seen
            name={strayed.state === 'NOT_KNOWN' ? 'Without the index' : 'The page meant'}
            seen={instead}
            caseId={caseId}
          />
        )}
      </dl>
      <div className="row">
        {instead !== null && (
          <Button
            size="small"
            variant={strayed.state === 'MOVED' ? 'primary' : 'secondary'}
            label={`Change to ${instead.label} for page ${label} in ${sectionNames[section]}`}
            onPress={() => onChoose(instead.label)}
          >
            Change to {instead.label}
          </Button>
        )}
        {canKeep && (
          <LinkButton
            label={`Keep ${label} in ${sectionNames[section]}`}
            onPress={() => onChoose(label)}
          >
            Keep {label}
          </LinkButton>
        )}
      </div>
    </li>
  )
}

/** A page by its number, document and first words; its number opens it. */
function Seen(props: { readonly name: string; readonly seen: SeenPage; readonly caseId: string }) {
  const { documentId, page, label, title, words, recognised } = props.seen
  return (
    <>
      <dt>{props.name}</dt>
      <dd>
        <button
          type="button"
          className="ref"
          aria-label={`Open bundle page ${label}`}
          onClick={() => openPage(props.caseId, { documentId, page })}
        >
          p.{label}
        </button>{' '}
        {title}, page {page}
        {words !== '' && <span className="record record--list">{words}</span>}
        {words !== '' && recognised !== null && <RecognisedMark confidence={recognised} />}
      </dd>
    </>
  )
}
