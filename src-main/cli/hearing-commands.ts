import { HEARING_ITEMS, type HearingItem } from '#core/notice/hearing-notice'
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
  terminal.answers.saveFile = file.value
  return terminal.handlers['paper:save']({
    caseId: id.value,
    paper: 'HEARING_NOTICE',
    notice: {
      leftOut: leftOut.value,
      reason: options.reason ?? '',
      time: options.at ?? '',
      place: options.place ?? '',
      additions: options.additions ?? '',
    },
  })
})

function itemsIn(list: string): Result<readonly HearingItem[]> {
  const words = list.toUpperCase().split(',')
  const given = words.map((word) => word.trim()).filter((word) => word !== '')
  const items = HEARING_ITEMS.filter((item) => given.includes(item))
  return given.every((word) => items.some((item) => item === word))
    ? ok(items)
    : refuse('USAGE', 'Say --leave-out with some of name, date, time, place, conduct.')
}
