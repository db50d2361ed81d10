import { afterEach, expect, it, vi } from 'vitest'
import type { OpenCase } from '#contract/api'
import { emptyReport } from '#core/bundle/intake'
import { ok, refuse } from '#core/result'
import { addDropped, useIntake } from '../../../../src-renderer/case/bundle/intake-store.ts'
import { bridge } from '../../shell/bridge.ts'

afterEach(() => useIntake.setState(useIntake.getInitialState()))

it('refuses a file of the library before it is read, and adds the others', async () => {
  const caseId = 'c'.repeat(32)
  const openCase = { hearingCase: { id: caseId } } as OpenCase
  const asked = bridge({
    'bundle:add-dropped': async ({ fileName }) =>
      ok({
        openCase,
        report: { ...emptyReport, added: [{ file: fileName, title: '', notes: [] }] },
      }),
  })
  const own = new File(['own'], 'library.db')
  const read = vi.spyOn(own, 'arrayBuffer')
  globalThis.evenhand = {
    ...globalThis.evenhand,
    mayRead: async (file) => (file === own ? refuse('OWN_FILE', 'It is its own.') : ok(null)),
  }
  const dropped = [own, new File(['words'], 'Letter.txt')].map((file) => ({
    file,
    asDropped: file,
    folder: false,
  }))
  await addDropped(caseId, dropped)
  expect(read).not.toHaveBeenCalled()
  expect(asked.map(({ input }) => input)).toMatchObject([{ fileName: 'Letter.txt' }])
  expect(useIntake.getState().report).toMatchObject({
    added: [{ file: 'Letter.txt' }],
    refused: [{ file: 'library.db', reason: 'It is its own.' }],
  })
})
