import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstWindow,
  loadWindowState,
  parseWindowState,
  saveWindowState,
  smallestWindow,
} from '../../src-main/window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const kept = { x: 100, y: 50, width: 1000, height: 700, maximised: true }
const parse = (value: unknown) => parseWindowState(JSON.stringify(value), [screen])

describe('the kept window state', () => {
  it('comes back as it was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-state-'))
    const file = join(folder, 'deep', 'window-state.json')
    saveWindowState(file, kept)
    expect(loadWindowState(file, [screen])).toEqual(kept)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['window-state.json'])
  })

  it('gives way to the first window where none is kept or it is damaged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-state-'))
    const file = join(folder, 'window-state.json')
    expect(loadWindowState(file, [screen])).toEqual(firstWindow)
    writeFileSync(file, '{"width":1000,"hei')
    expect(loadWindowState(file, [screen])).toEqual(firstWindow)
  })

  it('loses its place, not its size, where no screen shows its title bar any more', () => {
    const { x: _x, y: _y, ...unplaced } = kept
    expect(parse({ ...kept, x: 5000 })).toEqual(unplaced)
    expect(parse({ ...kept, y: -900 })).toEqual(unplaced)
  })

  it('is never smaller than the smallest window', () => {
    expect(parse({ ...kept, width: 10 })).toEqual(firstWindow)
  })

  it('is a usable window whatever the file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const state = parseWindowState(text, [screen])
        expect(state.width).toBeGreaterThanOrEqual(smallestWindow.width)
        expect(state.height).toBeGreaterThanOrEqual(smallestWindow.height)
      }),
    )
  })
})
