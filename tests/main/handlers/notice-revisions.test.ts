import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { IssuedNotice } from '#contract/api'
import {
  become,
  codes,
  newFolder,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { peopledLibrary, signedCase } from '../../support/signed-case.ts'
import { forceAuthority, timestampAuthority } from '../notice-pdf/authorities.ts'

describe('A signed notice in the hands of the secretariat', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  let folder: string
  const full = async (): Promise<IssuedNotice> => {
    const { notices } = value(await library.handlers['case:open']({ id: caseId }))
    const found = notices.find(({ kind }) => kind === 'FULL')
    if (found === undefined) throw new Error('The case has a full notice')
    return found
  }
  const saved = async (name: string): Promise<Buffer> => {
    library.answers.saveFile = join(folder, name)
    value(await library.handlers['notice:save']({ noticeId: (await full()).id }))
    return readFileSync(library.answers.saveFile)
  }
  const ask = async (name = 'request.tsq') => {
    library.answers.saveFile = join(folder, name)
    value(await library.handlers['notice:request-timestamp']({ noticeId: (await full()).id }))
    return readFileSync(join(folder, name))
  }
  const take = async (file: string) => {
    library.answers.openFiles = [file]
    return library.handlers['notice:take-timestamp']({ noticeId: (await full()).id })
  }

  beforeAll(async () => {
    folder = newFolder()
    library = await peopledLibrary()
    library.clock.at = Date.now()
    caseId = await signedCase(library)
  }, 120_000)

  it('is counter-signed by the secretariat alone, once, with a key and a passphrase', async () => {
    const { id: noticeId } = await full()
    expect(codes(await library.handlers['notice:countersign']({ noticeId, passphrase }))).toEqual([
      'NOT_ALLOWED',
    ])
    await become(library, 'Secretariat')
    const { handlers } = library
    expect(codes(await handlers['notice:countersign']({ noticeId, passphrase }))).toEqual([
      'NO_CERTIFICATE',
    ])
    value(await handlers['signing:make']({ name: 'Secretariat', organisation: 'Force' }))
    const wrong = await handlers['notice:countersign']({ noticeId, passphrase: 'not it' })
    expect(wrong.ok).toBe(false)
    library.clock.at += 60_000
    const before = await saved('before.pdf')
    value(await handlers['notice:countersign']({ noticeId, passphrase }))
    const after = await saved('after.pdf')
    expect(after.subarray(0, before.length).equals(before)).toBe(true)
    const said = execFileSync('pdfsig', [join(folder, 'after.pdf')], { encoding: 'utf8' })
    expect(said.match(/Signature is Valid/g)).toHaveLength(2)
    const notice = await full()
    expect(notice.revisions).toMatchObject([{ kind: 'COUNTERSIGNATURE', signer: 'Secretariat' }])
    expect(notice.currentSha256).not.toBe(notice.sha256)
    expect(notice.bytes).toBe(after.length)
    expect(codes(await handlers['notice:countersign']({ noticeId, passphrase }))).toEqual([
      'SIGNED_ALREADY',
    ])
  }, 60_000)

  it('takes the time of an authority from a file, and knows a stale answer', async () => {
    expect(codes(await take(join(folder, 'none.tsr')))).toEqual(['NOTHING_REQUESTED'])
    const authority = timestampAuthority()
    const stale = authority.answer(await ask('first.tsq'), 'stale.tsr')
    const answer = authority.answer(await ask())
    expect(codes(await take(stale))).toEqual(['OTHER_REQUEST'])
    const damaged = readFileSync(answer)
    damaged[damaged.length - 40] = (damaged[damaged.length - 40] ?? 0) ^ 1
    writeFileSync(join(folder, 'damaged.tsr'), damaged)
    expect(codes(await take(join(folder, 'damaged.tsr')))).toEqual(['TIMESTAMP_DAMAGED'])
    expect((await full()).revisions).toHaveLength(1)

    value(await take(answer))
    const notice = await full()
    expect(notice.revisions.at(-1)).toMatchObject({ kind: 'TIMESTAMP', signer: 'Time authority' })
    expect(notice.timestampAskedAt).toBeNull()
    const verified = value(await library.handlers['notice:verify-issued']({ noticeId: notice.id }))
    expect(verified).toMatchObject({ verdict: 'SIGNED_AND_UNCHANGED' })
    expect(verified.issuedHere?.number).toBe(notice.number)
    expect(verified.summary).toContain('Time authority')
  }, 60_000)

  it('keeps every state of the file, and a request does not outlive a counter-signature', async () => {
    const published = value(await library.handlers['case:open']({ id: caseId })).notices.find(
      ({ kind }) => kind === 'PUBLISHED',
    )
    const noticeId = published?.id ?? ''
    library.answers.saveFile = join(folder, 'published.tsq')
    value(await library.handlers['notice:request-timestamp']({ noticeId }))
    value(await library.handlers['notice:countersign']({ noticeId, passphrase }))
    library.answers.openFiles = [join(folder, 'published.tsq')]
    expect(codes(await library.handlers['notice:take-timestamp']({ noticeId }))).toEqual([
      'NOTHING_REQUESTED',
    ])
    const db = library.session.library?.db
    expect(() => db?.exec('DELETE FROM notice_revision')).toThrow('never removed')
    expect(() => db?.exec("UPDATE notice_revision SET signer = 'X'")).toThrow('never changed')
  }, 60_000)
})

describe('A notice signed with a certificate of the force’s authority', () => {
  it('takes in that it was not revoked, and is closed by that', async () => {
    const force = forceAuthority()
    const library = await peopledLibrary()
    const { handlers, answers } = library
    library.clock.at = Date.now() + 60_000
    answers.openFiles = [force.signer]
    value(await handlers['signing:import']({ passphrase: force.passphrase }))
    const caseId = await signedCase(library)
    const [notice] = value(await handlers['case:open']({ id: caseId })).notices
    const noticeId = notice?.id ?? ''
    answers.openFiles = [force.list(), join(force.folder, 'ca.pem')]
    const wrong = await handlers['notice:take-revocation']({ noticeId })
    expect(codes(wrong)).toEqual(['NOT_REVOCATION_DATA'])
    expect(wrong.ok || wrong.problems[0]?.message).toContain('ca.pem')
    answers.openFiles = [force.list(), force.answer()]
    const opened = value(await handlers['notice:take-revocation']({ noticeId }))
    const { revisions } = opened?.notices.find(({ id }) => id === noticeId) ?? { revisions: [] }
    expect(revisions).toMatchObject([{ kind: 'REVOCATION', signer: 'Force CA' }])
    const verified = value(await handlers['notice:verify-issued']({ noticeId }))
    expect(verified.verdict).toBe('SIGNED_AND_UNCHANGED')
    answers.saveFile = join(force.folder, 'late.tsq')
    const late = await handlers['notice:request-timestamp']({ noticeId })
    expect(codes(late)).toEqual(['CLOSED_BY_REVOCATION'])
  }, 120_000)
})
