import type { Translation } from '#core/notice/words/translations'
import type { Db } from './open-database.ts'

/** Keeps what a translator gave; an earlier translation of the same phrase stays beneath it. */
export function insertTranslations(
  db: Db,
  translations: readonly Translation[],
  stamp: { readonly at: string; readonly by: string },
): void {
  const insert = db.prepare(
    `INSERT INTO notice_phrase (key, english, welsh, at, by_person)
     VALUES (@key, @english, @welsh, @at, @by)`,
  )
  db.transaction(() => {
    for (const one of translations) insert.run({ ...one, ...stamp })
  })()
}

/** The last translation of each phrase, in order of their keys. */
export const listTranslations = (db: Db): readonly Translation[] =>
  db
    .prepare<[], Translation>(
      `SELECT key, english, welsh FROM notice_phrase
       WHERE seq IN (SELECT max(seq) FROM notice_phrase GROUP BY key) ORDER BY key`,
    )
    .all()
