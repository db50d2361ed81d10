import { describe, expect, it } from 'vitest'
import { latestWins } from '../../../src-renderer/case/store/latest-wins.ts'

type Sent = { readonly value: string; readonly settled: boolean }

/** A library that answers only when told to. */
function slowLibrary() {
  const sent: Sent[] = []
  const answers: ((saved: boolean) => void)[] = []
  const retries: (() => void)[] = []
  const saver = latestWins<string>(
    (value, settled) => {
      sent.push({ value, settled })
      return new Promise((resolve) => answers.push(resolve))
    },
    (run) => retries.push(run),
  )
  const answer = async (saved: boolean) => {
    answers.shift()?.(saved)
    // One turn of the queue each for the answer, the attempt and the next send.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { saver, sent, answer, retries }
}

describe('saving what is typed', () => {
  it('sends one save at a time and then only the newest text', async () => {
    const { saver, sent, answer } = slowLibrary()
    for (const text of ['a', 'ab', 'abc', 'abcd']) saver.put(text, false)
    expect(sent).toEqual([{ value: 'a', settled: false }])
    await answer(true)
    expect(sent.at(-1)).toEqual({ value: 'abcd', settled: false })
    expect(sent).toHaveLength(2)
    await answer(true)
    expect(saver.pending()).toBe(false)
  })

  it('keeps the text of a failed save and sends it again', async () => {
    const { saver, sent, answer, retries } = slowLibrary()
    saver.put('reasons', false)
    await answer(false)
    expect(saver.pending()).toBe(true)
    retries.shift()?.()
    expect(sent.at(-1)?.value).toBe('reasons')
    await answer(true)
    expect(saver.pending()).toBe(false)
  })

  it('never lets a failed older text replace a newer one', async () => {
    const { saver, sent, answer } = slowLibrary()
    saver.put('old', false)
    saver.put('new', false)
    await answer(false)
    saver.retry()
    expect(sent.at(-1)?.value).toBe('new')
  })

  it('waits on leaving until the last keystroke is confirmed, and marks it as settled', async () => {
    const { saver, sent, answer } = slowLibrary()
    saver.put('one', false)
    saver.put('two', false)
    const flushed = saver.flush()
    await answer(true)
    await answer(true)
    expect(await flushed).toBe(true)
    expect(sent.at(-1)).toEqual({ value: 'two', settled: true })
  })

  it('says on leaving that nothing is safe where the library refused', async () => {
    const { saver, answer } = slowLibrary()
    saver.put('one', false)
    const flushed = saver.flush()
    await answer(false)
    expect(await flushed).toBe(false)
    expect(saver.pending()).toBe(true)
  })
})
