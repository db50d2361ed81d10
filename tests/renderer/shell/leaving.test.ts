import { expect, it, vi } from 'vitest'
import { beforeLeaving, flushAll } from '../../../src-renderer/shell/leaving.ts'

it('saves everything before leaving, even where one part cannot be saved', async () => {
  const saved = vi.fn(async () => {})
  const gone = vi.fn(async () => {})
  const stops = [beforeLeaving(() => Promise.reject(new Error('full'))), beforeLeaving(saved)]
  beforeLeaving(gone)()
  await flushAll()
  expect(saved).toHaveBeenCalledTimes(1)
  expect(gone).not.toHaveBeenCalled()
  for (const stop of stops) stop()
})
