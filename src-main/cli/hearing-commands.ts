import { HEARING_ITEMS, type HearingItem } from '#core/hearing'
import { ok, refuse, type Result } from '#core/result'
import { newFile, operand, unlocked } from './command.ts'
import { findCase } from './find-case.ts'

/** Writes the public notice of a hearing, with what the chair lets it tell. */
export const noticeOfHearing = unlocked(async (terminal, args) => {
  const { options } = args
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const file = newFile(args)
  if (!file.ok) return file
  const leftOut = itemsIn(options['leave-out'] ?? '')
  if (!leftOut.ok) return leftOut
  const id = await findCase(terminal, reference.value)
  if (!id.ok) return id
  const opened = await terminal.handlers['case:open']({ id: id.value })
  if (!opened.ok) return opened
  const { time, place, notice } = opened.value.hearingCase.particulars.hearing
  terminal.answers.saveFile = file.value
  return terminal.handlers['paper:save']({
    caseId: id.value,
    paper: 'HEARING_NOTICE',
    notice: {
      leftOut: options['leave-out'] === undefined ? notice.leftOut : leftOut.value,
      reason: options.reason ?? notice.reason,
      time: options.at ?? time,
      place: options.place ?? place,
      additions: options.additions ?? notice.additions,
    },
  })
})

/** Opens a case for another officer of the hearing of a case. */
export const addOfficer = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const caseId = await findCase(terminal, reference.value)
  if (!caseId.ok) return caseId
  const added = await terminal.handlers['hearing:add-officer']({ caseId: caseId.value })
  return added.ok ? ok(added.value.summary) : added
})

/** Lets a case be heard together with another one, whose days, place and panel it takes over. */
export const joinHearing = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const [, second] = args.rest
  if (second === undefined) return refuse('USAGE', 'Name the case that it is heard together with.')
  const caseId = await findCase(terminal, reference.value)
  if (!caseId.ok) return caseId
  const other = await findCase(terminal, second)
  if (!other.ok) return other
  const joined = await terminal.handlers['hearing:join']({
    caseId: caseId.value,
    other: other.value,
  })
  return joined.ok ? ok(joined.value.summary) : joined
})

/** Takes a case out of the hearing that it was joined to by mistake. */
export const separateHearing = unlocked(async (terminal, args) => {
  const reference = operand(args, 'case')
  if (!reference.ok) return reference
  const reason = args.options.reason ?? ''
  if (reason.trim() === '') return refuse('USAGE', 'Say --reason: it is kept in the audit record.')
  const caseId = await findCase(terminal, reference.value)
  if (!caseId.ok) return caseId
  const alone = await terminal.handlers['hearing:separate']({ caseId: caseId.value, reason })
  return alone.ok ? ok(alone.value.summary) : alone
})

function itemsIn(list: string): Result<readonly HearingItem[]> {
  const words = list.toUpperCase().split(',')
  const given = words.map((word) => word.trim()).filter((word) => word !== '')
  const items = HEARING_ITEMS.filter((item) => given.includes(item))
  return given.every((word) => items.some((item) => item === word))
    ? ok(items)
    : refuse('USAGE', 'Say --leave-out with some of name, date, time, place, conduct.')
}
