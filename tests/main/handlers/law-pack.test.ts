import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  bookOf,
  confirming,
  entryIn,
  forceLibrary,
  inspect,
  named,
  packOf,
  row,
  signOff,
  takeIn,
  withdraw,
} from '../../support/law-pack.ts'
import { become, codes, passphrase, value, type TestLibrary } from '../../support/open-library.ts'

const signedOffBy = async ({ handlers }: TestLibrary, id: string) =>
  value(await handlers['law:read']()).rules.find((rule) => rule.id === id)?.signedOffBy
const actions = async ({ handlers }: TestLibrary) =>
  value(await handlers['audit:list']({ before: null, limit: 50 })).map(({ action }) => action)
const state = ({ session }: TestLibrary) =>
  ['law_sign_off', 'law_sign_off_elsewhere', 'law_sign_off_origin', 'taken_pack', 'known_signer']
    .map((table) => session.library?.db.prepare(`SELECT * FROM ${table}`).all())
    .map((rows) => JSON.stringify(rows))

/** One force with two sign-offs and their pack, and another that has recorded nothing. */
async function twoForces() {
  const [north, south] = [await forceLibrary('North force'), await forceLibrary('South force')]
  await signOff(north, 'OUT-015')
  await signOff(north, 'OUT-029')
  return { north, south, path: await packOf(north) }
}

describe('Sign-offs travel in packs', () => {
  it('shows who made and signed a pack, what it holds and what it would change, before anything', async () => {
    const { north, south, path } = await twoForces()
    const before = state(south)
    const shown = await inspect(south, path)
    expect(shown).toMatchObject({
      maker: { label: 'North force', person: 'Secretariat' },
      madeFor: 'Other force',
      encrypted: false,
      signer: { knownAs: null, certificate: { subject: 'Secretariat, North force' } },
      newRecords: 2,
      newerTakenAt: null,
    })
    const mine = value(await north.handlers['signing:status']()).certificate?.fingerprint
    expect(shown.signer.certificate.fingerprint).toBe(mine)
    expect(row(shown, 'OUT-015')).toMatchObject({
      state: 'NEW',
      canFollow: true,
      there: { signedBy: 'Force solicitor', note: 'Checked against the print.' },
    })
    expect(row(shown, 'OUT-015').effect).toContain('stands in the way')
    expect(state(south)).toEqual(before)
    expect((await actions(south))[0]).toBe('pack.inspected')
  })

  it('asks for the fingerprint of an unknown signer to be confirmed, once', async () => {
    const { north, south, path } = await twoForces()
    const shown = await inspect(south, path)
    const { sha256 } = shown
    const take = (confirm: ReturnType<typeof confirming> | null) =>
      south.handlers['pack:take-in-law']({ sha256, follow: [], confirm })
    expect(codes(await take(null))).toEqual(['UNKNOWN_SIGNER'])
    const wrong = { ...confirming(shown), fingerprint: 'f'.repeat(64) }
    expect(codes(await take(wrong))).toEqual(['UNKNOWN_SIGNER'])
    expect(value(await take({ ...confirming(shown), label: 'The north' })).taken).toEqual({
      records: 2,
      followed: 0,
    })
    expect((await actions(south)).slice(0, 2)).toEqual(['pack.taken-in', 'signer.confirmed'])
    await withdraw(north, 'OUT-029')
    const later = await inspect(south, await packOf(north))
    expect(later.signer.knownAs).toBe('The north')
    const again = { sha256: later.sha256, follow: [], confirm: null }
    expect(value(await south.handlers['pack:take-in-law'](again)).taken.records).toBe(1)
  })

  it('keeps every act under the name of its force, and blocks nothing by itself', async () => {
    const { south, path } = await twoForces()
    const { book } = value(await takeIn(south, path))
    const entry = entryIn(book, 'OUT-015')
    expect(entry).toMatchObject({ signOff: null, verified: false })
    expect(entry.elsewhere).toMatchObject([
      { force: 'North force', act: 'SIGNED', signedBy: 'Force solicitor', takenBy: 'Secretariat' },
    ])
    expect(await signedOffBy(south, 'OUT-015')).toBeNull()
  })

  it('lets exactly the chosen entry count here, at once, with where it comes from', async () => {
    const { south, path } = await twoForces()
    const { book, preview, taken } = value(await takeIn(south, path, 'OUT-015'))
    expect(taken).toEqual({ records: 2, followed: 1 })
    expect(await signedOffBy(south, 'OUT-015')).toBe('Force solicitor, North force')
    expect(await signedOffBy(south, 'OUT-029')).toBeNull()
    const { signOff: mine } = entryIn(book, 'OUT-015')
    expect(mine).toMatchObject({ signedOn: '2026-11-18', recordedBy: 'Secretariat' })
    expect(mine?.note).toContain('As recorded by North force')
    expect(row(preview, 'OUT-015')).toMatchObject({ state: 'SIGNED_HERE', canFollow: false })
    expect((await actions(south)).slice(0, 2)).toEqual(['law.signed-off', 'pack.taken-in'])
    await become(south, 'Secretariat')
    expect(await signedOffBy(south, 'OUT-015')).toBe('Force solicitor, North force')
  })

  it('changes nothing when it is taken in a second time', async () => {
    const { south, path } = await twoForces()
    value(await takeIn(south, path, 'OUT-015'))
    const after = state(south)
    expect(value(await takeIn(south, path)).taken).toEqual({ records: 0, followed: 0 })
    expect(state(south)).toEqual(after)
    expect(codes(await takeIn(south, path, 'OUT-015'))).toEqual(['CANNOT_FOLLOW'])
    expect(state(south)).toEqual(after)
  })

  it('never lets an older pack speak over a newer one', async () => {
    const { north, south, path: older } = await twoForces()
    await withdraw(north, 'OUT-015')
    value(await takeIn(south, await packOf(north)))
    const after = state(south)
    const shown = await inspect(south, older)
    expect(shown.newerTakenAt).not.toBeNull()
    expect(shown.newRecords).toBe(0)
    expect(row(shown, 'OUT-015')).toMatchObject({ state: 'OUTDATED', canFollow: false })
    expect(codes(await takeIn(south, older, 'OUT-015'))).toEqual(['CANNOT_FOLLOW'])
    value(await takeIn(south, older))
    expect(state(south)).toEqual(after)
    expect(entryIn(await bookOf(south), 'OUT-015').elsewhere).toMatchObject([{ act: 'WITHDRAWN' }])
  })

  it('lists where this library decided otherwise, and lets the newer decision stand', async () => {
    const { north, south, path } = await twoForces()
    await signOff(south, 'OUT-015')
    expect(row(await inspect(south, path), 'OUT-015').state).toBe('SIGNED_HERE')
    south.clock.at += 60_000
    await withdraw(south, 'OUT-015')
    expect(row(await inspect(south, path), 'OUT-015')).toMatchObject({
      state: 'CONFLICT_NEWER',
      canFollow: false,
    })
    north.clock.at = south.clock.at + 60_000
    await withdraw(north, 'OUT-015')
    await signOff(north, 'OUT-015')
    const later = await packOf(north)
    south.clock.at = north.clock.at
    expect(row(await inspect(south, later), 'OUT-015').state).toBe('CONFLICT_OLDER')
    value(await takeIn(south, later, 'OUT-015'))
    expect(await signedOffBy(south, 'OUT-015')).toBe('Force solicitor, North force')
  })

  it('offers to follow a withdrawal of what was followed, never of one’s own sign-off', async () => {
    const { north, south, path } = await twoForces()
    value(await takeIn(south, path, 'OUT-015'))
    await signOff(south, 'OUT-029')
    await withdraw(north, 'OUT-015')
    await withdraw(north, 'OUT-029')
    const later = await packOf(north)
    const shown = await inspect(south, later)
    expect(row(shown, 'OUT-029')).toMatchObject({ state: 'CONFLICT_OWN', canFollow: false })
    expect(row(shown, 'OUT-015')).toMatchObject({ state: 'WITHDRAWN', canFollow: true })
    expect(await signedOffBy(south, 'OUT-015')).not.toBeNull()
    value(await takeIn(south, later, 'OUT-015'))
    expect(await signedOffBy(south, 'OUT-015')).toBeNull()
    expect(await signedOffBy(south, 'OUT-029')).toBe('Force solicitor')
  })

  it('hands on its own record only, not what it follows', async () => {
    const { south, path } = await twoForces()
    value(await takeIn(south, path, 'OUT-015'))
    const saving = south.handlers['pack:export-law']({ madeFor: '', lock: null })
    expect(codes(await saving)).toEqual(['NOTHING_TO_EXPORT'])
    await signOff(south, 'OUT-029')
    const third = await forceLibrary('West force')
    const shown = await inspect(third, await packOf(south))
    expect(shown.rows.map(({ id }) => id)).toEqual(['OUT-029'])
  })

  it('is encrypted for whoever has the passphrase, and waits for it', async () => {
    const { north, south } = await twoForces()
    const secret = 'copper lantern meadow sixteen'
    const path = await packOf(north, { passphrase: secret })
    south.answers.openFiles = [path]
    expect(codes(await south.handlers['pack:inspect']({ secret: null }))).toEqual([
      'PASSPHRASE_NEEDED',
    ])
    south.answers.openFiles = []
    const wrong = await south.handlers['pack:inspect']({ secret: 'not this one' })
    expect(codes(wrong)).toEqual(['WRONG_KEY'])
    expect(value(await south.handlers['pack:inspect']({ secret }))).toMatchObject({
      encrypted: true,
      newRecords: 2,
    })
    const weak = { madeFor: '', lock: { passphrase: 'short' } }
    expect(codes(await north.handlers['pack:export-law'](weak))).toEqual(['PASSPHRASE_TOO_WEAK'])
    const nobody = { madeFor: '', lock: { recipients: ['age1nobody'] } }
    expect(codes(await north.handlers['pack:export-law'](nobody))).toEqual(['WRONG_RECIPIENT'])
  }, 60_000)

  it('records each pack that leaves, with its hash', async () => {
    const { north, path } = await twoForces()
    const [entry] = value(await north.handlers['audit:list']({ before: null, limit: 1 }))
    expect(entry).toMatchObject({ action: 'pack.exported', subject: 'LAW' })
    const shown = await inspect(await forceLibrary('South force'), path)
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ sha256: shown.sha256, records: 2 })
    expect(readFileSync(path, 'latin1').startsWith('evenhand-pack 1\n')).toBe(true)
  })
})

describe('What is refused of packs', () => {
  it('keeps a pack from the library that made it, and one that was not shown', async () => {
    const { north, south, path } = await twoForces()
    north.answers.openFiles = [path]
    expect(codes(await north.handlers['pack:inspect']({ secret: null }))).toEqual(['OWN_PACK'])
    const blind = { sha256: 'a'.repeat(64), follow: [], confirm: null }
    expect(codes(await south.handlers['pack:take-in-law'](blind))).toEqual(['NOT_SHOWN'])
    const shown = await inspect(south, path)
    const { kind, hash } = await named(south, 'OUT-001')
    const other = { sha256: shown.sha256, follow: [{ kind, id: 'OUT-001', hash }] }
    expect(
      codes(await south.handlers['pack:take-in-law']({ ...other, confirm: confirming(shown) })),
    ).toEqual(['NOT_IN_PACK'])
  })

  it('leaves what packs of law change to the chair and the secretariat', async () => {
    const { south, path } = await twoForces()
    const { handlers, answers } = south
    for (const [label, role] of [
      ['Member', 'MEMBER'],
      ['Adviser', 'ADVISER'],
      ['Oversight', 'OVERSIGHT'],
      ['Chair', 'CHAIR'],
    ] as const) {
      await become(south, 'Secretariat')
      value(await handlers['person:add']({ label, role, capacity: null, passphrase }))
    }
    answers.openFiles = [path]
    for (const label of ['Member', 'Adviser', 'Oversight']) {
      await become(south, label)
      const take = { sha256: 'a'.repeat(64), follow: [], confirm: null }
      // Members take in cases, so they may look at a pack; those outside the hearing may not.
      const looked = await handlers['pack:inspect']({ secret: null })
      expect([label, looked.ok]).toEqual([label, label !== 'Oversight'])
      expect(codes(await handlers['pack:take-in-law'](take))).toEqual(['NOT_ALLOWED'])
      expect(codes(await handlers['pack:export-law']({ madeFor: '', lock: null }))).toEqual([
        'NOT_ALLOWED',
      ])
    }
    await become(south, 'Chair')
    value(await takeIn(south, path, 'OUT-015'))
  })

  it('signs with nothing but the reader’s own certificate', async () => {
    const { north } = await twoForces()
    const chair = { label: 'Chair', role: 'CHAIR', capacity: null, passphrase } as const
    value(await north.handlers['person:add'](chair))
    await become(north, 'Chair')
    expect(codes(await north.handlers['pack:export-law']({ madeFor: '', lock: null }))).toEqual([
      'NO_CERTIFICATE',
    ])
  })
})
