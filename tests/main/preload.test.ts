import { beforeAll, expect, it, vi } from 'vitest'
import { ok, refuse } from '#core/result'

const electron = vi.hoisted(() => ({
  asked: [] as unknown[][],
  exposed: {} as Record<string, (...args: unknown[]) => Promise<unknown>>,
  answer: null as unknown,
}))
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (_: string, api: object) => Object.assign(electron.exposed, api),
  },
  ipcRenderer: {
    invoke: (...args: unknown[]) => {
      electron.asked.push(args)
      return Promise.resolve(electron.answer)
    },
    on: () => {},
  },
  // Electron knows a place for a file of the disk, and none for one that a page made.
  webUtils: { getPathForFile: (file: File) => (file.name === 'library.db' ? '/cases/x' : '') },
}))

beforeAll(() => import('../../src-main/preload/preload.ts'))

it('asks about a dropped file by its place, and gives the page the answer alone', async () => {
  electron.answer = refuse('OWN_FILE', 'library.db belongs to this library itself.')
  expect(await electron.exposed['mayRead']?.(new File(['x'], 'library.db'))).toBe(electron.answer)
  expect(electron.asked).toEqual([['window:dropped', '/cases/x']])
})

it('lets the page name no place: neither by a file that it made, nor by asking itself', async () => {
  electron.asked.length = 0
  expect(await electron.exposed['mayRead']?.(new File(['x'], '/cases/x'))).toEqual(ok(null))
  const named = electron.exposed['invoke']?.('window:dropped', '/cases/x')
  await expect(named).rejects.toThrow('There is no such channel.')
  expect(electron.asked).toEqual([])
})
