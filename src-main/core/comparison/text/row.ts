import { wider } from '../../columns.ts'

/** Numbers in a row that is written over again and again. */
export type Row = { values: Int32Array<ArrayBuffer>; length: number }
export const newRow = (): Row => ({ values: new Int32Array(1 << 12), length: 0 })
export function push(row: Row, value: number): void {
  if (row.length === row.values.length) row.values = wider(row.values)
  row.values[row.length++] = value
}
