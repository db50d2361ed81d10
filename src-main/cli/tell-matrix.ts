import { inFigures } from '#core/figures'
import type { Law } from '#core/law/law'
import type { Matrix } from '#core/precedents/matrix'
import { outcomeLabel } from '#core/wording'
import { table, wrapped } from './lines.ts'

/** The matrix at a terminal: a row a kind of conduct, a numbered column an outcome. */
export function tellMatrix(matrix: Matrix, law: Pick<Law, 'outcomes'>): string {
  const { cases, emptiedBy, fromSample, outcomes, rows, sealedOff, totals } = matrix
  if (cases === 0) return emptiedBy === null ? 'No case.' : `No case: ${emptiedBy}.`
  const held = outcomes.filter((_, at) => (totals[at]?.count ?? 0) > 0)
  const figures = (cells: Matrix['totals']) =>
    held.map((code) => {
      const count = cells.find(({ outcome }) => outcome === code)?.count ?? 0
      return count === 0 ? '.' : inFigures(count)
    })
  const names = held.map((_, at) => `(${at + 1})`)
  return [
    `Conduct by outcome as first imposed, ${inFigures(cases)} cases${fromSample === 0 ? '' : `, ${inFigures(fromSample)} of the sample library`}.`,
    'A case may stand in several rows.',
    ...(sealedOff ? ['Counts by outcome are withheld while your sealed view is awaited.'] : []),
    '',
    ...table(
      [
        ['', 'cases', ...names],
        ...rows.map(({ label, cases: of, cells }) => [label, inFigures(of), ...figures(cells)]),
        ['All', inFigures(cases), ...figures(totals)],
      ],
      2,
      [1, ...held.map((_, at) => at + 2)],
    ),
    '',
    ...held.flatMap((code, at) => wrapped(`(${at + 1}) ${outcomeLabel(code, law)}`, 2)),
  ].join('\n')
}
