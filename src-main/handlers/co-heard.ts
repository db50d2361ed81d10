import {
  anotherOfficer,
  checkSeparable,
  hearingAlone,
  hearingDifferences,
  sharedHearing,
  withHearingOf,
} from '#core/co-heard'
import type { HearingCase, Particulars } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { inOneTransaction } from '../db/open-database.ts'
import { saveCaseSection } from './cases.ts'
import { heardWith, otherOfficers } from './heard-with.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { insertHeardWith } from './new-case.ts'
import { composeOpenCase, loadHearingCase } from './open-case.ts'
import { showParity } from './parity.ts'
import { keepsCase } from './seal-state.ts'

/** An open case whose record this person keeps. */
function loadToKeep(library: OpenLibrary, caseId: string): Result<HearingCase> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { particulars, reference, status } = loaded.value
  if (!keepsCase(library.unlocked.person, particulars))
    return refuse(
      'NOT_ALLOWED',
      `${reference} has another chair. Its chair or the secretariat does it.`,
    )
  return status === 'OPEN'
    ? loaded
    : refuse('CASE_SIGNED', `${reference} is signed and cannot be changed. Make a correction.`)
}

const saveParticulars = (library: OpenLibrary, id: string, value: Particulars) =>
  saveCaseSection(library, { id, section: 'particulars', value, settled: true })

const newKey = ({ deps }: OpenLibrary): string => Buffer.from(deps.randomBytes(16)).toString('hex')

/** Begins the hearing in the case that others are to join, if it is of none yet. */
function beginHearing(library: OpenLibrary, hearingCase: HearingCase): Result<Particulars> {
  const { id, particulars } = hearingCase
  if (particulars.hearing.key !== null) return ok(particulars)
  // The case that a hearing began with may have left it: the others still go by its key.
  const isInUse = otherOfficers(library, hearingCase, (one) => one.particulars.hearing.key === id)
  const fresh = isInUse.length === 0 ? null : newKey(library)
  const shared = { ...particulars, hearing: sharedHearing(hearingCase, fresh) }
  const saved = saveParticulars(library, id, shared)
  return saved.ok ? ok(shared) : saved
}

/** A case of their own for another officer of the hearing, with its days, its place and its panel. */
function addOfficer(
  library: OpenLibrary,
  { caseId }: Input<'hearing:add-officer'>,
): Answer<'hearing:add-officer'> {
  const loaded = loadToKeep(library, caseId)
  if (!loaded.ok) return loaded
  return inOneTransaction(library.db, () => {
    const begun = beginHearing(library, loaded.value)
    if (!begun.ok) return begun
    const { reference } = loaded.value
    const sections = anotherOfficer({ particulars: begun.value })
    return composeOpenCase(library, insertHeardWith(library, sections, reference))
  })
}

/** Lets a case that stands alone be heard together with another one. */
function joinHearing(
  library: OpenLibrary,
  { caseId, other }: Input<'hearing:join'>,
): Answer<'hearing:join'> {
  const mine = loadToKeep(library, caseId)
  if (!mine.ok) return mine
  const theirs = loadToKeep(library, other)
  if (!theirs.ok) return theirs
  const { id, reference, particulars } = mine.value
  if (reference === theirs.value.reference)
    return refuse('SAME_CASE', 'This is the same case. Choose the case of another officer.')
  return inOneTransaction(library.db, () => {
    const begun = beginHearing(library, theirs.value)
    if (!begun.ok) return begun
    const saved = saveParticulars(library, id, withHearingOf(begun.value, particulars))
    if (!saved.ok) return saved
    record(library, 'hearing.joined', reference, { other: theirs.value.reference })
    return composeOpenCase(library, id)
  })
}

/** Takes a case out of a hearing that it was joined to by mistake, before anything of it is signed. */
function separate(
  library: OpenLibrary,
  { caseId, reason }: Input<'hearing:separate'>,
): Answer<'hearing:separate'> {
  const loaded = loadToKeep(library, caseId)
  if (!loaded.ok) return loaded
  const { id, reference, particulars } = loaded.value
  const others = heardWith(library, loaded.value)
  const possible = checkSeparable(loaded.value, others)
  if (!possible.ok) return possible
  return inOneTransaction(library.db, () => {
    const alone = { ...particulars, hearing: hearingAlone(particulars) }
    const saved = saveParticulars(library, id, alone)
    if (!saved.ok) return saved
    const from = others.map((other) => other.reference).join(', ')
    record(library, 'hearing.separated', reference, { others: from, reason })
    return composeOpenCase(library, id)
  })
}

/** Takes the days, the place and the panel of this case over into the other open ones of its hearing. */
function carryOver(
  library: OpenLibrary,
  { caseId }: Input<'hearing:carry-over'>,
): Answer<'hearing:carry-over'> {
  const loaded = loadToKeep(library, caseId)
  if (!loaded.ok) return loaded
  const { particulars, reference } = loaded.value
  const others = heardWith(library, loaded.value).filter(
    (other) =>
      other.status === 'OPEN' && hearingDifferences(particulars, other.particulars).length > 0,
  )
  // Before anything is written: either every one of them may be changed, or none is.
  const closed = others.map(({ id }) => loadToKeep(library, id)).find(({ ok: may }) => !may)
  if (closed !== undefined && !closed.ok) return closed
  const changed = others.map((other) => other.reference)
  return inOneTransaction(library.db, () => {
    for (const other of others) {
      const value = withHearingOf(particulars, other.particulars)
      const saved = saveParticulars(library, other.id, value)
      if (!saved.ok) return saved
    }
    record(library, 'hearing.carried-over', reference, { changed })
    return ok({ changed })
  })
}

/** The channels of this part, by name. */
export const hearingHandlers = {
  'case:parity': showParity,
  'hearing:add-officer': addOfficer,
  'hearing:join': joinHearing,
  'hearing:separate': separate,
  'hearing:carry-over': carryOver,
}
