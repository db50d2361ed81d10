import { tableMappingSchema, type TableMapping } from '#core/import/mapping/mapping'
import type { Db } from './open-database.ts'
import { parseStored } from './stored.ts'

/** A mapping as it is kept; `sha256` is that of its canonical text. */
export type StoredMapping = {
  readonly name: string
  readonly mapping: TableMapping
  readonly sha256: string
  readonly savedAt: string
  readonly savedBy: string
}

/** By name. @throws DamagedRecord */
export const listMappings = (db: Db): readonly StoredMapping[] =>
  db
    .prepare<[], Omit<StoredMapping, 'mapping'> & { readonly mapping: string }>(
      `SELECT name, mapping, sha256, saved_at AS savedAt, saved_by AS savedBy
       FROM table_mapping ORDER BY name`,
    )
    .all()
    .map((row) => ({
      ...row,
      mapping: parseStored(tableMappingSchema, row.mapping, `The mapping “${row.name}”`),
    }))

export function insertMapping(
  db: Db,
  kept: {
    readonly name: string
    readonly text: string
    readonly sha256: string
    readonly at: string
    readonly by: string
  },
): void {
  db.prepare(
    `INSERT INTO table_mapping (name, mapping, sha256, saved_at, saved_by)
     VALUES (@name, @text, @sha256, @at, @by)`,
  ).run(kept)
}

/** Whether there was such a mapping to delete. */
export const deleteMapping = (db: Db, name: string): boolean =>
  db.prepare('DELETE FROM table_mapping WHERE name = ?').run(name).changes === 1
