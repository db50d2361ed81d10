import { describe, expect, it } from 'vitest'
import { openGate } from '../../../src-main/handlers/gate.ts'

const later = () => {
  let settle = () => {}
  const promise = new Promise<void>((resolve) => (settle = resolve))
  return { promise, settle }
}
const never = new AbortController().signal

describe('The gate between an import and other calls', () => {
  it('lets calls in side by side, and an import only when they have left', async () => {
    const gate = openGate()
    const done: string[] = []
    const [first, second] = [later(), later()]
    const calls = [
      gate.pass(() => first.promise.then(() => done.push('first'))),
      gate.pass(() => second.promise.then(() => done.push('second'))),
    ]
    const alone = gate.alone(async () => done.push('import'), never)
    const after = [
      gate.pass(async () => done.push('third')),
      gate.pass(async () => done.push('fourth')),
    ]
    second.settle()
    first.settle()
    await Promise.all([...calls, alone, ...after])
    expect(done).toEqual(['second', 'first', 'import', 'third', 'fourth'])
  })

  it('lets what wants to be alone go one after another, a call that stepped aside among them', async () => {
    const gate = openGate()
    const done: string[] = []
    const [begun, writing] = [later(), later()]
    const adding = gate.pass(() =>
      gate.stepAside(async () => {
        begun.settle()
        await writing.promise
        done.push('added')
      }, never),
    )
    await begun.promise
    const stop = new AbortController()
    const stopped = gate.alone(async () => done.push('stopped'), stop.signal)
    const alone = ['first', 'second'].map((name) => gate.alone(async () => done.push(name), never))
    stop.abort()
    expect(await stopped).toBeNull()
    expect(done).toEqual([])
    writing.settle()
    await Promise.all([adding, ...alone])
    expect(done).toEqual(['added', 'first', 'second'])
  })

  it('gives up waiting when told to, and opens again', async () => {
    const gate = openGate()
    const endless = later()
    void gate.pass(() => endless.promise)
    const stop = new AbortController()
    const alone = gate.alone(() => Promise.reject(new Error('must not run')), stop.signal)
    const after = gate.pass(async () => 'through')
    stop.abort()
    expect(await alone).toBeNull()
    expect(await after).toBe('through')
  })

  it('opens again after work that fails', async () => {
    const gate = openGate()
    const failing = gate.alone(() => Promise.reject(new Error('disk full')), never)
    await expect(failing).rejects.toThrow('disk full')
    expect(await gate.pass(async () => 1)).toBe(1)
    await expect(gate.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await gate.alone(async () => 2, never)).toBe(2)
  })

  it('lets a call that is inside step aside, and others through until it has its moment', async () => {
    const gate = openGate()
    const done: string[] = []
    const [asked, long] = [later(), later()]
    const other = gate.pass(() => long.promise.then(() => done.push('long')))
    const adding = gate.pass(async () => {
      asked.settle()
      await gate.stepAside(async () => done.push('alone'), never)
      done.push('inside again')
    })
    await asked.promise
    await gate.pass(async () => done.push('through'))
    long.settle()
    await Promise.all([other, adding])
    expect(done).toEqual(['through', 'long', 'alone', 'inside again'])
  })

  it('lets an import go before a call that stepped aside, and two of these one after another', async () => {
    const gate = openGate()
    const writing = later()
    const done: string[] = []
    const aside = (name: string) =>
      gate.pass(() =>
        gate.stepAside(async () => {
          done.push(`${name} begins`)
          await Promise.resolve()
          done.push(`${name} ends`)
        }, never),
      )
    const one = gate.alone(() => writing.promise.then(() => done.push('import')), never)
    const both = [aside('first'), aside('second')]
    writing.settle()
    await Promise.all([one, ...both])
    expect(done).toEqual(['import', 'first begins', 'first ends', 'second begins', 'second ends'])
  })

  it('ends the waiting of a call that stepped aside and is told to stop', async () => {
    const gate = openGate()
    const [asked, endless] = [later(), later()]
    void gate.pass(() => endless.promise)
    const stop = new AbortController()
    const aside = gate.pass(() => {
      asked.settle()
      return gate.stepAside(() => Promise.reject(new Error('must not run')), stop.signal)
    })
    await asked.promise
    stop.abort()
    expect(await aside).toBeNull()
  })
})
