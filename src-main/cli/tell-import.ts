import { inFigures } from '#core/figures'
import type { ImportReport } from '#core/import/report'
import { readingInWords } from '#core/import/reading'
import { linesInWords } from '#core/import/rejections'
import { part, table, wrapped } from './lines.ts'

const MOST = 20

/** What became of a file at a terminal: the tally, and why rows were rejected, grouped. */
export function tellImport(report: ImportReport | null): string {
  if (report === null) return 'No file was chosen.'
  if (report.cancelled) return 'The import was cancelled. Nothing was changed.'
  const { accepted, duplicates, repeated, file, reasons, rejectedRows, rows, unmapped } = report
  const { reading, remarksMade, tried } = report
  const words = unmapped.slice(0, MOST)
  return [
    ...(tried ? ['Nothing was written. This is what an import would do:'] : []),
    `${inFigures(rows)} rows of ${file}: ${inFigures(accepted)} accepted, ${inFigures(duplicates)} already in the library, ${inFigures(rejectedRows)} rejected.`,
    ...(repeated === 0
      ? []
      : [`Of those already there, ${inFigures(repeated)} stand more than once in the file.`]),
    ...(reading === null ? [] : [readingInWords(reading)].filter((words) => words !== '')),
    ...part('Why rows were rejected', reasons.slice(0, MOST).flatMap(tellReason)),
    ...more(reasons.length, 'reasons'),
    ...part(
      'Words the vocabulary does not know',
      table(
        words.map(({ field, word, lines }) => [word, field, `lines ${linesInWords(lines)}`]),
        2,
      ),
    ),
    ...more(unmapped.length, 'words'),
    ...(remarksMade === 0
      ? []
      : ['', `${inFigures(remarksMade)} remarks on accepted rows: see --json.`]),
  ].join('\n')
}

function tellReason({
  field,
  reason,
  rows,
  lines,
  values,
  otherValues,
}: ImportReport['reasons'][number]): readonly string[] {
  const shown = values.slice(0, MOST)
  const others = shown.reduce((left, value) => left - value.rows, rows)
  return [
    ...wrapped(
      `${inFigures(rows)} ${rows === 1 ? 'row' : 'rows'}${field === '' ? '' : `, ${field}`}: ${reason}`,
      2,
    ),
    `    lines ${linesInWords(lines, rows)}`,
    ...table(
      shown.map((value) => [
        inFigures(value.rows),
        value.value,
        `lines ${linesInWords(value.lines, value.rows)}`,
      ]),
      4,
      [0],
    ),
    ...(shown.length > 0 && others > 0 ? [`    ${inFigures(others)} rows with other values`] : []),
    ...(otherValues > 0 ? ['    There are more values than are counted apart.'] : []),
  ]
}

const more = (count: number, what: string): readonly string[] =>
  count > MOST ? [`  ${inFigures(count - MOST)} more ${what}: see --json.`] : []
