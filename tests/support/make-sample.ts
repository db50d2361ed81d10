// Writes resources/sample/sample-library.jsonl from the ninety published outcomes:
//   node tests/support/make-sample.ts
// A test asserts that the shipped file is exactly this.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readInterchangeRow } from '#core/import/interchange'
import { writeOwnFormat } from '#core/import/own-format'
import { outcomeRows, resources, tables } from './import-tables.ts'

/** The sample library as it must be shipped. */
export function sampleLibrary(): string {
  return outcomeRows
    .map((row) => {
      const read = readInterchangeRow(row, tables)
      if (!read.ok) throw new Error(`Row ${String(row['id'])}: ${JSON.stringify(read.problems)}`)
      return `${writeOwnFormat(read.value.content)}\n`
    })
    .join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(`${resources}/sample/sample-library.jsonl`, sampleLibrary())
