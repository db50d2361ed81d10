import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { openHandlers, passphrase, value } from '../../support/open-library.ts'
import { cliLibrary, runCli } from '../../support/run-cli.ts'

const sampleCase = resolve(import.meta.dirname, '../../../resources/sample/sample-case.json')
const word = 'landlord'

it('makes a redacted copy and its log from a terminal, once every area was reviewed', async () => {
  const { folder, library, json, open } = cliLibrary()
  await json('init')
  const { reference } = (await json('case', 'import', sampleCase)) as { reference: string }
  const copy = join(folder, 'copy.pdf')
  const none = await runCli(['redaction', 'make', reference, '--out', copy, ...open])
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('nothing to take out')])

  const { handlers, close } = openHandlers(library)
  const { people } = value(await handlers['vault:status']())
  value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
  const caseId = value(await handlers['case:list']())[0]?.id ?? ''
  const { documents } = value(await handlers['case:open']({ id: caseId }))
  const documentIds = documents.map(({ id }) => id)
  const { found } = value(await handlers['redaction:find']({ caseId, documentIds, query: word }))
  const areas = found.map(({ documentId, page, rects }) => {
    return { documentId, page, rects, ground: 'THIRD_PARTY', note: '' } as const
  })
  const marked = value(await handlers['redaction:mark']({ caseId, areas }))
  const ids = marked.areas.map(({ id }) => id)
  value(await handlers['redaction:review']({ caseId, ids }))
  close()

  const listed = await json('redaction', 'list', reference)
  expect(JSON.stringify(listed)).not.toContain(word)
  expect(listed).toMatchObject({ areas: areas.map(() => ({ state: 'REVIEWED' })), copies: [] })
  const made = await json('redaction', 'make', reference, '--out', copy)
  expect(made).toMatchObject({ number: 1, file: copy, redactions: areas.length, elsewhere: [] })
  const text = execFileSync('pdftotext', [copy, '-'], { encoding: 'utf8' })
  expect([text.includes(word), text.includes('tenant')]).toEqual([false, true])
  const log = join(folder, 'log.csv')
  await json('redaction', 'log', reference, '--out', log)
  expect(readFileSync(log, 'utf8').split('\r\n')).toHaveLength(areas.length + 2)
}, 300_000)
