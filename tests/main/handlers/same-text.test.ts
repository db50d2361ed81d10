import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newLibrary, value } from '../../support/open-library.ts'

it('tells which documents of a bundle hold the same words on all their pages', async () => {
  const { handlers, answers, folder } = await newLibrary()
  const { id: caseId } = value(await handlers['case:create']({ matter: 'A' })).hearingCase
  const lines = Array.from({ length: 300 }, (_, at) => `Line ${at}: the officer read the record.`)
  const files = {
    Statement: lines.join('\n'),
    'Statement again': lines.join('\n').toUpperCase(),
    'Statement changed': lines.with(-1, 'The last line is another.').join('\n'),
  }
  answers.openFiles = Object.entries(files).map(([name, text]) => {
    const path = join(folder, `${name}.txt`)
    writeFileSync(path, text)
    return path
  })
  value(await handlers['bundle:add']({ caseId }))
  for (let left = 1; left > 0;)
    left = value(await handlers['bundle:search']({ caseId, query: '' })).pagesUnread
  const { documents } = value(await handlers['case:open']({ id: caseId }))
  expect(documents.every(({ pages }) => pages > 2)).toBe(true)
  const { sameText } = value(await handlers['bundle:issues']({ caseId }))
  expect(sameText.map((titles) => titles.toSorted())).toEqual([['Statement', 'Statement again']])
})
