import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenCase } from '#contract/api'
import { caseFileSchema } from '#core/case-file'
import { onlyFile } from '../../support/checked-file.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  passphrase,
  resources,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const caseFile = caseFileSchema.parse(
  JSON.parse(readFileSync(join(resources, 'sample', 'sample-case.json'), 'utf8')),
)
const panel = ['Chair', 'Panel member 1', 'Panel member 2']

/** Takes the sample case from its file to the point where every view is sealed. */
async function sealedCase(): Promise<{ library: TestLibrary; opened: OpenCase }> {
  const library = await newLibrary({ withSample: true })
  await addPeople(library)
  const opened = value(await library.handlers['case:import-sample']())
  for (const [index, label] of panel.entries()) {
    const view = caseFile.provisionalViews[index]
    if (view === undefined) throw new Error('The sample case has a view for each decision-maker')
    await become(library, label)
    value(await library.handlers['seal:commit']({ caseId: opened.hearingCase.id, view }))
  }
  await become(library, 'Chair')
  return { library, opened }
}

/** Answers every like case that points away, as the chair would in step 5. */
async function answerComparators({ handlers }: TestLibrary, caseId: string): Promise<void> {
  const { searchReport } = value(await handlers['comparison:open']({ caseId }))
  const { hearingCase } = value(await handlers['case:open']({ id: caseId }))
  const comparatorAnswers = searchReport.pointingAway.map((ref) => ({
    ref,
    answer: 'The officer there had been warned before.',
  }))
  const decision = { ...hearingCase.decision, comparatorAnswers }
  value(
    await handlers['case:save']({
      id: caseId,
      section: 'decision',
      value: decision,
      settled: true,
    }),
  )
}

describe('A case from its file to a signed notice', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  let reference: string

  beforeAll(async () => {
    const made = await sealedCase()
    library = made.library
    caseId = made.opened.hearingCase.id
    reference = made.opened.hearingCase.reference
  }, 60_000)

  it('brings its documents, pages and evidence links with it', async () => {
    const { documents, hearingCase } = value(await library.handlers['case:open']({ id: caseId }))
    expect(documents.map(({ pages }) => pages).every((pages) => pages > 1)).toBe(true)
    const linked = hearingCase.seriousness.factors.flatMap(({ evidence }) => evidence)
    const ids = documents.map(({ id }) => id)
    expect(linked.length).toBeGreaterThan(3)
    expect(linked.every((link) => link.oral || ids.includes(link.documentId ?? ''))).toBe(true)
  })

  it('opens comparators once every view is sealed, and stores what it showed', async () => {
    const comparison = value(await library.handlers['comparison:open']({ caseId }))
    expect(comparison.neighbours.length).toBeGreaterThan(10)
    const again = value(await library.handlers['comparison:open']({ caseId }))
    expect(again.fingerprint).toEqual(comparison.fingerprint)
  })

  it('refuses to sign without a certificate, with a wrong passphrase, or as somebody else', async () => {
    const { handlers } = library
    const unanswered = codes(await handlers['notice:issue']({ caseId, passphrase }))
    expect(new Set(unanswered)).toEqual(new Set(['UNANSWERED_COMPARATOR']))
    await answerComparators(library, caseId)
    const uncertified = await handlers['notice:issue']({ caseId, passphrase })
    expect(codes(uncertified)).toEqual(['NO_CERTIFICATE'])
    value(
      await handlers['signing:make']({ name: 'Chair of the panel', organisation: 'Test force' }),
    )
    const wrong = await handlers['notice:issue']({ caseId, passphrase: 'not the passphrase' })
    expect(codes(wrong)).toEqual(['WRONG_PASSPHRASE'])
    await become(library, 'Panel member 1')
    expect(codes(await handlers['notice:issue']({ caseId, passphrase }))).toEqual(['NOT_ALLOWED'])
    await become(library, 'Chair')
  })

  it('signs both notices, which pdfsig and qpdf accept, and locks the case', async () => {
    const { handlers, answers } = library
    const issued = value(await handlers['notice:issue']({ caseId, passphrase }))
    expect(issued.notices.map(({ kind }) => kind)).toEqual(['FULL', 'PUBLISHED'])
    for (const notice of issued.notices) {
      const path = join(newFolder(), `${notice.kind}.pdf`)
      answers.saveFile = path
      value(await handlers['notice:save']({ noticeId: notice.id }))
      const said = execFileSync('pdfsig', [path], { encoding: 'utf8' })
      expect(said).toContain('Signature is Valid')
      expect(said).toContain('Total document signed')
      execFileSync('qpdf', ['--check', path])
      answers.openFiles = [path]
      const checked = onlyFile(value(await handlers['notice:verify']()))
      expect(checked.verification).toMatchObject({
        verdict: 'SIGNED_AND_UNCHANGED',
        issuedHere: { number: notice.number, caseReference: reference },
      })
    }
    const { hearingCase } = issued
    expect(hearingCase.status).toBe('SIGNED')
    const change = { id: caseId, section: 'decision', value: hearingCase.decision, settled: true }
    expect(codes(await library.invoke('case:save', change))).toEqual(['CASE_SIGNED'])
    expect(codes(await handlers['notice:issue']({ caseId, passphrase }))).toEqual(['CASE_SIGNED'])
  })

  it('takes days that come in after signing, keeps the earlier entry, and changes nothing else', async () => {
    const { handlers } = library
    const before = value(await handlers['case:open']({ id: caseId })).hearingCase
    value(await handlers['clock:record']({ caseId, name: 'published', on: '2026-11-20' }))
    const day = { caseId, name: 'published', on: '2026-11-23' } as const
    const { hearingCase } = value(await handlers['clock:record'](day))
    expect(hearingCase.particulars.dates.published).toBe('2026-11-23')
    expect({ ...hearingCase, particulars: null }).toEqual({ ...before, particulars: null })
    const entries = value(await handlers['audit:list']({ before: null, limit: 10 }))
    expect(entries.filter(({ action }) => action === 'clock.recorded')).toHaveLength(2)
  })

  it('never prints how each voted, nor anything of the deliberation, in the published notice', async () => {
    const { notices } = value(await library.handlers['case:open']({ id: caseId }))
    const published = notices.find(({ kind }) => kind === 'PUBLISHED')
    const path = join(newFolder(), 'published.pdf')
    library.answers.saveFile = path
    value(await library.handlers['notice:save']({ noticeId: published?.id ?? '' }))
    const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })
    expect(text).not.toMatch(/majority|unanimous|dissent/i)
    expect(text).not.toContain(caseFile.sections.particulars.officer.number)
  })

  it('becomes a precedent in one step, which the next comparison can find', async () => {
    const { handlers } = library
    const draft = value(await handlers['case:draft-precedent']({ id: caseId }))
    expect(JSON.stringify(draft)).not.toContain(caseFile.sections.particulars.officer.name)
    const precedent = value(await handlers['precedent:record'](draft))
    expect(value(await handlers['precedent:open']({ ref: precedent.ref })).precedent.title).toBe(
      draft.title,
    )
  })

  it('is corrected by a new version that names the notice it replaces', async () => {
    const { handlers } = library
    const corrected = value(
      await handlers['case:correct']({ id: caseId, reason: 'A date was wrong.' }),
    )
    expect(corrected.hearingCase).toMatchObject({ version: 2, replacesNotice: `${reference}/1` })
    const id = corrected.hearingCase.id
    const issued = value(await handlers['notice:issue']({ caseId: id, passphrase }))
    expect(issued.notices.map(({ replaces }) => replaces)).toContain(`${reference}/1`)
    const first = value(await handlers['case:open']({ id: caseId }))
    expect(first.hearingCase.status).toBe('SUPERSEDED')
  })

  it('records the views of lists and records too, not of cases and precedents alone', async () => {
    const { handlers } = library
    const { notices } = value(await handlers['case:open']({ id: caseId }))
    value(await handlers['case:list']())
    value(await handlers['clock:list']())
    value(await handlers['law:book']())
    value(await handlers['seal:record']({ caseId }))
    value(await handlers['exceptional:list']({ query: '' }))
    value(await handlers['notice:verify-issued']({ noticeId: notices[0]?.id ?? '' }))
    const entries = value(await handlers['audit:list']({ before: null, limit: 7 }))
    expect(entries.map(({ action }) => action).toReversed()).toEqual([
      'case.viewed',
      'hearings.viewed',
      'clocks.viewed',
      'rule-book.viewed',
      'panel-record.viewed',
      'exceptional.viewed',
      'notice.verified',
    ])
  })

  it('leaves a chain of audit entries that holds together and names every act', async () => {
    const { handlers } = library
    const entries = value(await handlers['audit:list']({ before: null, limit: 500 }))
    const actions = new Set(entries.map(({ action }) => action))
    for (const action of [
      'library.created',
      'precedents.imported',
      'case.imported',
      'document.added',
      'view.sealed',
      'comparators.viewed',
      'notice.signed',
      'notice.exported',
      'case.viewed',
    ])
      expect(actions).toContain(action)
    expect(value(await handlers['audit:verify']())).toMatchObject({ intact: true })
  })
})

describe('Before every view is sealed', () => {
  it('keeps comparators and the outcomes of other cases closed, and the views unreadable', async () => {
    const library = await newLibrary({ withSample: true })
    await addPeople(library)
    const { handlers } = library
    const { hearingCase } = value(await handlers['case:import-sample']())
    const caseId = hearingCase.id
    const [view] = caseFile.provisionalViews
    if (view === undefined) throw new Error('No view')
    value(await handlers['seal:commit']({ caseId, view }))
    expect(codes(await handlers['comparison:open']({ caseId }))).toEqual(['SEALED'])
    expect(codes(await handlers['precedent:open']({ ref: 'P-0001' }))).toEqual(['SEALED'])
    const listed = value(await handlers['precedent:list']({}))
    expect(listed.cases.length).toBeGreaterThan(0)
    expect(listed.cases.every(({ disposal }) => disposal === null)).toBe(true)
    expect(codes(await handlers['seal:commit']({ caseId, view }))).toEqual(['ALREADY_SEALED'])
    await become(library, 'Panel member 1')
    const { seals } = value(await handlers['case:open']({ id: caseId }))
    expect(seals.decisionMakers[0]).toMatchObject({ label: 'Chair', view: null })
    expect(seals.decisionMakers[0]?.commitment).toMatch(/^[0-9a-f]{64}$/)
  }, 60_000)

  it('opens early only with a reason, which stays in the case', async () => {
    const library = await newLibrary({ withSample: true })
    const { handlers } = library
    const { hearingCase } = value(await handlers['case:import-sample']())
    const caseId = hearingCase.id
    expect(codes(await handlers['seal:open-early']({ caseId, reason: ' ' }))).toEqual([
      'WRONG_INPUT',
    ])
    const reason = 'One member is abroad and agreed by telephone.'
    const { seals } = value(await handlers['seal:open-early']({ caseId, reason }))
    expect(seals.openedEarly).toMatchObject({ by: 'Chair', reason })
    expect((await handlers['comparison:open']({ caseId })).ok).toBe(true)
  }, 60_000)

  it('hides the deliberation from the secretariat until the notice is signed', async () => {
    const library = await newLibrary()
    await addPeople(library)
    const { hearingCase } = value(await library.handlers['case:import-sample']())
    await become(library, 'Secretariat')
    const seen = value(await library.handlers['case:open']({ id: hearingCase.id })).hearingCase
    expect(seen.seriousness.factors).toEqual([])
    expect(seen.decision.outcome).toBeNull()
    const { decision } = hearingCase
    const save = { id: hearingCase.id, section: 'decision', value: decision, settled: true }
    expect(codes(await library.invoke('case:save', save))).toEqual(['NOT_ALLOWED'])
  }, 60_000)
})
