import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historyOf, keepHistory } from '../../../../src-renderer/case/editor/histories.ts'
import {
  record,
  redo,
  startHistory,
  undo,
  type History,
} from '../../../../src-renderer/case/editor/history.ts'

const typed = (history: History, ...texts: readonly string[]): History =>
  texts.reduce(record, history)

const text = fc.string({ unit: 'binary', maxLength: 30 })

describe('what was typed', () => {
  it('is taken back to the very beginning and brought back to the very end, whatever it was', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 40 }), (first, texts) => {
        const full = typed(startHistory(first), ...texts)
        let at = full
        for (let step = undo(at); step !== null; step = undo(at)) at = step.history
        expect(at.text).toBe(first)
        for (let step = redo(at); step !== null; step = redo(at)) at = step.history
        expect(at).toEqual(full)
      }),
    )
  })

  it('follows a plain list of texts through any run of typing, undo and redo', () => {
    const act = fc.oneof(text, fc.constant('UNDO' as const), fc.constant('REDO' as const))
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        // The slow, obvious way: each text whole. Texts of two letters or more never join.
        let before: string[] = []
        let after: string[] = []
        let now = ''
        let history = startHistory('')
        for (const [index, one] of acts.entries()) {
          if (one === 'UNDO' || one === 'REDO') {
            const [from, to] = one === 'UNDO' ? [before, after] : [after, before]
            const next = from.pop()
            if (next !== undefined) {
              to.push(now)
              now = next
            }
            history = (one === 'UNDO' ? undo(history) : redo(history))?.history ?? history
          } else {
            before = [...before, now]
            after = []
            now = `${index}:${index}:${one}`
            history = record(history, now)
          }
          expect(history.text).toBe(now)
        }
      }),
    )
  })

  it('goes back a word at a time', () => {
    const letters = [...'four looks'].map((_, index, all) => all.slice(0, index + 1).join(''))
    const history = typed(startHistory(''), ...letters)
    expect(undo(history)?.history.text).toBe('four ')
  })

  it('puts the caret where the text changed', () => {
    const history = typed(startHistory('the officer'), 'the senior officer')
    expect(undo(history)?.caret).toBe(4)
    const back = undo(history)?.history ?? history
    expect(redo(back)?.caret).toBe(11)
  })

  it('has nothing to bring back once something else was typed', () => {
    const history = undo(typed(startHistory('a'), 'a long text'))?.history ?? startHistory('')
    expect(redo(record(history, 'another'))).toBeNull()
  })
})

describe('the histories of the fields', () => {
  it('are there again when a step is come back to', () => {
    keepHistory('one', typed(startHistory('first'), 'first and second'))
    expect(undo(historyOf('one', 'first and second'))?.history.text).toBe('first')
  })

  it('take a text that was set from outside as one change', () => {
    keepHistory('two', typed(startHistory('first'), 'first and second'))
    const step = undo(historyOf('two', 'as the library had it'))
    expect(step?.history.text).toBe('first and second')
  })

  it('are forgotten for the field not typed in for longest, where there are too many', () => {
    keepHistory('old', typed(startHistory('a'), 'ab'))
    for (let field = 0; field < 100; field += 1) keepHistory(`new ${field}`, startHistory(''))
    expect(undo(historyOf('old', 'ab'))).toBeNull()
  })
})
