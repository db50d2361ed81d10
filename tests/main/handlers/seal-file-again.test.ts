import { beforeEach, describe, expect, it } from 'vitest'
import { copiesOf } from '../../support/library-copies.ts'
import { answerOpen, handOver, memberLaptop, saved, takeIn } from '../../support/laptops.ts'
import { codes, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'
import { sampleView } from '../../support/signed-case.ts'

const panelOfTwo = copiesOf(async () => {
  const library = await newLibrary()
  const { hearingCase } = value(await library.handlers['case:import-sample']())
  return { library, caseId: hearingCase.id }
})

describe('A seal file that is read again', () => {
  let chair: TestLibrary
  let member: TestLibrary
  let caseId: string
  let file: string

  beforeEach(async () => {
    ;({ library: chair, caseId } = await panelOfTwo())
    member = await memberLaptop('Independent B')
    await handOver(chair, member, caseId, 2)
    value(await member.handlers['seal:commit']({ caseId, view: sampleView(2) }))
    file = await saved(member, 'seal:export', caseId)
  }, 60_000)

  const particulars = async () =>
    value(await chair.handlers['case:open']({ id: caseId })).hearingCase.particulars
  const reseat = async (seat: number, profileId: string | null) => {
    const before = await particulars()
    const members = before.members.map((one, index) =>
      index === seat - 1 ? { ...one, profileId } : one,
    )
    const save = { id: caseId, section: 'particulars', settled: true } as const
    value(await chair.handlers['case:save']({ ...save, value: { ...before, members } }))
  }
  const read = (link: { seat: number; fingerprint: string } | null = null) => {
    answerOpen(chair, file)
    return chair.handlers['seal:import']({ caseId, link })
  }
  const facts = async () => value(await chair.handlers['seal:record']({ caseId })).seals
  const imports = async () =>
    value(await chair.handlers['audit:list']({ before: null, limit: 500 })).filter(
      ({ action }) => action === 'seal.imported',
    ).length

  it('is refused the second time in words, and changes nothing', async () => {
    await takeIn(chair, member, file, caseId, 2)
    const [before, panel] = [await facts(), await particulars()]
    const again = await read()
    expect(codes(again)).toEqual(['ALREADY_SEALED'])
    expect(again).toMatchObject({
      problems: [{ message: expect.stringContaining('is here already') }],
    })
    expect([await facts(), await particulars()]).toEqual([before, panel])
    expect(await imports()).toBe(1)
  })

  it('is refused also when its member was replaced meanwhile, and stays on record', async () => {
    await takeIn(chair, member, file, caseId, 2)
    await reseat(2, null)
    expect(codes(await read())).toEqual(['ALREADY_SEALED'])
    expect((await facts()).map(({ seat, label }) => [seat, label])).toEqual([
      [null, 'Independent B'],
    ])
    expect(await imports()).toBe(1)
  })

  it('finds no seat that went to another between the question and the answer', async () => {
    const asked = value(await read())
    if (asked?.state !== 'TO_CONFIRM') throw new Error('An unknown key is to be confirmed')
    const { chair: present } = await particulars()
    await reseat(2, present.profileId)
    const link = { seat: 2, fingerprint: asked.fingerprint }
    expect(codes(await chair.handlers['seal:import']({ caseId, link }))).toEqual(['OTHER_SEAT'])
    expect(await facts()).toEqual([])
    await reseat(2, null)
    expect(value(await chair.handlers['seal:import']({ caseId, link }))?.state).toBe('TAKEN')
  })

  it('is refused by another case, with the seat free and the key known', async () => {
    await takeIn(chair, member, file, caseId, 2)
    const other = value(await chair.handlers['case:import-sample']()).hearingCase.id
    answerOpen(chair, file)
    const wrong = await chair.handlers['seal:import']({ caseId: other, link: null })
    expect(codes(wrong)).toEqual(['OTHER_CASE'])
    expect(value(await chair.handlers['seal:record']({ caseId: other })).seals).toEqual([])
  })
})
