import { useState, type KeyboardEvent } from 'react'
import type { Matrix } from '#core/precedents/matrix'
import { Select } from '../ui/select.tsx'
import { useMatrix } from './matrix-store.ts'

type Range = { readonly from: number; readonly to: number }

/** Every year of the library, also those without a case, so that gaps are seen. */
export function yearsOf(whole: Matrix): readonly number[] {
  const known = whole.facets.years.map(({ year }) => year)
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** Years of hearing as bars: press one for that year alone, with Shift for a span up to it. */
export function YearFilter() {
  const { matrix, whole, filter, change } = useMatrix()
  const years = whole === null ? [] : yearsOf(whole)
  const [first] = years
  const last = years.at(-1)
  if (matrix === null || first === undefined || last === undefined)
    return <p className="note">No hearing date is recorded.</p>
  const range = { from: filter.yearFrom ?? first, to: filter.yearTo ?? last }
  const choose = ({ from, to }: Range) =>
    from <= first && to >= last
      ? change({}, ['yearFrom', 'yearTo'])
      : change({ yearFrom: from, yearTo: to })
  const items = years.map((year) => ({ id: String(year), label: String(year) }))
  return (
    <>
      <Bars years={years} counts={matrix.facets.years} range={range} onChoose={choose} />
      <div className="years__span">
        <Select
          label="From year"
          hideLabel
          items={items}
          value={String(range.from)}
          onChange={(id) => void choose({ from: Number(id), to: Math.max(Number(id), range.to) })}
        />
        <span className="note">to</span>
        <Select
          label="To year"
          hideLabel
          items={items}
          value={String(range.to)}
          onChange={(id) => void choose({ from: Math.min(Number(id), range.from), to: Number(id) })}
        />
      </div>
      {(filter.yearFrom !== undefined || filter.yearTo !== undefined) && (
        <p className="note">Cases without a hearing date are left out by this filter.</p>
      )}
    </>
  )
}

function Bars(props: {
  readonly years: readonly number[]
  readonly counts: Matrix['facets']['years']
  readonly range: Range
  readonly onChoose: (range: Range) => Promise<void>
}) {
  const { years, range } = props
  const [anchor, setAnchor] = useState<number | null>(null)
  const [stop, setStop] = useState(years[0])
  const countOf = (year: number) => props.counts.find((one) => one.year === year)?.count ?? 0
  const most = Math.max(1, ...years.map(countOf))
  const press = (year: number, isSpan: boolean) => {
    const start = isSpan ? (anchor ?? range.from) : year
    setStop(year)
    if (!isSpan) setAnchor(year)
    const isAlone = !isSpan && range.from === year && range.to === year
    void props.onChoose(
      isAlone
        ? { from: years[0] ?? year, to: years.at(-1) ?? year }
        : { from: Math.min(start, year), to: Math.max(start, year) },
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const to = years[years.indexOf(stop ?? 0) + (step ?? 0)]
    if (step === undefined || to === undefined) return
    event.preventDefault()
    setStop(to)
    if (event.shiftKey) press(to, true)
    event.currentTarget.querySelector<HTMLElement>(`[data-year="${to}"]`)?.focus()
  }
  return (
    <div className="years" role="group" aria-label="Year of hearing" onKeyDown={onKeyDown}>
      {years.map((year) => {
        const isOn = year >= range.from && year <= range.to
        return (
          <button
            key={year}
            type="button"
            data-year={year}
            className="years__year"
            tabIndex={year === stop ? 0 : -1}
            aria-pressed={isOn}
            aria-label={`${year}, ${countOf(year)} cases`}
            title={`${year}: ${countOf(year)}`}
            onClick={(event) => press(year, event.shiftKey)}
          >
            <svg viewBox="0 0 10 34" preserveAspectRatio="none" aria-hidden="true">
              <rect y={34 - (countOf(year) / most) * 34} width="10" height="34" />
            </svg>
            <span aria-hidden="true">{isLabelled(year, years) && String(year).slice(2)}</span>
          </button>
        )
      })}
    </div>
  )
}

/** Beyond ten bars only every second year fits under its bar, the last one always. */
const isLabelled = (year: number, years: readonly number[]) =>
  years.length <= 10 || ((years.at(-1) ?? year) - year) % 3 === 0
