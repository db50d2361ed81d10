import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import type { HearingCase } from '#core/hearing-case'
import { compareFile } from '../../../src-main/handlers/compare-file.ts'
import { evaluateLibrary } from '../../../src-main/handlers/evaluate-library.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { copiesOf } from '../../support/library-copies.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  resources,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { sampleView, sealSeats } from '../../support/signed-case.ts'

const sample = join(resources, 'sample', 'sample-case.json')
const view = sampleView(0)

const peopledWithCase = copiesOf(async () => {
  const library = await newLibrary()
  await addPeople(library)
  const { hearingCase } = value(await library.handlers['case:import-sample']())
  return { library, hearingCase }
})

describe('Comparators and views before every view is sealed', () => {
  let library: TestLibrary
  let hearingCase: HearingCase

  beforeEach(async () => {
    ;({ library, hearingCase } = await peopledWithCase())
  }, 60_000)

  const audit = async () =>
    value(await library.handlers['audit:list']({ before: null, limit: 500 }))
  const actions = async () => (await audit()).map(({ action }) => action)
  const save = <S extends 'particulars' | 'findings' | 'decision'>(
    section: S,
    changed: HearingCase[S],
    settled = false,
  ) => library.handlers['case:save']({ id: hearingCase.id, section, value: changed, settled })
  const open = () => {
    const { library: opened } = library.session
    if (opened === null) throw new Error('Locked')
    return opened
  }

  it('stay closed to a decision-maker who asks on the command line', async () => {
    const compared = await compareFile(open(), sample)
    expect(codes(compared)).toEqual(['SEALED'])
    const graded = await evaluateLibrary(open(), { split: 'leave-one-out', test: null })
    expect(codes(graded)).toEqual(['SEALED'])
  })

  it('are not had silently by changing the panel for a moment', async () => {
    const { particulars } = hearingCase
    value(await save('particulars', { ...particulars, forum: 'MEETING' }))
    value(await save('particulars', particulars))
    expect((await actions()).filter((action) => action === 'panel.changed')).toHaveLength(2)
  })

  it('are not had silently by taking the allegations away for a moment', async () => {
    const { findings } = hearingCase
    value(await save('findings', { ...findings, allegations: [] }))
    value(await save('findings', findings))
    expect((await actions()).filter((action) => action === 'case.changed')).toHaveLength(2)
  })

  it('are not had by seating one person three times', async () => {
    const { particulars } = hearingCase
    const { profileId } = particulars.chair
    const members = particulars.members.map((member) => ({ ...member, profileId }))
    value(await save('particulars', { ...particulars, members }))
    const sealed = value(await library.handlers['seal:commit']({ caseId: hearingCase.id, view }))
    expect(sealed.seals.allSealed).toBe(false)
    expect(sealed.seals.comparatorsOpen).toBe(false)
  })

  it('are opened early only by the chair of that case, and never once it is signed', async () => {
    value(
      await library.handlers['person:add']({
        label: 'Another chair',
        role: 'CHAIR',
        capacity: 'CHIEF_OFFICER',
        passphrase: 'granite kettle sundial forty-one',
      }),
    )
    await become(library, 'Another chair')
    const early = await library.handlers['seal:open-early']({
      caseId: hearingCase.id,
      reason: 'To have a look',
    })
    expect(codes(early)).toEqual(['NOT_THE_CHAIR'])
  })

  it('keep what the panel thinks from a chair who does not sit on the case', async () => {
    const decision = { ...hearingCase.decision, adviserAdvice: 'Privileged words' }
    value(await save('decision', decision, true))
    value(
      await library.handlers['person:add']({
        label: 'Another chair',
        role: 'CHAIR',
        capacity: null,
        passphrase: 'granite kettle sundial forty-one',
      }),
    )
    await become(library, 'Another chair')
    const seen = await library.handlers['case:open']({ id: hearingCase.id })
    expect(JSON.stringify(value(seen))).not.toContain('Privileged words')
    expect(codes(await save('decision', decision))).toEqual(['NOT_ALLOWED'])
  })

  it('cannot be guessed from the audit record', async () => {
    const decision = { ...hearingCase.decision, outcome: 'FWW' } as const
    value(await save('decision', decision, true))
    const guess = hashText(canonicalJson(decision))
    expect(JSON.stringify(await audit())).not.toContain(guess)
  })

  it('leave a trace in the record when a view becomes readable to the panel', async () => {
    await sealSeats(library, hearingCase.id)
    const released = (await audit()).filter(({ action }) => action === 'view.opened')
    expect(released.map(({ person }) => person)).toEqual(['Panel member 2'])
  })
})

describe('The audit record of a bundle', () => {
  it('tells of no change that did not happen', async () => {
    const library = await newLibrary()
    const { hearingCase } = value(await library.handlers['case:create']({ matter: 'Matter' }))
    const missing = { caseId: hearingCase.id, documentId: 'none' }
    const { handlers } = library
    expect(codes(await handlers['bundle:rename']({ ...missing, title: 'T' }))).toEqual([
      'NOT_FOUND',
    ])
    expect(codes(await handlers['bundle:remove'](missing))).toEqual(['NOT_FOUND'])
    const entries = value(await handlers['audit:list']({ before: null, limit: 20 }))
    expect(entries.filter(({ action }) => action.startsWith('document.'))).toEqual([])
  })

  it('says when a passphrase was set anew with the recovery key', async () => {
    const library = await newLibrary()
    const { handlers } = library
    const folder = newFolder()
    value(await handlers['vault:lock']())
    const made = value(
      await handlers['vault:create']({
        folder,
        libraryLabel: 'Other',
        person: { label: 'Chair', role: 'CHAIR', capacity: null },
        passphrase: 'granite kettle sundial forty-one',
        withSample: false,
      }),
    )
    value(await handlers['vault:lock']())
    const [person] = value(await handlers['vault:status']()).people
    if (person === undefined) throw new Error('A person')
    const recovered = { profileId: person.id, recoveryKey: made.recoveryKey }
    value(
      await handlers['vault:recover']({ ...recovered, passphrase: 'another kettle of sundials 9' }),
    )
    const entries = value(await handlers['audit:list']({ before: null, limit: 20 }))
    expect(entries.map(({ action }) => action)).toContain('person.passphrase-reset')
    const text = JSON.stringify(entries)
    expect(text).not.toContain(made.recoveryKey)
  })
})
