import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Events } from '#contract/api'
import {
  bookOf,
  certified,
  chairLaptop,
  inspectCase,
  introduce,
  memberSeat,
  packFor,
  takeInCase,
  twoLaptops,
} from '../../support/case-pack.ts'
import { memberLaptop } from '../../support/laptops.ts'
import { become, codes, newFolder, value, type TestLibrary } from '../../support/open-library.ts'

const openCase = async ({ handlers }: TestLibrary, id: string) =>
  value(await handlers['case:open']({ id }))
const matterIs = async (library: TestLibrary, id: string, matter: string): Promise<void> => {
  const { particulars } = (await openCase(library, id)).hearingCase
  const save = {
    id,
    section: 'particulars',
    value: { ...particulars, matter },
    settled: true,
  } as const
  value(await library.handlers['case:save'](save))
}
const rows = ({ session }: TestLibrary) =>
  [
    'hearing_case',
    'case_section',
    'case_section_version',
    'bundle_document',
    'bundle_content',
    'bundle_issue',
    'case_part_state',
    'taken_pack',
    'known_signer',
    'shared_mark',
  ]
    .map((table) => session.library?.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
    .map((all) => JSON.stringify(all))

describe('A case between two laptops, as a pack', () => {
  it('leaves nothing behind where writing it was stopped', async () => {
    const { chair, caseId, toMember } = await twoLaptops()
    const before = rows(chair)
    const folder = newFolder()
    chair.answers.saveFile = join(folder, 'case.evenhand-pack')
    const writing = chair.handlers['pack:export-case']({ caseId, recipients: [toMember] })
    value(await chair.handlers['pack:cancel']())
    expect(codes(await writing)).toEqual(['CANCELLED'])
    expect(rows(chair)).toEqual(before)
    expect(readdirSync(folder)).toEqual([])
  })

  it('says of taking in how far it is at every word, and never goes back', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const path = await packFor(chair, caseId, toMember)
    member.events.length = 0
    value(await takeInCase(member, path))
    const said = member.events.flatMap(({ event, payload }) =>
      event === 'pack:progress' ? [payload as Events['pack:progress']] : [],
    )
    const taking = said.filter(({ stage }) => stage === 'TAKING_IN')
    expect(taking.length).toBeGreaterThan(0)
    expect(new Set(taking.map(({ total }) => total)).size).toBe(1)
    const done = taking.map((one) => one.done)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
  })

  it('shows who sealed it, for whom and what it holds, before anything is taken in', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const before = rows(member)
    const shown = await inspectCase(member, await packFor(chair, caseId, toMember))
    const { summary, documents } = await openCase(chair, caseId)
    const certificate = value(await chair.handlers['signing:status']()).certificate
    expect(shown).toMatchObject({
      encrypted: true,
      reference: summary.reference,
      maker: { label: 'Test library', person: 'Chair' },
      signer: { knownAs: null, certificate: { fingerprint: certificate?.fingerprint } },
      recipients: [{ label: 'Panel member 1', role: 'MEMBER', seat: 1, isMe: true }],
      state: 'NEW_CASE',
    })
    expect(shown.recipients[0]?.fingerprint).toBe((await bookOf(member)).mine.fingerprint)
    expect(shown.documents).toMatchObject(
      documents.map(({ title, pages }) => ({ title, pages, isHere: false })),
    )
    expect(rows(member)).toEqual(before)
  })

  it('is the same case there, bundle and links included, but never the decision', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const path = await packFor(chair, caseId, toMember)
    const taken = value(await takeInCase(member, path))
    const [here, there] = [await openCase(chair, caseId), await openCase(member, caseId)]
    expect(taken?.taken).toEqual(['PARTICULARS', 'FINDINGS', 'SERIOUSNESS', 'BUNDLE'])
    expect(there.hearingCase.findings).toEqual(here.hearingCase.findings)
    expect(there.hearingCase.seriousness).toEqual(here.hearingCase.seriousness)
    expect(there.documents).toEqual(here.documents)
    expect(here.hearingCase.decision.outcome).not.toBeNull()
    expect(there.hearingCase.decision.outcome).toBeNull()
    expect(there.seals.decisionMakers[1]?.isMe).toBe(true)
    const [first] = here.documents
    const part = { caseId, documentId: first?.id ?? '', from: 0, to: 1024 }
    const read = async ({ handlers }: TestLibrary) => value(await handlers['bundle:read'](part))
    expect(await read(member)).toEqual(await read(chair))
  })

  it('changes nothing when it is taken in a second time', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const path = await packFor(chair, caseId, toMember)
    value(await takeInCase(member, path))
    const after = rows(member)
    expect((await inspectCase(member, path)).state).toBe('NOTHING_NEW')
    expect(value(await takeInCase(member, path))?.taken).toEqual([])
    expect(rows(member)).toEqual(after)
  })

  it('brings what is newer, and refuses an older pack that comes late', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const first = await packFor(chair, caseId, toMember)
    value(await takeInCase(member, first))
    await matterIs(chair, caseId, 'Second wording')
    const second = await packFor(chair, caseId, toMember)
    const shown = await inspectCase(member, second)
    expect(shown.parts.filter(({ standing }) => standing !== 'SAME')).toMatchObject([
      { part: 'PARTICULARS', standing: 'NEWER' },
    ])
    expect(value(await takeInCase(member, second))?.taken).toEqual(['PARTICULARS'])
    const after = rows(member)
    expect((await inspectCase(member, first)).state).toBe('OLDER')
    expect(codes(await takeInCase(member, first))).toEqual(['OLDER_PACK'])
    expect(rows(member)).toEqual(after)
    const { hearingCase, seals } = await openCase(member, caseId)
    expect(hearingCase.particulars.matter).toBe('Second wording')
    expect(seals.decisionMakers[1]?.isMe).toBe(true)
  })

  it('refuses whom it was not made for, and a library that has no key in it', async () => {
    const { chair, caseId, toMember } = await twoLaptops()
    const path = await packFor(chair, caseId, toMember)
    const stranger = await memberLaptop('Panel member 2')
    stranger.answers.openFiles = [path]
    expect(codes(await stranger.handlers['pack:inspect']({ secret: null }))).toEqual([
      'OTHER_RECIPIENT',
    ])
    chair.answers.openFiles = [path]
    expect(codes(await chair.handlers['pack:inspect']({ secret: null }))).toEqual([
      'OTHER_RECIPIENT',
    ])
  })

  it('goes to confirmed receivers of the book only, each in a seat of their own', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const other = await memberLaptop('Panel member 2')
    const { mine } = await bookOf(other)
    const label = 'Panel member 2'
    value(await chair.handlers['exchange:add-recipient']({ label, key: mine.key }))
    const found = (await bookOf(chair)).recipients.find(({ key }) => key === mine.key)
    const asked = (...recipients: readonly (typeof toMember)[]) =>
      chair.handlers['pack:export-case']({ caseId, recipients })
    const toOther = { id: found?.id ?? '', ...memberSeat, seat: 2 }
    expect(codes(await asked(toOther))).toEqual(['NOT_CONFIRMED'])
    const wrong = { id: toOther.id, fingerprint: (await bookOf(member)).mine.fingerprint }
    expect(codes(await chair.handlers['exchange:confirm-recipient'](wrong))).toEqual([
      'FINGERPRINT_DIFFERS',
    ])
    const right = { id: toOther.id, fingerprint: mine.fingerprint }
    value(await chair.handlers['exchange:confirm-recipient'](right))
    expect(codes(await asked(toMember, { ...toOther, seat: 1 }))).toEqual(['OTHER_SEAT'])
    expect(codes(await asked({ ...toOther, seat: 7 }))).toEqual(['OTHER_SEAT'])
    const path = await packFor(chair, caseId, toMember, toOther)
    expect((await inspectCase(other, path)).recipients.map(({ isMe }) => isMe)).toEqual([
      false,
      true,
    ])
    expect((await inspectCase(member, path)).recipients.map(({ isMe }) => isMe)).toEqual([
      true,
      false,
    ])
    const revoked = { id: toOther.id, reason: 'The laptop was lost' }
    value(await chair.handlers['exchange:revoke-recipient'](revoked))
    expect(codes(await asked(toOther))).toEqual(['NOT_FOUND'])
  })

  it('holds what every receiver may have: the secretariat gets no deliberation', async () => {
    const { chair, caseId } = await chairLaptop()
    const office = await memberLaptop('Registry', 'SECRETARIAT')
    const id = await introduce(chair, office, 'Registry')
    const path = await packFor(chair, caseId, { id, role: 'SECRETARIAT', seat: null })
    value(await takeInCase(office, path))
    const { hearingCase } = await openCase(office, caseId)
    const stored = office.session.library?.db
      .prepare<[], string>(`SELECT value FROM case_section WHERE section = 'seriousness'`)
      .pluck()
      .get()
    expect(hearingCase.findings.allegations.length).toBeGreaterThan(0)
    expect(JSON.parse(stored ?? '')).toMatchObject({ culpabilityLevel: null, factors: [] })
  })

  it('is not believed once its signer was revoked', async () => {
    const { chair, member, caseId, toMember } = await twoLaptops()
    const path = await packFor(chair, caseId, toMember)
    value(await takeInCase(member, path))
    const [signer] = (await bookOf(member)).signers
    if (signer === undefined) throw new Error('Confirmed and not listed')
    const { fingerprint, libraryId } = signer
    const reason = 'The certificate was lost'
    value(await member.handlers['exchange:revoke-signer']({ fingerprint, libraryId, reason }))
    member.answers.openFiles = [path]
    expect(codes(await member.handlers['pack:inspect']({ secret: null }))).toEqual([
      'REVOKED_SIGNER',
    ])
    await certified(chair, 'Chair with a new certificate')
    const renewed = await packFor(chair, caseId, toMember)
    expect((await inspectCase(member, renewed)).signer.knownAs).toBeNull()
  })

  it('leaves what both changed as it is until a person chooses, and the other side follows', async () => {
    const { chair, member, caseId, toMember, toChair } = await twoLaptops()
    value(await takeInCase(member, await packFor(chair, caseId, toMember)))
    await matterIs(chair, caseId, 'As the chair puts it')
    const office = member
    const db = office.session.library?.db
    const { particulars } = (await openCase(office, caseId)).hearingCase
    db?.prepare(`UPDATE case_section SET value = ? WHERE section = 'particulars'`).run(
      JSON.stringify({ ...particulars, matter: 'As the member puts it' }),
    )
    const path = await packFor(chair, caseId, toMember)
    const { parts } = await inspectCase(member, path)
    expect(parts.find(({ part }) => part === 'PARTICULARS')?.standing).toBe('DIVERGED')
    const before = rows(member)
    expect(codes(await takeInCase(member, path))).toEqual(['CHOOSE'])
    expect(codes(await takeInCase(member, path, { PARTICULARS: 'BOTH' }))).toEqual(['CHOOSE'])
    expect(rows(member)).toEqual(before)
    value(await takeInCase(member, path, { PARTICULARS: 'MINE' }))
    expect((await openCase(member, caseId)).hearingCase.particulars.matter).toBe(
      'As the member puts it',
    )
    const back = await packFor(member, caseId, toChair)
    value(await takeInCase(chair, back))
    expect((await openCase(chair, caseId)).hearingCase.particulars.matter).toBe(
      'As the member puts it',
    )
    await become(chair, 'Chair')
    expect((await inspectCase(chair, back)).state).toBe('NOTHING_NEW')
  })
})
