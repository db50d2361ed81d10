import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { changeFileSchema } from '#core/change-file'
import type { ChangedView } from '#core/provisional-view'
import { signedText } from '#core/seal-file'
import { sealPublicKey, signSealText } from '../../../src-main/vault/seal-keys.ts'
import {
  answerOpen,
  changed,
  handOver,
  memberLaptop,
  saved,
  takeIn,
} from '../../support/laptops.ts'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { sampleView } from '../../support/signed-case.ts'

const holds = (outcome: ChangedView['outcome'], dissent: string): ChangedView => ({
  culpabilityLevel: 'HIGH',
  harmLevel: 'HIGH',
  outcome,
  months: null,
  reasons: `Reasons of the one for ${String(outcome)}, after the like cases.`,
  dissent,
})
const ofMember = holds('DWN', 'I do not share the outcome: dismissal was called for.')
const ofMemberLater = holds('RIR', 'I still do not share it.')

describe('What a member changed, on the laptop of the chair', { shuffle: false }, () => {
  let chair: TestLibrary
  let member: TestLibrary
  let caseId: string
  let first = ''
  let second = ''

  /** The member's laptop must hold the seals of all: comparators open there only then. */
  beforeAll(async () => {
    chair = await newLibrary({ withSample: true })
    await addPeople(chair)
    member = await memberLaptop('Independent B')
    caseId = value(await chair.handlers['case:import-sample']()).hearingCase.id
    await handOver(chair, member, caseId, 2)
    const seals: string[] = []
    for (const [index, label] of ['Chair', 'Panel member 1'].entries()) {
      await become(chair, label)
      value(await chair.handlers['seal:commit']({ caseId, view: sampleView(index) }))
      seals.push(await saved(chair, 'seal:export', caseId))
    }
    value(await member.handlers['seal:commit']({ caseId, view: sampleView(2) }))
    const ofMemberSeal = await saved(member, 'seal:export', caseId)
    for (const [index, label] of ['Chair', 'Panel member 1'].entries()) {
      await become(chair, label)
      await takeIn(member, chair, seals[index] ?? '', caseId, index)
    }
    await become(chair, 'Chair')
    await takeIn(chair, member, ofMemberSeal, caseId, 2)
    for (const laptop of [chair, member])
      value(await laptop.handlers['comparison:open']({ caseId }))
  }, 120_000)

  const take = (library: TestLibrary, path: string, id = caseId) => {
    answerOpen(library, path)
    return library.handlers['seal:import-changes']({ caseId: id })
  }
  const shown = async () => value(await chair.handlers['seal:record']({ caseId })).changes
  const acts = async () =>
    value(await chair.handlers['audit:list']({ before: null, limit: 500 })).filter(
      ({ action }) => action === 'view.change-taken-in',
    ).length

  it('goes out signed, with nothing of it to be read by whoever finds the file', async () => {
    const { handlers } = member
    expect(codes(await handlers['seal:export-changes']({ caseId }))).toEqual(['NO_CHANGE'])
    value(await handlers['seal:change']({ caseId, change: ofMember }))
    first = await saved(member, 'seal:export-changes', caseId)
    const text = readFileSync(first, 'utf8')
    const file = changeFileSchema.parse(JSON.parse(text))
    expect(file.entries[0]?.letter.keys).toHaveLength(2)
    for (const secret of [ofMember.reasons, ofMember.dissent, 'DWN', 'outcome'])
      expect(text).not.toContain(secret)
  })

  it('is taken in once, and says so when it is taken in again', async () => {
    expect(value(await take(chair, first))?.added).toBe(1)
    const before = await shown()
    expect(before).toMatchObject([{ isMe: false, change: null, changed: null }])
    expect(before[0]?.receivedAt).not.toBeNull()
    expect(value(await take(chair, first))?.added).toBe(0)
    expect(await shown()).toEqual(before)
    expect(await acts()).toBe(1)
    expect(codes(await take(member, first))).toEqual(['OWN_CHANGE'])
  })

  it('goes on from what is here, and an older file is refused', async () => {
    value(await member.handlers['seal:change']({ caseId, change: ofMemberLater }))
    second = await saved(member, 'seal:export-changes', caseId)
    expect(value(await take(chair, second))?.added).toBe(1)
    expect(codes(await take(chair, first))).toEqual(['OLDER'])
    expect(await shown()).toHaveLength(2)
  })

  it('is refused when it was changed, is of another kind, or belongs elsewhere', async () => {
    const cases: [string, string][] = [
      [changed(second, (f) => ({ ...f, commitment: 'a'.repeat(64) })), 'SIGNATURE_BROKEN'],
      [changed(second, (f) => ({ ...f, profileId: 'other' })), 'SIGNATURE_BROKEN'],
      [changed(second, (f) => ({ ...f, reference: 'EH-2026-999' })), 'SIGNATURE_BROKEN'],
      [changed(second, (f) => ({ ...f, more: 1 })), 'NOT_A_SEAL_FILE'],
      [changed(second, (f) => ({ ...f, entries: [] })), 'NOT_A_SEAL_FILE'],
      [changed(second, () => []), 'NOT_A_SEAL_FILE'],
      [changed(second, (f) => ({ ...f, pad: 'A'.repeat(34_000_000) })), 'TOO_LARGE'],
      [await saved(member, 'seal:export', caseId), 'NOT_A_SEAL_FILE'],
    ]
    for (const [path, code] of cases) expect(codes(await take(chair, path))).toEqual([code])
    const other = value(await chair.handlers['case:import-sample']()).hearingCase.id
    expect(codes(await take(chair, second, other))).toEqual(['OTHER_CASE'])
    expect(await shown()).toHaveLength(2)
  })

  it('is refused where another key signed it, or it tells of entries that never were', async () => {
    const file = changeFileSchema.parse(JSON.parse(readFileSync(second, 'utf8')))
    const signedBy = (library: TestLibrary, part: Partial<typeof file>) =>
      changed(second, () => {
        const key = library.session.library?.unlocked.personalKey
        if (key === undefined) throw new Error('The laptop is unlocked')
        const publicKey = sealPublicKey(key).toString('hex')
        const { signature: _signature, ...rest } = { ...file, ...part, publicKey }
        return { ...rest, signature: signSealText(key, signedText(rest)).toString('hex') }
      })
    expect(codes(await take(chair, signedBy(chair, {})))).toEqual(['OTHER_KEY'])
    const entries = file.entries.toReversed()
    expect(codes(await take(chair, signedBy(member, { entries })))).toEqual(['OTHER_ENTRIES'])
    const commitment = 'a'.repeat(64)
    expect(codes(await take(chair, signedBy(member, { commitment })))).toEqual([
      'COMMITMENT_DIFFERS',
    ])
    expect(codes(await take(chair, signedBy(member, { profileId: 'nobody' })))).toEqual([
      'NOT_ON_THE_PANEL',
    ])
  })

  it('opens to the panel, dissent too, once each has recorded theirs, and to nobody else', async () => {
    for (const label of ['Chair', 'Panel member 1']) {
      expect((await shown()).slice(0, 2).map(({ change }) => change)).toEqual([null, null])
      await become(chair, label)
      value(await chair.handlers['seal:change']({ caseId, change: holds('FWW', '') }))
    }
    await become(chair, 'Secretariat')
    const secretariat = JSON.stringify([
      await chair.invoke('seal:record', { caseId }),
      await chair.invoke('case:open', { id: caseId }),
      await chair.invoke('audit:list', { before: null, limit: 500 }),
    ])
    expect(secretariat).not.toContain('I do not share')
    await become(chair, 'Chair')
    expect((await shown()).slice(0, 2).map(({ change }) => change)).toEqual([
      ofMember,
      ofMemberLater,
    ])
    for (const kind of ['FULL', 'PUBLISHED'] as const) {
      const notice = value(await chair.handlers['notice:compose']({ caseId, kind }))
      expect(JSON.stringify(notice)).not.toContain('share')
    }
    await become(chair, 'Oversight')
    expect(codes(await chair.handlers['seal:record']({ caseId }))).toEqual(['NOT_ALLOWED'])
    expect(value(await chair.handlers['audit:verify']())).toMatchObject({ intact: true })
    await become(chair, 'Chair')
  })

  it('is refused from a person who no longer sits on the panel', async () => {
    const { particulars } = value(await chair.handlers['case:open']({ id: caseId })).hearingCase
    const members = particulars.members.map((one, index) =>
      index === 1 ? { ...one, profileId: null } : one,
    )
    const save = { id: caseId, section: 'particulars', settled: true } as const
    value(await chair.handlers['case:save']({ ...save, value: { ...particulars, members } }))
    expect(codes(await take(chair, second))).toEqual(['NOT_ON_THE_PANEL'])
  })
})
