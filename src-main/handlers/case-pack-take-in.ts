import { partContents, withPeopleHere } from '#core/exchange/case-contents'
import {
  following,
  settling,
  type CasePart,
  type PartChoice,
  type PartHistory,
  type Standing,
} from '#core/exchange/case-parts'
import {
  decisionSchema,
  findingsSchema,
  seriousnessSchema,
  type CaseSections,
  type HearingCase,
} from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { mapDocumentIds } from '#core/seal-file'
import { listIssues } from '../db/bundle-issues.ts'
import { insertMissingIssues, listTravelling } from '../db/case-exchange.ts'
import { savePartHistory } from '../db/case-part-states.ts'
import { openLongTransaction } from '../db/long-transaction.ts'
import { takeInSharedMarks } from '../db/marks.ts'
import { saveSection } from '../db/sections.ts'
import { hashText } from '../vault/keys.ts'
import { checkCasePack, freshMarks, partsOf, previewOf, type OpenedCase } from './case-pack.ts'
import { keepDocuments } from './case-pack-documents.ts'
import { namesHere, placeDocuments } from './case-pack-places.ts'
import { workOnFile, type FileWork } from './file-work.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { insertNewCase } from './new-case.ts'
import { composeOpenCase, loadHearingCase, settleCase } from './open-case.ts'
import { keepNamedPages, takeNamedPages } from './page-references.ts'
import { keepMaker, signerLabel, signerOf } from './pack-maker.ts'
import { shownPack } from './pack-open.ts'
import type { Session } from './session.ts'
import { settle } from './settle.ts'

type Wanted = Input<'pack:take-in-case'>
/** What becomes of one part. */
type Step = {
  readonly part: CasePart
  readonly there: PartHistory
  readonly standing: Standing
  readonly act: PartChoice
}

/** What the pack would change, by the person's choices where both sides changed a part. */
function stepsOf(opened: OpenedCase, choices: Wanted['choices']): Result<readonly Step[]> {
  const steps: Step[] = []
  for (const { part, there, standing } of partsOf(opened)) {
    if (standing === 'SAME' || standing === 'OLDER') continue
    const chosen = standing === 'DIVERGED' ? choices[part] : 'THEIRS'
    if (chosen === undefined || (chosen === 'BOTH' && part !== 'BUNDLE'))
      return refuse(
        'CHOOSE',
        'Both sides changed the same part. Say for each such part which one is to stand.',
        part,
      )
    steps.push({ part, there, standing, act: chosen })
  }
  return ok(steps)
}

function takeSections(
  library: OpenLibrary,
  before: HearingCase,
  { record: sent }: OpenedCase,
  taken: ReadonlySet<CasePart>,
  name: (id: string) => string,
): void {
  const save = <S extends keyof CaseSections>(section: S, value: CaseSections[S]) =>
    saveSection(library.db, {
      caseId: before.id,
      section,
      value,
      settled: true,
      ...stamp(library),
    })
  if (taken.has('PARTICULARS'))
    save(
      'particulars',
      withPeopleHere(sent.particulars, before.particulars, library.unlocked.person),
    )
  if (taken.has('FINDINGS'))
    save('findings', findingsSchema.parse(mapDocumentIds(sent.findings, name)))
  if (taken.has('SERIOUSNESS') && sent.seriousness !== null)
    save('seriousness', seriousnessSchema.parse(mapDocumentIds(sent.seriousness, name)))
}

/**
 * What the page numbers of the texts taken in mean: what they meant to their writer; of a pack that
 * does not say it, what they mean in the bundle here.
 */
function takeMeanings(
  library: OpenLibrary,
  before: HearingCase,
  { record: sent }: OpenedCase,
  { taken, name }: { taken: ReadonlySet<CasePart>; name: (id: string) => string },
): void {
  const after = loadHearingCase(library, before.id)
  if (!after.ok) return
  for (const section of ['findings', 'seriousness'] as const) {
    const value = after.value[section]
    keepNamedPages(library, before.id, section, { before: before[section], after: value })
    if (!taken.has(section === 'findings' ? 'FINDINGS' : 'SERIOUSNESS')) continue
    const meant = (sent.pageReferences ?? []).filter((one) => one.section === section)
    const named = meant.map((one) => ({ ...one, documentId: name(one.documentId) }))
    takeNamedPages(library, before.id, { section, value }, named)
  }
}

/** A new case, empty but for its panel: its parts are taken in as any others are. */
function startCase(library: OpenLibrary, { manifest, record: sent, me }: OpenedCase): string {
  const { caseKey, reference } = manifest
  const empty = { findings: findingsSchema.parse({}), seriousness: seriousnessSchema.parse({}) }
  const sections = { particulars: sent.particulars, ...empty, decision: decisionSchema.parse({}) }
  return insertNewCase(library, sections, 'case.imported', { caseKey, reference, seat: me.seat })
}

function keepHistories(
  library: OpenLibrary,
  caseId: string,
  opened: OpenedCase,
  steps: readonly Step[],
): void {
  const { db } = library
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) throw new Error('Taken in and not found')
  const documents = listTravelling(db, caseId)
  const contents = partContents(
    { ...loaded.value, documents, issues: listIssues(db, caseId) },
    hashText,
  )
  for (const { part, there, act } of steps) {
    const here = opened.histories[part]
    const now = contents[part] ?? ''
    const isTheirs = act === 'THEIRS' && now === there.at(-1)?.content
    const history = isTheirs ? following(here, there) : settling(here, there, now, hashText)
    savePartHistory(db, { caseId, part }, history)
  }
}

/** Everything but the bytes of the documents, which are in their place by now. */
function apply(library: OpenLibrary, opened: OpenedCase, steps: readonly Step[]): string {
  const { db } = library
  if (opened.here !== null) settleCase(library, opened.here)
  const caseId = opened.here?.id ?? startCase(library, opened)
  const before = loadHearingCase(library, caseId)
  if (!before.ok) throw new Error('Begun and not found')
  const taken = new Set(steps.filter(({ act }) => act !== 'MINE').map(({ part }) => part))
  const isBoth = steps.some(({ part, act }) => part === 'BUNDLE' && act === 'BOTH')
  if (taken.has('BUNDLE')) placeDocuments(library, caseId, opened.record.documents, isBoth)
  const name = namesHere(library, caseId, opened)
  takeSections(library, before.value, opened, taken, name)
  if (taken.has('BUNDLE')) {
    const issues = opened.record.issues.map((issue) => ({
      ...issue,
      pageMap: JSON.stringify(mapDocumentIds(JSON.parse(issue.pageMap), name)),
    }))
    insertMissingIssues(db, caseId, issues)
  }
  takeMeanings(library, before.value, opened, { taken, name })
  const marks = freshMarks(library, opened).map((mark) => ({
    ...mark,
    content: mark.content && { ...mark.content, documentId: name(mark.content.documentId) },
  }))
  takeInSharedMarks(db, { caseId, marks, ...stamp(library) })
  keepHistories(library, caseId, opened, steps)
  return caseId
}

async function write(
  library: OpenLibrary,
  opened: OpenedCase,
  steps: readonly Step[],
  signer: string,
  work: FileWork,
): Promise<Answer<'pack:take-in-case'>> {
  const transaction = openLongTransaction(library.db)
  try {
    const wantsBundle = steps.some(({ part, act }) => part === 'BUNDLE' && act !== 'MINE')
    const kept = wantsBundle ? await keepDocuments(library, opened, work) : ok(null)
    if (!kept.ok) return kept
    const { shown, manifest } = opened
    const caseId = apply(library, opened, steps)
    keepMaker(library, shown, signerOf(library, shown), signer)
    const taken = steps.filter(({ act }) => act !== 'MINE').map(({ part }) => part)
    record(library, 'pack.taken-in', manifest.reference, {
      sha256: shown.pack.sha256,
      library: manifest.maker.libraryId,
      label: signer,
      parts: steps.map(({ part, act }) => `${part} ${act}`),
      fingerprint: shown.pack.signer.fingerprint,
    })
    if (!(await settle(transaction, () => library.db.open))) return locked
    transaction.commit()
    const openCase = composeOpenCase(library, caseId)
    return openCase.ok ? ok({ openCase: openCase.value, taken }) : openCase
  } finally {
    transaction.takeBack()
  }
}

const older = refuse(
  'OLDER_PACK',
  'This pack is older than what is here: all of it was taken in or overtaken before. Nothing was changed.',
)

/**
 * Takes in the case of the pack that was shown: what is new or newer, and where both sides changed a
 * part what the person chose. All of it or nothing; a second time there is nothing left to do.
 */
export function takeInCasePack(
  session: Session,
  library: OpenLibrary,
  { sha256, choices, confirm }: Wanted,
): Promise<Answer<'pack:take-in-case'>> {
  return workOnFile(session, library, 'TAKING_IN', async (work) => {
    const alone = () => takeIn(library, { sha256, choices, confirm }, work)
    return (await session.importing.gate.alone(alone, work.signal)) ?? locked
  })
}

async function takeIn(
  library: OpenLibrary,
  { sha256, choices, confirm }: Wanted,
  work: FileWork,
): Promise<Answer<'pack:take-in-case'>> {
  const shown = shownPack(library)
  if (shown?.pack.sha256 !== sha256)
    return refuse('NOT_SHOWN', 'This pack is no longer open. Open it again.')
  const opened = await checkCasePack(library, shown)
  if (!opened.ok) return opened
  const about = previewOf(library, opened.value)
  if (about.state === 'OLDER') return older
  const signer = signerLabel(about, confirm)
  if (!signer.ok) return signer
  const steps = stepsOf(opened.value, choices)
  if (!steps.ok) return steps
  if (about.state === 'NOTHING_NEW' && opened.value.here !== null) {
    const openCase = composeOpenCase(library, opened.value.here.id)
    return openCase.ok ? ok({ openCase: openCase.value, taken: [] }) : openCase
  }
  return write(library, opened.value, steps.value, signer.value, work)
}
