import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toEnd } from '#core/steps'
import {
  appendAudit,
  auditCheckpoint,
  exportAudit,
  listAudit,
  verifyAudit,
} from '../../../src-main/db/audit.ts'
import {
  type AuditRecord,
  checkChain,
  entryHash,
  genesisHash,
} from '../../../src-main/db/audit-chain.ts'
import { inOneTransaction } from '../../../src-main/db/open-database.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { at, auditBy, makeLibrary, type TestLibrary } from '../../support/make-db.ts'

let library: TestLibrary
const append = (subject: string, detail: Record<string, string> = {}) =>
  appendAudit(library.db, { ...auditBy(library.unlocked), subject, detail })
const verify = (
  checkpoint: { entries: number; head: string } | null = null,
  closedInOrder = false,
) => toEnd(verifyAudit(library.db, { checkpoint, closedInOrder, checkedAt: at }))
/** What someone does who holds the key and another program. */
const tamper = (sql: string) =>
  library.db.exec(
    `DROP TRIGGER IF EXISTS audit_entry_stays; DROP TRIGGER IF EXISTS audit_entry_remains; ${sql}`,
  )
/** The stored row again under another number, with a hash that is right for its content. */
const forge = (entry: AuditRecord) => {
  const { hash: _hash, ...content } = entry
  const hash = entryHash(hashText, content)
  library.db
    .prepare(
      `INSERT OR REPLACE INTO audit_entry VALUES
       (@seq, @at, @personId, @personLabel, @action, @subject, @detail, @previousHash, @hash)`,
    )
    .run({ ...content, hash })
  return hash
}

describe('the audit record', () => {
  beforeEach(async () => {
    library = await makeLibrary()
    for (const subject of ['two', 'three', 'four', 'five', 'six']) append(subject)
  })
  afterEach(() => library.remove())

  it('is intact after any acts, also behind or at the checkpoint', () => {
    const checkpoint = auditCheckpoint(library.db)
    expect(verify(checkpoint, true)).toMatchObject({ intact: true, entries: 6, firstBroken: null })
    append('seven')
    expect(verify(checkpoint)).toMatchObject({ intact: true, entries: 7 })
    expect(verify().head).toBe(auditCheckpoint(library.db).head)
  })

  it('starts from the id of the library and follows the written rule', () => {
    const [first] = listAudit(library.db, { before: 2, limit: 1 })
    expect(first?.previousHash).toBe(genesisHash(hashText, library.unlocked.libraryId))
    const text =
      `${first?.previousHash}{"action":"library.created","at":"${at}","detail":"{}",` +
      `"personId":"${library.unlocked.person.id}","personLabel":"Chair","seq":1,"subject":"library"}`
    expect(first?.hash).toBe(hashText(text))
  })

  it('is taken back with the act it tells of', () => {
    const failed = () =>
      inOneTransaction(library.db, () => {
        append('never')
        throw new Error('act failed')
      })
    expect(failed).toThrow('act failed')
    expect(verify()).toMatchObject({ intact: true, entries: 6 })
  })

  it('cannot be changed or shortened through the application', () => {
    expect(() => library.db.exec(`UPDATE audit_entry SET subject = 'x'`)).toThrow('never changed')
    expect(() => library.db.exec('DELETE FROM audit_entry')).toThrow('never shortened')
  })

  it('lists pages, newest first, with the person by name', () => {
    const page = listAudit(library.db, { before: null, limit: 2 })
    expect(page.map(({ seq, subject, person }) => [seq, subject, person])).toEqual([
      [6, 'six', 'Chair'],
      [5, 'five', 'Chair'],
    ])
    expect(listAudit(library.db, { before: 3, limit: 9 }).map(({ seq }) => seq)).toEqual([2, 1])
  })

  it.each([
    ['a changed subject', `UPDATE audit_entry SET subject = 'x' WHERE seq = 3`, 3, 'was changed'],
    ['a changed detail', `UPDATE audit_entry SET detail = '{ }' WHERE seq = 4`, 4, 'was changed'],
    ['a changed hash', `UPDATE audit_entry SET hash = 'x' WHERE seq = 2`, 2, 'was changed'],
    ['a removed entry', 'DELETE FROM audit_entry WHERE seq = 3', 3, 'Entry 3 is missing'],
    ['a removed first entry', 'DELETE FROM audit_entry WHERE seq = 1', 1, 'Entry 1 is missing'],
    ['a removed tail', 'DELETE FROM audit_entry WHERE seq > 4', 5, 'Entry 5 is missing'],
    ['everything removed', 'DELETE FROM audit_entry', 1, 'Entry 1 is missing'],
    [
      'two entries in each other’s place',
      `UPDATE audit_entry SET seq = -1 WHERE seq = 3; UPDATE audit_entry SET seq = 3 WHERE seq = 4;
       UPDATE audit_entry SET seq = 4 WHERE seq = -1`,
      3,
      'was changed',
    ],
    [
      'a removed entry with the rest moved up',
      `DELETE FROM audit_entry WHERE seq = 3;
       UPDATE audit_entry SET seq = 3 WHERE seq = 4; UPDATE audit_entry SET seq = 4 WHERE seq = 5;
       UPDATE audit_entry SET seq = 5 WHERE seq = 6`,
      3,
      'was changed',
    ],
    [
      'an entry put in at the end',
      `INSERT INTO audit_entry SELECT 7, at, person_id, person_label, action, 'x', detail, hash, hash
       FROM audit_entry WHERE seq = 6`,
      7,
      'was changed',
    ],
    [
      'an entry before the first',
      `INSERT INTO audit_entry SELECT 0, at, person_id, person_label, action, 'x', detail, hash, hash
       FROM audit_entry WHERE seq = 6`,
      0,
      'no entry can',
    ],
  ])('names the first entry broken by %s', (_what, sql, seq, words) => {
    const checkpoint = auditCheckpoint(library.db)
    tamper(sql)
    const verdict = verify(checkpoint)
    expect(verdict.intact).toBe(false)
    expect(verdict.firstBroken).toMatchObject({ seq })
    expect(verdict.firstBroken?.explanation).toContain(words)
  })

  it('finds an entry rewritten with a fitting hash by the one after it', () => {
    tamper('')
    const [entry] = [...entries()].slice(2, 3)
    if (entry === undefined) throw new Error('No entry')
    forge({ ...entry, subject: 'x' })
    expect(verify().firstBroken).toMatchObject({ seq: 4 })
    expect(verify().firstBroken?.explanation).toContain('Entry 4 does not follow entry 3')
  })

  it('finds a whole rewritten chain, and a forged tail, by the checkpoint', () => {
    const checkpoint = auditCheckpoint(library.db)
    tamper('')
    let previousHash = [...entries()][1]?.hash ?? ''
    for (const entry of [...entries()].slice(2))
      previousHash = forge({ ...entry, subject: 'x', previousHash })
    expect(verify().intact).toBe(true)
    expect(verify(checkpoint).firstBroken).toMatchObject({ seq: 6 })
  })

  it('finds an entry put in with a fitting hash while the library was closed', () => {
    const checkpoint = auditCheckpoint(library.db)
    const last = [...entries()].at(-1)
    if (last === undefined) throw new Error('No entry')
    forge({ ...last, seq: 7, previousHash: last.hash })
    expect(verify(checkpoint).intact).toBe(true)
    expect(verify(checkpoint, true).firstBroken).toMatchObject({ seq: 7 })
  })

  it('lets others write while a long record is checked, and is read to its end', () => {
    inOneTransaction(library.db, () => {
      for (let more = 0; more < 600; more += 1) append(`act ${more}`)
    })
    const checkpoint = auditCheckpoint(library.db)
    const steps = verifyAudit(library.db, { checkpoint, checkedAt: at })
    expect(steps.next().done).toBe(false)
    append('written meanwhile')
    expect(toEnd(steps)).toMatchObject({ intact: true, entries: 607 })
    tamper("UPDATE audit_entry SET subject = 'x' WHERE seq = 606")
    expect(verify().firstBroken).toMatchObject({ seq: 606 })
  })

  it('comes to an end where numbers were put in that cannot be told apart', () => {
    tamper(`WITH RECURSIVE n (seq) AS (SELECT 4611686018427387904 UNION ALL SELECT seq + 1 FROM n LIMIT 900)
      INSERT INTO audit_entry SELECT n.seq, at, person_id, person_label, action, subject, detail,
        previous_hash, hash FROM n, audit_entry WHERE audit_entry.seq = 1`)
    expect(verify().firstBroken).toMatchObject({ seq: 7 })
  })

  it('keeps words that no text file can hold, and still follows', () => {
    append('lone \ud800 surrogate', { '\udfff': 'nul \0 and \ud800' })
    expect(verify().intact).toBe(true)
  })

  it('can be checked from its export alone', () => {
    const [head, ...lines] = [...exportAudit(library.db)]
    const { genesis } = JSON.parse(head ?? '') as { genesis: string }
    const exported = lines.map((line) => JSON.parse(line) as AuditRecord)
    expect(toEnd(checkChain(exported, hashText, genesis, null, false))).toEqual({
      entries: 6,
      head: auditCheckpoint(library.db).head,
      firstBroken: null,
    })
  })
})

const entries = (): readonly AuditRecord[] =>
  [...exportAudit(library.db)].slice(1).map((line) => JSON.parse(line) as AuditRecord)

describe('any audit record', () => {
  beforeAll(async () => {
    library = await makeLibrary()
  })
  afterAll(() => library.remove())

  const word = fc.string({ unit: 'binary', maxLength: 12 })
  const detail = fc.dictionary(word, fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)))
  const acts = fc.array(fc.record({ action: word, subject: word, personLabel: word, detail }), {
    minLength: 1,
    maxLength: 8,
  })
  const back = new Error('back')
  /** Runs on the real tables and takes everything back. */
  const trial = (work: () => void) => {
    const all = () =>
      inOneTransaction(library.db, () => {
        work()
        throw back
      })
    expect(all).toThrow(back)
  }

  it('is intact for every sequence of acts', () => {
    fc.assert(
      fc.property(acts, (list) =>
        trial(() => {
          for (const act of list) appendAudit(library.db, { ...auditBy(library.unlocked), ...act })
          expect(verify(auditCheckpoint(library.db), true).firstBroken).toBeNull()
        }),
      ),
    )
  })

  it('is broken by any change of one byte in any field of any entry', () => {
    const fields = [
      'at',
      'person_id',
      'person_label',
      'action',
      'subject',
      'detail',
      'previous_hash',
      'hash',
    ]
    fc.assert(
      fc.property(
        acts,
        fc.nat(),
        fc.constantFrom(...fields),
        fc.nat(),
        fc.integer({ min: 1, max: 127 }),
        (list, who, field, where, flip) =>
          trial(() => {
            for (const act of list)
              appendAudit(library.db, { ...auditBy(library.unlocked), ...act })
            const checkpoint = auditCheckpoint(library.db)
            const seq = (who % checkpoint.entries) + 1
            tamper('')
            const stored = library.db
              .prepare(`SELECT CAST(${field} AS BLOB) FROM audit_entry WHERE seq = ?`)
              .pluck()
              .get(seq)
            const bytes = Buffer.isBuffer(stored) && stored.length > 0 ? stored : Buffer.from(' ')
            const place = where % bytes.length
            bytes[place] = (bytes[place] ?? 0) ^ flip
            library.db
              .prepare(`UPDATE audit_entry SET ${field} = CAST(? AS TEXT) WHERE seq = ?`)
              .run(bytes, seq)
            const broken = verify(checkpoint).firstBroken
            expect(broken).not.toBeNull()
            expect(broken?.seq).toBe(seq)
          }),
      ),
    )
  })
})
