import { describe, expect, it } from 'vitest'
import { inTurn } from '../../../../src-renderer/case/bundle/draw-turns.ts'

const drawing = (order: string[], name: string) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const work = async () => {
    order.push(name)
    await promise
  }
  return { work, finish: resolve }
}
const settled = () => new Promise((done) => setTimeout(done))
const always = new AbortController().signal

describe('the turns of drawing', () => {
  it('lets pages on screen go before those near it, whoever asked first', async () => {
    const order: string[] = []
    const [shown, near, next] = ['shown', 'near', 'next'].map((name) => drawing(order, name))
    if (shown === undefined || near === undefined || next === undefined) throw new Error('None')
    const first = inTurn(true, always, shown.work)
    const second = inTurn(false, always, near.work)
    const third = inTurn(false, always, next.work)
    await settled()
    expect(order).toEqual(['shown'])
    shown.finish()
    await first
    await settled()
    expect(order).toEqual(['shown', 'near'])
    near.finish()
    await second
    next.finish()
    await third
    expect(order).toEqual(['shown', 'near', 'next'])
  })

  it('passes over what is no longer wanted, and goes on after what failed', async () => {
    const order: string[] = []
    const abort = new AbortController()
    const gone = inTurn(false, abort.signal, drawing(order, 'gone').work)
    abort.abort()
    await expect(gone).rejects.toThrow()
    await expect(inTurn(false, always, () => Promise.reject(new Error('bad')))).rejects.toThrow(
      'bad',
    )
    const last = drawing(order, 'last')
    last.finish()
    await inTurn(false, always, last.work)
    expect(order).toEqual(['last'])
  })
})
