import { cpSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadDraft, type DraftKind } from '../../../src-main/db/seals.ts'
import { copiesOf } from '../../support/library-copies.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  openHandlers,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { sampleView, sealSeats } from '../../support/signed-case.ts'

const change = {
  culpabilityLevel: 'HIGH',
  harmLevel: 'HIGH',
  outcome: 'DWN',
  months: null,
  reasons: 'Half a sentence about the like cases, and',
  dissent: 'I would have dismissed',
} as const

/** A library whose three decision-makers have sealed, and whose comparators the chair has seen. */
const sealedLibrary = copiesOf(async () => {
  const library = await newLibrary({ withSample: true })
  await addPeople(library)
  const caseId = value(await library.handlers['case:import-sample']()).hearingCase.id
  await sealSeats(library, caseId)
  value(await library.handlers['comparison:open']({ caseId }))
  return { library, caseId }
})

const draftOf = async ({ handlers }: TestLibrary, caseId: string) =>
  value(await handlers['case:open']({ id: caseId })).seals.myChangeDraft

describe('What a person is writing about their change of view', () => {
  let library: TestLibrary
  let caseId: string

  beforeEach(async () => {
    ;({ library, caseId } = await sealedLibrary())
  }, 60_000)

  const stored = (kind: DraftKind) => {
    const { db, unlocked } = library.session.library ?? {}
    if (db === undefined || unlocked === undefined) throw new Error('The library is open')
    return loadDraft(db, kind, caseId, unlocked.person.id)
  }

  it('is there again after the process died without a word', async () => {
    value(await library.handlers['seal:change-draft']({ caseId, change }))
    // Neither locked nor closed: what a dead process leaves is what is on disk now.
    const folder = newFolder()
    cpSync(library.folder, folder, { recursive: true })
    const again = openHandlers(folder)
    const { people } = value(await again.handlers['vault:status']())
    const me = people.find(({ label }) => label === 'Panel member 2')
    value(await again.handlers['vault:unlock']({ profileId: me?.id ?? '', passphrase }))
    expect(await draftOf(again, caseId)).toEqual(change)
  })

  it('is read by nobody else, neither through a request nor in the file', async () => {
    value(await library.handlers['seal:change-draft']({ caseId, change }))
    expect(Buffer.from(stored('changed_view_draft') ?? []).includes('like cases')).toBe(false)
    for (const label of ['Chair', 'Panel member 1', 'Adviser', 'Secretariat']) {
      await become(library, label)
      const answers = [
        await library.invoke('case:open', { id: caseId }),
        await library.invoke('seal:record', { caseId }),
        await library.invoke('audit:list', { before: null, limit: 500 }),
      ]
      expect(JSON.stringify(answers)).not.toContain(change.dissent)
      expect(await draftOf(library, caseId)).toBeNull()
    }
  })

  it('goes once it is recorded, and so does the draft of a view once it is sealed', async () => {
    const { handlers } = library
    value(await handlers['seal:change-draft']({ caseId, change }))
    value(await handlers['seal:change']({ caseId, change }))
    expect(await draftOf(library, caseId)).toBeNull()
    for (const kind of ['changed_view_draft', 'provisional_draft'] as const)
      expect(stored(kind)).toBeNull()
  })

  it('is refused where the change itself would be', async () => {
    const { handlers } = library
    await become(library, 'Chair')
    const other = value(await handlers['case:import-sample']()).hearingCase.id
    const early = await handlers['seal:change-draft']({ caseId: other, change })
    expect(codes(early)).toEqual(['NOT_SEALED'])
    const long = 'x'.repeat(20_001)
    value(await handlers['seal:change-draft']({ caseId, change: { ...change, dissent: long } }))
    const recorded = await handlers['seal:change']({ caseId, change: { ...change, dissent: long } })
    expect(codes(recorded)).toEqual(['WRONG_INPUT'])
    expect((await draftOf(library, caseId))?.dissent).toBe(long)
  })
})

describe('The forty words of a view', () => {
  it('are asked for by the library itself, in the words of the screen', async () => {
    const library = await newLibrary()
    await addPeople(library)
    const { handlers } = library
    const caseId = value(await handlers['case:import-sample']()).hearingCase.id
    const view = { ...sampleView(0), reasons: 'Too short.' }
    value(await handlers['seal:draft']({ caseId, view }))
    const answer = await handlers['seal:commit']({ caseId, view })
    expect(answer).toMatchObject({
      problems: [
        {
          code: 'TOO_FEW_WORDS',
          message: 'Write at least 40 words of reasons. There are 2 so far.',
        },
      ],
    })
    const open = value(await handlers['case:open']({ id: caseId }))
    expect(open.seals.myDraft?.reasons).toBe('Too short.')
    const sealed = value(await handlers['seal:commit']({ caseId, view: sampleView(0) }))
    expect(sealed.seals.myDraft).toBeNull()
  }, 60_000)
})
