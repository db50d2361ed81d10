import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { longPdf } from '../../support/long-pdf.ts'
import { newLibrary, value } from '../../support/open-library.ts'

it('keeps the text of many pages a few at a time, and answers between', async () => {
  const { answers, folder, handlers, session } = await newLibrary()
  const { id: caseId } = value(await handlers['case:create']({ matter: 'Long' })).hearingCase
  const path = join(folder, 'long.pdf')
  writeFileSync(path, longPdf(Array.from({ length: 200 }, (_, at) => ({ lines: [`Page ${at}`] }))))
  answers.openFiles = [path]
  value(await handlers['bundle:add']({ caseId }))
  const kept = session.library?.db.prepare<[], number>('SELECT count(*) FROM bundle_page').pluck()
  const seen = new Set<number | undefined>()
  const look = () => {
    seen.add(kept?.get())
    next = setImmediate(look)
  }
  let next = setImmediate(look)
  const { pagesUnread } = value(await handlers['bundle:search']({ caseId, query: '' }))
  clearImmediate(next)
  expect(pagesUnread).toBe(0)
  const between = [...seen].filter((count) => count !== undefined && count > 0 && count < 200)
  expect(between).toHaveLength(3)
})
