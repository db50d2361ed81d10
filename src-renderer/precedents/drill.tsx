import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'wouter'
import type { PrecedentSummary } from '#contract/api'
import type { Law } from '#core/law/law'
import type { Matrix, MatrixFilter } from '#core/precedents/matrix'
import { outcomeLabel } from '#core/wording'
import { counted } from '../shell/words.ts'
import { Button, IconButton, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/keys.ts'
import { useMedia } from '../ui/media.ts'
import { Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { announce } from '../ui/status.tsx'
import { CaseCard } from './case-card.tsx'
import { useList, type Asked } from './list-store.ts'
import { ALL_CASES } from './matrix-lines.ts'
import { printPart } from './print.tsx'
import { rulesWords } from './words.ts'
import './drill.css'

/** The cases behind the number or the words that were asked for. */
export function Drill(props: {
  readonly matrix: Matrix
  readonly law: Law
  readonly filter: MatrixFilter
  readonly onClose: () => void
}) {
  const { asked, cases, total, problems, here, more } = useList()
  const { matrix, law, filter } = props
  const [, go] = useLocation()
  useAnnounced(cases, total)
  const panel = useFocusBelow(asked)
  const list = useMove(cases ?? [])
  useEntered(list, cases)
  const words = headWords(asked, cases === null ? null : total, matrix, law, filter)
  const opens = here !== null && !matrix.sealedOff
  return (
    <aside className="drill" aria-label="Cases behind the number" ref={panel} tabIndex={-1}>
      <div className="drill__head">
        <div>
          <h2 className="heading">{words.title}</h2>
          <p className="small muted">{words.note}</p>
        </div>
        <IconButton icon="cross" label="Close the list of cases" onPress={props.onClose} />
      </div>
      <Problems problems={problems} />
      {asked !== null && cases === null && <SkeletonRows />}
      {asked !== null && cases?.length === 0 && problems.length === 0 && (
        <Empty title={asked.kind === 'SEARCH' ? 'No case has these words' : 'No such cases'}>
          {asked.kind === 'SEARCH'
            ? 'Fewer or other words may find it.'
            : 'Nought is a finding too.'}
        </Empty>
      )}
      <ol className="drill__cases" ref={list}>
        {(cases ?? []).map((one) => (
          <CaseCard
            key={one.ref}
            summary={one}
            law={law}
            isHere={one.ref === here}
            isWithheld={one.disposal === null}
          />
        ))}
      </ol>
      {cases !== null && cases.length < total && (
        <Further shown={cases.length} total={total} onFurther={more} />
      )}
      {cases !== null && cases.length > 0 && (
        <div className="drill__foot">
          {opens && (
            <Button variant="primary" size="small" onPress={() => go(`/precedents/${here}`)}>
              Open {here}
            </Button>
          )}
          <Button size="small" onPress={() => printPart('list')}>
            Print {cases.length === 1 ? 'this one' : `these ${cases.length}`}
          </Button>
          <span className="drill__keys">
            <Kbd>J</Kbd> <Kbd>K</Kbd> move
          </span>
        </div>
      )}
    </aside>
  )
}

/** How far the list goes; where it comes into sight, the list is read further. */
function Further(props: {
  readonly shown: number
  readonly total: number
  readonly onFurther: () => Promise<void>
}) {
  const { shown, total, onFurther } = props
  const foot = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (foot.current === null || !('IntersectionObserver' in globalThis)) return undefined
    const sight = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) void onFurther()
    })
    sight.observe(foot.current)
    return () => sight.disconnect()
    // Looked at anew for each page, so that one which ends in sight is read further at once.
  }, [shown, onFurther])
  return (
    <p className="drill__further" ref={foot}>
      <span className="small muted">
        {shown} of {counted(total, 'case')} shown
      </span>
      <LinkButton onPress={() => void onFurther()}>Show more</LinkButton>
    </p>
  )
}

function useAnnounced(cases: readonly PrecedentSummary[] | null, total: number) {
  const shown = cases?.length ?? 0
  useEffect(() => {
    if (cases === null) return
    const all = counted(total, 'case')
    announce(total === 0 ? 'No such cases' : shown < total ? `${shown} of ${all} shown` : all)
  }, [cases, shown, total])
}

/** Where the panel stands below the matrix instead of beside it, a new question leads there. */
function useFocusBelow(asked: Asked | null) {
  const panel = useRef<HTMLElement>(null)
  const isBelow = useMedia('(max-width: 999px)')
  useEffect(() => {
    if (!isBelow || asked?.kind !== 'CELL') return
    panel.current?.scrollIntoView({ block: 'start' })
    panel.current?.focus({ preventScroll: true })
  }, [asked, isBelow])
  return panel
}

/** J and K: the next and the previous case get the focus. */
function useMove(cases: readonly PrecedentSummary[]) {
  const { here, stand, more } = useList()
  const list = useRef<HTMLOListElement>(null)
  const step = (by: 1 | -1) => {
    const index = cases.findIndex(({ ref }) => ref === here)
    const isInside = list.current?.contains(document.activeElement) === true
    if (index >= cases.length - 2) void more()
    // The first press only enters the list, where the first case already stands marked.
    const to = cases[isInside ? index + by : Math.max(index, 0)]
    if (to === undefined) return
    stand(to.ref)
    list.current?.querySelector<HTMLElement>(`[data-ref="${to.ref}"]`)?.focus()
  }
  useKeys(
    [
      { keys: 'J', label: 'Next case of the list', run: () => step(1) },
      { keys: 'K', label: 'Previous case of the list', run: () => step(-1) },
    ],
    cases.length > 0,
  )
  return list
}

/** Coming from the words of the filter, the case the reader stands on gets the focus. */
function useEntered(
  list: RefObject<HTMLOListElement | null>,
  cases: readonly PrecedentSummary[] | null,
) {
  const { isEntering, entered, here } = useList()
  useEffect(() => {
    if (!isEntering || cases === null) return
    entered()
    if (here !== null) list.current?.querySelector<HTMLElement>(`[data-ref="${here}"]`)?.focus()
  }, [isEntering, entered, here, cases, list])
}

function headWords(
  asked: Asked | null,
  total: number | null,
  matrix: Matrix,
  law: Law,
  filter: MatrixFilter,
): { readonly title: string; readonly note: string } {
  if (asked === null) return { title: 'Cases', note: 'Choose a number to see the cases behind it.' }
  if (asked.kind === 'SEARCH') {
    const found = total === null ? 'Searching' : `${counted(total, 'case')} found`
    return { title: `Search: ${asked.query}`, note: `${found}, in every set of rules` }
  }
  const row = matrix.rows.find(({ id }) => id === asked.row)
  const of = row === undefined ? matrix.cases : row.cases
  const outcome = asked.outcome === null ? null : outcomeLabel(asked.outcome, law)
  const number = (row?.cells ?? matrix.totals).find((cell) => cell.outcome === asked.outcome)
  const count =
    asked.outcome === null ? counted(of, 'case') : `${number?.count ?? 0} of ${counted(of, 'case')}`
  return {
    title: row?.label ?? ALL_CASES,
    note: [outcome, count, rulesWords(filter.regime)].filter((part) => part !== null).join(', '),
  }
}
