import type { Db } from './open-database.ts'

/** A setting, or null where it was never made. */
export function loadSetting(db: Db, name: string): string | null {
  const row = db
    .prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?')
    .get(name)
  return row?.value ?? null
}

export function saveSetting(db: Db, name: string, value: string): void {
  db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value)
}
