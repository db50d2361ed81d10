import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openingFileSchema, signedText } from '#core/seal-file'
import { sealPublicKey, signSealText } from '../../../src-main/vault/seal-keys.ts'
import {
  answerOpen,
  changed,
  handOver,
  memberLaptop,
  saved,
  takeIn,
  takeInFile,
} from '../../support/laptops.ts'
import {
  become,
  codes,
  newFolder,
  newLibrary,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { sampleView } from '../../support/signed-case.ts'

describe('Seals of one case on three laptops', { shuffle: false }, () => {
  let chair: TestLibrary
  let first: TestLibrary
  let second: TestLibrary
  let caseId: string
  const seals: Record<string, string> = {}

  beforeAll(async () => {
    chair = await newLibrary()
    first = await memberLaptop('Independent A')
    second = await memberLaptop('Independent B')
    caseId = value(await chair.handlers['case:import-sample']()).hearingCase.id
  }, 60_000)

  it('hands the case over as the same case, without the chair’s draft of the outcome', async () => {
    const there = await handOver(chair, first, caseId, 1)
    const here = value(await chair.handlers['case:open']({ id: caseId }))
    expect(there.hearingCase.id).toBe(caseId)
    expect(there.hearingCase.reference).toBe(here.hearingCase.reference)
    expect(there.documents.map(({ sha256 }) => sha256)).toEqual(
      here.documents.map(({ sha256 }) => sha256),
    )
    expect(there.hearingCase.decision.outcome).toBeNull()
    expect(there.seals.decisionMakers.map(({ isMe }) => isMe)).toEqual([false, true, false])
    const links = there.hearingCase.seriousness.factors.flatMap(({ evidence }) => evidence)
    const ids = there.documents.map(({ id }) => id)
    expect(links.every(({ documentId }) => ids.includes(documentId ?? ''))).toBe(true)
    await handOver(chair, second, caseId, 2)
    expect(codes(await takeInFile(first))).toEqual(['CASE_EXISTS'])
  })

  it('carries each seal to the others as a file that does not show what is in it', async () => {
    for (const [index, [name, laptop]] of Object.entries({ chair, first, second }).entries()) {
      value(await laptop.handlers['seal:commit']({ caseId, view: sampleView(index) }))
      seals[name] = await saved(laptop, 'seal:export', caseId)
      const text = readFileSync(seals[name], 'utf8')
      expect(text).not.toContain(sampleView(index).reasons.slice(0, 20))
      expect(text).not.toContain('outcome')
    }
    expect(codes(await chair.handlers['seal:export-opening']({ caseId }))).toEqual([
      'NOT_ALL_SEALED',
    ])
    await takeIn(chair, first, seals['first'] ?? '', caseId, 1)
    const all = await takeIn(chair, second, seals['second'] ?? '', caseId, 2)
    expect(all.seals.allSealed).toBe(true)
    expect(all.seals.decisionMakers.map(({ view }) => view !== null)).toEqual([true, false, false])
    expect((await chair.handlers['comparison:open']({ caseId })).ok).toBe(true)
  })

  it('refuses a file that was changed, sent again, or belongs to another case', async () => {
    const file = seals['chair'] ?? ''
    const cases: [string, string][] = [
      [changed(file, (f) => ({ ...f, commitment: 'a'.repeat(64) })), 'SIGNATURE_BROKEN'],
      [changed(file, (f) => ({ ...f, decidedOn: 'a'.repeat(64) })), 'SIGNATURE_BROKEN'],
      [changed(file, (f) => ({ ...f, box: 'AAAA' })), 'SIGNATURE_BROKEN'],
      [changed(file, (f) => ({ ...f, more: 1 })), 'NOT_A_SEAL_FILE'],
      [changed(file, () => []), 'NOT_A_SEAL_FILE'],
      [changed(file, (f) => ({ ...f, box: 'A'.repeat(2_000_000) })), 'TOO_LARGE'],
      [join(newFolder(), 'none'), 'UNREADABLE'],
    ]
    for (const [path, code] of cases) {
      answerOpen(first, path)
      expect(codes(await first.handlers['seal:import']({ caseId, link: null }))).toEqual([code])
    }
    answerOpen(chair, seals['first'] ?? '')
    const again = await chair.handlers['seal:import']({ caseId, link: null })
    expect(codes(again)).toEqual(['ALREADY_SEALED'])
    const other = value(await chair.handlers['case:import-sample']()).hearingCase.id
    const wrong = await chair.handlers['seal:import']({ caseId: other, link: null })
    expect(codes(wrong)).toEqual(['OTHER_CASE'])
    answerOpen(first, seals['first'] ?? '')
    const own = await first.handlers['seal:import']({ caseId, link: null })
    expect(codes(own)).toEqual(['ALREADY_SEALED'])
  })

  it('asks for the right fingerprint and the right seat before it trusts a key', async () => {
    answerOpen(first, seals['chair'] ?? '')
    const asked = value(await first.handlers['seal:import']({ caseId, link: null }))
    if (asked?.state !== 'TO_CONFIRM') throw new Error('An unknown key is to be confirmed')
    expect(asked).toMatchObject({ role: 'CHAIR', seat: 0 })
    const link = { seat: 0, fingerprint: '0000 '.repeat(8) }
    const wrong = await first.handlers['seal:import']({ caseId, link })
    expect(codes(wrong)).toEqual(['FINGERPRINT_DIFFERS'])
    const seat = { seat: 2, fingerprint: asked.fingerprint }
    const elsewhere = await first.handlers['seal:import']({ caseId, link: seat })
    expect(codes(elsewhere)).toEqual(['OTHER_SEAT'])
    await takeIn(first, chair, seals['chair'] ?? '', caseId, 0)
    await takeIn(first, second, seals['second'] ?? '', caseId, 2)
  })

  it('shows a view of another laptop only where it is what its seal committed to', async () => {
    const opening = await saved(chair, 'seal:export-opening', caseId)
    answerOpen(
      first,
      changed(opening, (f) => ({ ...f, salt: '0'.repeat(64) })),
    )
    expect(codes(await first.handlers['seal:import-opening']({ caseId }))).toEqual([
      'SIGNATURE_BROKEN',
    ])
    answerOpen(second, opening)
    expect(codes(await second.handlers['seal:import-opening']({ caseId }))).toEqual(['NO_SEAL'])
    answerOpen(first, seals['chair'] ?? '')
    expect(codes(await first.handlers['seal:import-opening']({ caseId }))).toEqual([
      'NOT_A_SEAL_FILE',
    ])
    answerOpen(first, opening)
    const opened = value(await first.handlers['seal:import-opening']({ caseId }))
    expect(opened?.seals.decisionMakers[0]?.view).toEqual(sampleView(0))
    expect(codes(await first.handlers['seal:import-opening']({ caseId }))).toEqual([
      'ALREADY_OPENED',
    ])
    const mine = await saved(first, 'seal:export-opening', caseId)
    await takeIn(second, first, seals['first'] ?? '', caseId, 1)
    answerOpen(second, mine)
    expect(codes(await second.handlers['seal:import-opening']({ caseId }))).toEqual([
      'NOT_ALL_SEALED',
    ])
    answerOpen(chair, mine)
    const back = value(await chair.handlers['seal:import-opening']({ caseId }))
    expect(back?.seals.decisionMakers[1]?.view).toEqual(sampleView(1))
  })

  it('refuses another view than the sealed one, even signed with the right key', async () => {
    const opening = await saved(first, 'seal:export-opening', caseId)
    const key = second.session.library?.unlocked.personalKey
    if (key === undefined) throw new Error('The laptop is unlocked')
    const own = value(await second.handlers['case:open']({ id: caseId })).seals.decisionMakers[2]
    const forged = changed(opening, (f) => {
      const { signature: _signature, ...rest } = openingFileSchema.parse(f)
      const content = {
        ...rest,
        profileId: own?.profileId ?? '',
        commitment: own?.commitment ?? '',
        publicKey: sealPublicKey(key).toString('hex'),
      }
      return { ...content, signature: signSealText(key, signedText(content)).toString('hex') }
    })
    answerOpen(chair, forged)
    expect(codes(await chair.handlers['seal:import-opening']({ caseId }))).toEqual([
      'COMMITMENT_DIFFERS',
    ])
  })

  it('keeps who sealed with which key, on which findings, and the seal of a member replaced', async () => {
    const before = value(await chair.handlers['seal:record']({ caseId }))
    const bySeat = before.seals.toSorted((a, b) => (a.seat ?? 9) - (b.seat ?? 9))
    expect(
      bySeat.map(({ seat, signature, receivedAt }) => [seat, signature, receivedAt !== null]),
    ).toEqual([
      [0, 'GOOD', false],
      [1, 'GOOD', true],
      [2, 'GOOD', true],
    ])
    expect(before.seals.every(({ onPresentFindings }) => onPresentFindings === true)).toBe(true)
    const { particulars, findings } = value(
      await chair.handlers['case:open']({ id: caseId }),
    ).hearingCase
    const members = particulars.members.map((member, index) =>
      index === 1 ? { ...member, profileId: null } : member,
    )
    const save = { id: caseId, settled: true }
    const value1 = { ...particulars, members }
    const value2 = { ...findings, unconnectedIncidents: true }
    value(await chair.handlers['case:save']({ ...save, section: 'particulars', value: value1 }))
    value(await chair.handlers['case:save']({ ...save, section: 'findings', value: value2 }))
    const after = value(await chair.handlers['seal:record']({ caseId }))
    expect(after.seals.filter(({ seat }) => seat === null)).toMatchObject([
      { label: 'Independent B', commitment: bySeat[2]?.commitment },
    ])
    expect(after.seals.every(({ onPresentFindings }) => onPresentFindings === false)).toBe(true)
    expect(value(await chair.handlers['audit:verify']())).toMatchObject({ intact: true })
  })
})

describe('Seals on one laptop passed round', () => {
  it('lets nobody but the chair say whose key a seal from outside carries', async () => {
    const chair = await newLibrary()
    value(
      await chair.handlers['person:add']({
        label: 'Member here',
        role: 'MEMBER',
        capacity: null,
        passphrase,
      }),
    )
    const caseId = value(await chair.handlers['case:import-sample']()).hearingCase.id
    const outside = await memberLaptop('Independent B')
    await handOver(chair, outside, caseId, 2)
    value(await outside.handlers['seal:commit']({ caseId, view: sampleView(2) }))
    const file = await saved(outside, 'seal:export', caseId)
    await become(chair, 'Member here')
    answerOpen(chair, file)
    const { myFingerprint: fingerprint } = value(await outside.handlers['seal:record']({ caseId }))
    const link = { seat: 2, fingerprint }
    expect(codes(await chair.handlers['seal:import']({ caseId, link }))).toEqual(['NOT_THE_CHAIR'])
    expect((await chair.handlers['seal:import']({ caseId, link: null })).ok).toBe(true)
    await become(chair, 'Chair')
    answerOpen(chair, file)
    await takeIn(chair, outside, file, caseId, 2)
  }, 60_000)
})
