import { useState } from 'react'
import type { BundleIssues, KeptIssue } from '#contract/api'
import { sayRun, tellChange, type IssueChanges } from '#core/bundle/issue-changes'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { longInstant } from '../../ui/dates.ts'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { Table } from '../../ui/table.tsx'
import { ReferencesTold } from './reference-report.tsx'

/** What was issued, the last one first, and what each version changed. */
export function IssuedVersions(props: { readonly caseId: string; readonly issues: BundleIssues }) {
  const { issues, next } = props.issues
  const [last] = issues
  if (last === undefined)
    return <p className="note">Nothing is issued yet. Until then page numbers move freely.</p>
  return (
    <>
      <section className="stack stack--tight" aria-label="Since the last version">
        <h3 className="heading">Since version {last.version}</h3>
        {next === null || next.changes.length === 0 ? (
          <p className="note">Nothing has changed.</p>
        ) : (
          <Changes changes={next} from={last.version} to={last.version + 1} />
        )}
      </section>
      {issues.map((issue) => (
        <Version key={issue.version} caseId={props.caseId} issue={issue} />
      ))}
    </>
  )
}

function Version(props: { readonly caseId: string; readonly issue: KeptIssue }) {
  const { version, issuedAt, issuedBy, pages, sha256, changes, references } = props.issue
  return (
    <section className="stack stack--tight" aria-label={`Version ${version}`}>
      <h3 className="heading">Version {version}</h3>
      <p className="small">
        {longInstant(issuedAt)}, {issuedBy}. {pages} pages with the index.
      </p>
      <p className="note">
        SHA-256 <span className="mono version__hash">{sha256}</span>
      </p>
      {references !== null && <ReferencesTold report={references} />}
      {changes !== null && (
        <>
          <Changes changes={changes} from={version - 1} to={version} />
          <Exports caseId={props.caseId} version={version} />
        </>
      )}
    </section>
  )
}

function Changes(props: {
  readonly changes: IssueChanges
  readonly from: number
  readonly to: number
}) {
  const { changes, table } = props.changes
  return (
    <>
      <ul className="references small">
        {changes.map((change, at) => (
          <li key={at}>{tellChange(change)}</li>
        ))}
      </ul>
      <details className="note">
        <summary>From old page to new</summary>
        <Table
          caption={`Pages of each document in version ${props.from} and in version ${props.to}`}
          columns={[
            { id: 'title', head: 'Document', cell: (row) => row.title, rowHead: true },
            { id: 'from', head: `Version ${props.from}`, cell: (row) => sayRun(row.from) },
            { id: 'to', head: `Version ${props.to}`, cell: (row) => sayRun(row.to) },
          ]}
          rows={table}
          rowKey={({ title, from, to }) => `${title} ${sayRun(from)} ${sayRun(to)}`}
        />
      </details>
    </>
  )
}

function Exports(props: { readonly caseId: string; readonly version: number }) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = async (format: 'PDF' | 'CSV') => {
    const answer = await call('bundle:export-changes', { ...props, format })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce(`Saved as ${answer.value}`)
  }
  return (
    <>
      <div className="row">
        <Button size="small" icon="print" onPress={() => void save('PDF')}>
          Changes as PDF
        </Button>
        <Button size="small" icon="download" onPress={() => void save('CSV')}>
          Every page as a table
        </Button>
      </div>
      <Problems problems={problems} />
    </>
  )
}
