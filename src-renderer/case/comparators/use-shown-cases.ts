import { useEffect, useRef, useState } from 'react'
import type { ComparisonResult } from '#core/comparison/comparison'
import { firstGroupOf, groupOf, type Group } from '#core/comparison/groups'
import { focusOn, lineOf } from './focus-on.ts'

export type Shown = { readonly refs: readonly string[]; readonly label: string }

/** The part of the comparison beside the ranked cases that a narrow window shows. */
export type Side = 'ladder' | 'change' | 'report' | 'away'

/** Which cases stand in the list, which one is open, which is being answered; every number leads here. */
export function useShownCases(comparison: ComparisonResult, groups: readonly Group[]) {
  const [tab, setTab] = useState('counted')
  const [shown, setShown] = useState<Shown | null>(null)
  const [expanded, setExpanded] = useState<string | null>(
    comparison.neighbours.find((n) => n.counted)?.ref ?? null,
  )
  const [answering, setAnswering] = useState<string | null>(null)
  const [side, setSide] = useState<Side>('ladder')
  const latest = useRef({ tab, groups })
  useEffect(() => {
    latest.current = { tab, groups }
  })
  // The same at every draw: what only opens cases is not drawn again where its own words are as before.
  const [acts] = useState(() => {
    const goToTab = (id: string) => {
      setTab(id)
      setShown(null)
    }
    return {
      goToTab,
      setExpanded,
      setAnswering,
      setSide,
      showAll: () => setShown(null),
      openOne: (ref: string) => {
        goToTab(groupOf(latest.current.groups, ref) ?? latest.current.tab)
        setExpanded(ref)
        focusOn(lineOf(ref))
      },
      openMany: (refs: readonly string[], label: string) => {
        setTab(firstGroupOf(latest.current.groups, refs) ?? latest.current.tab)
        setShown({ refs, label })
      },
      showExcluded: () => {
        setTab('counted')
        focusOn('#excluded-by-panel')
      },
      answer: (ref: string) => {
        setSide('away')
        setAnswering(ref)
        focusOn(`#answer-${CSS.escape(ref)} textarea`)
      },
    }
  })
  return { ...acts, tab, shown, expanded, answering, side }
}
