import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Comparison } from '#core/comparison/comparison'
import type { NoticeDocument } from '#core/notice/notice'
import {
  insertCase,
  insertCorrection,
  markCaseSigned,
  type StoredCase,
} from '../../../src-main/db/cases.ts'
import { insertComparison, loadLatestComparison } from '../../../src-main/db/comparisons.ts'
import {
  findNoticeBySha256,
  insertNotice,
  listNotices,
  loadNotice,
  loadNoticeBytes,
  loadNoticeDocument,
} from '../../../src-main/db/notices.ts'
import { listPeople, loadPerson, savePerson } from '../../../src-main/db/people.ts'
import {
  insertEarlyOpening,
  insertSeal,
  listSeals,
  loadDraft,
  loadEarlyOpening,
  markReleased,
  saveDraft,
} from '../../../src-main/db/seals.ts'
import {
  insertSigningKey,
  listOwnCertificates,
  loadSigningKey,
} from '../../../src-main/db/signing-keys.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import {
  at,
  codeOf,
  makeLibrary,
  sampleContent,
  type TestLibrary,
  valueOf,
} from '../../support/make-db.ts'

let library: TestLibrary
let hearing: StoredCase
let later: StoredCase
beforeEach(async () => {
  library = await makeLibrary()
  hearing = insertCase(library.db, by)
  markCaseSigned(library.db, hearing.id)
  const correction = { ...by, caseId: hearing.id, replacesNotice: 'N-1', reason: 'A slip' }
  later = valueOf(insertCorrection(library.db, correction))
})
afterEach(() => library.remove())

const by = { at, by: 'Chair' }
const box = new Uint8Array([1, 2, 3])
const view = {
  culpabilityLevel: 'HIGH',
  harmLevel: null,
  outcome: 'FWW',
  months: 24,
  reasons: 'x',
} as const

describe('seals', () => {
  const seal = () => ({
    caseId: hearing.id,
    profileId: 'p',
    sealedAt: at,
    commitment: 'abc',
    box,
    signerPublicKey: null,
    signature: null,
  })

  it('keep the last draft as a box, for its owner and case only', () => {
    saveDraft(library.db, 'provisional_draft', {
      caseId: hearing.id,
      profileId: 'p',
      box: new Uint8Array([9]),
      at,
    })
    saveDraft(library.db, 'provisional_draft', { caseId: hearing.id, profileId: 'p', box, at })
    expect(loadDraft(library.db, 'provisional_draft', hearing.id, 'p')).toEqual(Buffer.from(box))
    expect(loadDraft(library.db, 'provisional_draft', hearing.id, 'q')).toBeNull()
  })

  it('stand once, are shared by a correction, and are released once', () => {
    valueOf(insertSeal(library.db, seal()))
    expect(codeOf(insertSeal(library.db, { ...seal(), commitment: 'other' }))).toBe(
      'SEALED_ALREADY',
    )
    expect(codeOf(insertSeal(library.db, { ...seal(), caseId: later.id }))).toBe('SEALED_ALREADY')
    expect(listSeals(library.db, later.id)).toMatchObject([{ commitment: 'abc', released: null }])
    markReleased(library.db, { caseId: later.id, profileId: 'p', view })
    markReleased(library.db, {
      caseId: later.id,
      profileId: 'p',
      view: { ...view, outcome: 'DWN' },
    })
    expect(listSeals(library.db, hearing.id)).toMatchObject([{ commitment: 'abc', released: view }])
  })

  it('keep the first early opening with its reason', () => {
    expect(loadEarlyOpening(library.db, hearing.id)).toBeNull()
    for (const reason of ['First', 'Second'])
      insertEarlyOpening(library.db, { ...by, caseId: hearing.id, reason })
    expect(loadEarlyOpening(library.db, later.id)).toEqual({ ...by, reason: 'First' })
  })
})

describe('comparisons', () => {
  const comparison = (result: string): Comparison => ({
    method: { name: 'm', version: '1', weights: {} },
    profile: sampleContent(1).profile,
    neighbours: [],
    constraint: { floor: null, ceiling: null, near: [], conflicts: [] },
    spread: [],
    spreadNote: { counted: 0, effective: 0, tooFew: true },
    counterfactual: [],
    searchReport: {
      inLibrary: 0,
      underSameRules: 0,
      withLikeConduct: 0,
      counted: 0,
      leftOut: [],
      unknownShare: 0,
      caveats: [],
      pointingAway: [],
    },
    fingerprint: { library: 'l', profile: 'p', method: 'm', result },
  })

  it('come back as they were made, the last one first', () => {
    expect(loadLatestComparison(library.db, hearing.id)).toBeNull()
    for (const result of ['a', 'b'])
      insertComparison(library.db, { ...by, caseId: hearing.id, comparison: comparison(result) })
    expect(loadLatestComparison(library.db, later.id)).toEqual({
      comparison: comparison('b'),
      madeAt: at,
      madeBy: 'Chair',
    })
  })

  it('are named where they were damaged', () => {
    insertComparison(library.db, { ...by, caseId: hearing.id, comparison: comparison('a') })
    library.db.exec(
      `DROP TRIGGER comparison_stays; UPDATE comparison SET result = replace(result, '"a"', '"b"')`,
    )
    expect(() => loadLatestComparison(library.db, hearing.id)).toThrow('is damaged')
  })
})

describe('notices', () => {
  const certificate = {
    subject: 'CN=Chair',
    issuer: 'CN=Chair',
    serial: '1',
    notBefore: at,
    notAfter: at,
    selfSigned: true,
    keyAlgorithm: 'ECDSA P-256',
    fingerprint: 'ff',
  }
  const document: NoticeDocument = {
    kind: 'FULL',
    language: 'en-GB',
    title: 'Outcome notice',
    marking: 'OFFICIAL-SENSITIVE',
    number: 'N-1',
    caseReference: 'EH-2026-001',
    version: 1,
    replaces: null,
    force: 'Test force',
    sections: [],
    signature: { signer: 'Chair', capacity: 'Chair', statement: 'Signed' },
    fingerprint: null,
  }
  const content = Buffer.from('%PDF signed')
  const issue = () =>
    insertNotice(library.db, {
      caseId: hearing.id,
      document,
      content,
      sha256: hashText('%PDF signed'),
      issuedAt: at,
      signer: 'Chair',
      certificate,
    })

  it('come back byte for byte with their data, and are known again by their hash', () => {
    const notice = issue()
    expect(notice).toMatchObject({ number: 'N-1', bytes: content.length, certificate })
    expect(listNotices(library.db, hearing.id)).toEqual([notice])
    expect(loadNotice(library.db, notice.id)).toEqual(notice)
    expect(loadNoticeBytes(library.db, notice.id)).toEqual(new Uint8Array(content))
    expect(loadNoticeDocument(library.db, notice.id)).toEqual(document)
    const known = findNoticeBySha256(library.db, hashText('%PDF signed'))
    expect(known).toEqual({ number: 'N-1', caseReference: 'EH-2026-001' })
    expect(findNoticeBySha256(library.db, 'other')).toBeNull()
  })

  it('are named where they were damaged', () => {
    const { id } = issue()
    library.db.exec(
      `DROP TRIGGER notice_stays; UPDATE notice SET document = '{}', certificate = '{}'`,
    )
    expect(() => loadNoticeDocument(library.db, id)).toThrow('The text of this notice is damaged')
    expect(() => loadNotice(library.db, id)).toThrow('Notice N-1 is damaged')
  })
})

describe('people and their signing keys', () => {
  it('keeps people with their roles and brings a changed one up to date', () => {
    const member = { id: 'm', label: 'Member 1', role: 'MEMBER', capacity: null } as const
    savePerson(library.db, member)
    savePerson(library.db, { ...member, label: 'Member one' })
    expect(listPeople(library.db).map(({ label }) => label)).toEqual(['Chair', 'Member one'])
    expect(loadPerson(library.db, 'm')).toEqual({ ...member, label: 'Member one' })
    library.db.exec(`UPDATE person SET role = 'KING'`)
    expect(() => loadPerson(library.db, 'm')).toThrow('damaged')
  })

  it('signs with the last key and keeps every own certificate', () => {
    const personId = library.unlocked.person.id
    expect(loadSigningKey(library.db, personId)).toBeNull()
    const made = { personId, box, madeAt: at }
    const der = (...bytes: number[]) => Buffer.from(bytes)
    insertSigningKey(library.db, { ...made, origin: 'MADE_HERE', certificates: [der(1)] })
    insertSigningKey(library.db, { ...made, origin: 'PKCS12', certificates: [der(2), der(3)] })
    expect(loadSigningKey(library.db, personId)).toEqual({
      origin: 'PKCS12',
      box: Buffer.from(box),
      madeAt: at,
      certificates: [der(2), der(3)],
    })
    expect(listOwnCertificates(library.db)).toEqual([der(1), der(2)])
  })
})
