import { useCallback, useEffect, useState } from 'react'
import type { ParityView } from '#contract/api'
import type { HearingCase } from '#core/hearing-case'
import type { ParityCase } from '#core/parity'
import { parityKey } from '#core/parity'
import type { Problem } from '#core/result'
import { findingLabel, outcomeWithLength } from '#core/wording'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { Card } from '../../ui/card.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Banner, Problems } from '../../ui/notice.tsx'
import { Table, type Column } from '../../ui/table.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { stepAddress } from '../frame/steps.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { useLaw } from '../words.ts'
import { HeardTogether } from './heard-together.tsx'

/** Who else stands in the incident, asked for once what was typed is saved. */
function useParity(caseId: string, { parityGroup, hearing }: HearingCase['particulars']) {
  const [view, setView] = useState<ParityView | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const ask = useCallback(async () => {
    if (!(await flushCase())) return
    const answer = await call('case:parity', { caseId })
    setView(answer.ok ? answer.value : null)
    setProblems(answer.ok ? [] : answer.problems)
  }, [caseId])
  const isShared = parityKey(parityGroup) !== null || hearing.key !== null
  useEffect(() => {
    // Each look is recorded, so that an officer who stands alone is not asked about.
    if (isShared) void ask()
    else setView(null)
  }, [ask, isShared])
  return { view: isShared ? view : null, problems, ask, isShared }
}

type Row = ParityCase & {
  readonly caseId: string | null
  readonly heardWith: readonly string[] | null
}

/** Officers of one incident or hearing side by side: differences in words, for the panel to explain. */
export function ParityCard(props: {
  readonly hearingCase: HearingCase
  readonly readOnly: boolean
}) {
  const { id, particulars } = props.hearingCase
  const { view, problems, ask, isShared } = useParity(id, particulars)
  return (
    <Card
      title="Officers in the same incident or hearing"
      aside={view === null ? 'Each has findings of their own' : countWords(view)}
    >
      <div className="case-grid">
        <div className="span-2">
          <TextField
            label="Incident shared with other officers"
            description="The same name in each officer’s case; empty where the officer stands alone"
            id={fieldId('particulars.parityGroup')}
            value={particulars.parityGroup}
            isReadOnly={props.readOnly}
            onChange={(parityGroup) => patch('particulars', { parityGroup })}
            onBlur={() => void (isShared ? ask() : flushCase())}
          />
        </div>
      </div>
      <HeardTogether
        hearingCase={props.hearingCase}
        view={view}
        readOnly={props.readOnly}
        onChange={ask}
      />
      <Problems problems={problems} />
      {view !== null && view.siblings.length > 0 && <SideBySide view={view} caseId={id} />}
    </Card>
  )
}

const countWords = ({ siblings }: ParityView): string =>
  siblings.length === 0
    ? 'No other case here'
    : `${counted(siblings.length, 'other officer')} in this library`

function SideBySide(props: { readonly view: ParityView; readonly caseId: string }) {
  const { present, siblings, differences, withheldUntilSealed } = props.view
  const law = useLaw()
  const outcome = (row: Row): string => {
    if (row.outcome !== null) return outcomeWithLength(row.outcome.code, row.outcome.months, law)
    if (row.status === 'OPEN') return 'Not signed'
    return withheldUntilSealed === null ? 'Not recorded' : 'Closed until sealed'
  }
  const columns: readonly Column<Row>[] = [
    {
      id: 'officer',
      head: 'Officer',
      rowHead: true,
      cell: (row) => (
        <>
          {row.caseId === null ? (
            `${row.reference}, this case`
          ) : (
            <TextLink href={stepAddress(row.caseId, 'findings')}>{row.reference}</TextLink>
          )}
          <span className="table__second">{row.rank === '' ? 'Rank not stated' : row.rank}</span>
          {row.heardWith !== null && <span className="table__second">Same hearing</span>}
        </>
      ),
    },
    {
      id: 'findings',
      head: 'Findings, allegation by allegation',
      cell: (row) => <Levels row={row} />,
    },
    { id: 'outcome', head: 'Outcome', cell: outcome },
  ]
  const rows: readonly Row[] = [{ ...present, caseId: null, heardWith: null }, ...siblings]
  return (
    <>
      <Table
        caption="Officers in the same incident or hearing"
        columns={columns}
        rows={rows}
        rowKey={({ reference }) => reference}
      />
      {withheldUntilSealed !== null && (
        <Banner tone="info">
          <p>
            Outcomes of the other officers stay closed until every view in {withheldUntilSealed} is
            sealed, or its comparators are opened.
          </p>
        </Banner>
      )}
      {differences.length > 0 && (
        <section className="stack stack--tight" aria-label="Where they differ">
          <h3 className="field__label">Where they differ, for the panel to explain</h3>
          <ul className="plain-list small">
            {differences.map(({ reference, about, words }) => (
              <li key={`${reference} ${about}`}>{words}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Levels({ row }: { readonly row: Row }) {
  if (row.findings === null) return <span className="muted">Not open to you</span>
  if (row.findings.length === 0) return <span className="muted">No allegation recorded</span>
  return (
    <ol className="plain-list">
      {row.findings.map((finding, index) => (
        <li key={index}>
          {index + 1}: {finding === null ? 'not decided' : findingLabel(finding).toLowerCase()}
        </li>
      ))}
    </ol>
  )
}
