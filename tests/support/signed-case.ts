import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { caseFileSchema } from '#core/case-file'
import type { ProvisionalView } from '#core/provisional-view'
import { addPeople, become, newLibrary, passphrase, resources, value } from './open-library.ts'
import type { TestLibrary } from './open-library.ts'

const { provisionalViews } = caseFileSchema.parse(
  JSON.parse(readFileSync(join(resources, 'sample', 'sample-case.json'), 'utf8')),
)

export const panel = ['Chair', 'Panel member 1', 'Panel member 2']

/** The view that the sample case has for the decision-maker in a seat. */
export function sampleView(seat: number): ProvisionalView {
  const found = provisionalViews[seat]
  if (found === undefined) throw new Error('The sample case has a view for each decision-maker')
  return found
}

/** A library with precedents, a whole panel, a second chair and whoever else is named. */
export async function peopledLibrary(): Promise<TestLibrary> {
  const library = await newLibrary({ withSample: true })
  await addPeople(library)
  for (const [label, role] of [
    ['Another chair', 'CHAIR'],
    ['Visiting member', 'MEMBER'],
  ] as const)
    value(
      await library.handlers['person:add']({ label, role, capacity: 'CHIEF_OFFICER', passphrase }),
    )
  return library
}

/** Unlocks as a person, unless they are at the library already. */
async function sitDown(library: TestLibrary, label: string): Promise<void> {
  if (library.session.library?.unlocked.person.label !== label) await become(library, label)
}

/** The panel seals the sample's views in the order of these seats; the library is then the last one's. */
export async function sealSeats(
  library: TestLibrary,
  caseId: string,
  seats: readonly number[] = [0, 1, 2],
  chair = 'Chair',
): Promise<void> {
  for (const seat of seats) {
    await sitDown(library, seat === 0 ? chair : (panel[seat] ?? ''))
    value(await library.handlers['seal:commit']({ caseId, view: sampleView(seat) }))
  }
}

/** Everybody on the panel seals the sample's view; the library is then the chair's. */
export const sealAll = (library: TestLibrary, caseId: string, chair = 'Chair'): Promise<void> =>
  sealSeats(library, caseId, [1, 2, 0], chair)

/** Looks at the comparators as the chair does in step 5, and answers those that point away. */
export async function answerComparators({ handlers }: TestLibrary, caseId: string): Promise<void> {
  const { searchReport } = value(await handlers['comparison:open']({ caseId }))
  const { hearingCase } = value(await handlers['case:open']({ id: caseId }))
  const answered = searchReport.pointingAway.map((ref) => ({ ref, answer: 'Other facts.' }))
  const comparatorDeparture = 'The officer had been warned.'
  const decision = { ...hearingCase.decision, comparatorAnswers: answered, comparatorDeparture }
  value(
    await handlers['case:save']({
      id: caseId,
      section: 'decision',
      value: decision,
      settled: true,
    }),
  )
}

/** The sample case taken through to its signed notice by `chair`, who is then unlocked. */
export async function signedCase(library: TestLibrary, chair = 'Chair'): Promise<string> {
  await sitDown(library, chair)
  const { handlers } = library
  const { id } = value(await handlers['case:import-sample']()).hearingCase
  await sealAll(library, id, chair)
  const { certificate } = value(await handlers['signing:status']())
  if (certificate === null)
    value(await handlers['signing:make']({ name: chair, organisation: 'Force' }))
  await answerComparators(library, id)
  value(await handlers['notice:issue']({ caseId: id, passphrase }))
  return id
}
