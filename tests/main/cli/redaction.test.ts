import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

const sampleCase = resolve(import.meta.dirname, '../../../resources/sample/sample-case.json')
const word = 'landlord'
const ground = ['--ground', 'third_party']

it('makes a redacted copy and its log from a terminal, once every area was reviewed', async () => {
  const { folder, json, open } = await madeLibrary()
  const { reference } = (await json('case', 'import', sampleCase)) as { reference: string }
  const copy = join(folder, 'copy.pdf')
  const none = await runCli(['redaction', 'make', reference, '--out', copy, ...open])
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('nothing to take out')])

  const wrong = await runCli(['redaction', 'mark', reference, word, '--ground', 'SECRET', ...open])
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('THIRD_PARTY') })
  const { marked } = (await json('redaction', 'mark', reference, word, ...ground)) as {
    marked: number
  }
  expect(marked).toBeGreaterThan(0)
  const early = await runCli(['redaction', 'make', reference, '--out', copy, ...open])
  expect([early.code, existsSync(copy)]).toEqual([1, false])
  expect(await json('redaction', 'review', reference)).toEqual({ reviewed: marked })

  const listed = await json('redaction', 'list', reference)
  expect(JSON.stringify(listed)).not.toContain(word)
  expect(listed).toMatchObject({ areas: Array(marked).fill({ state: 'REVIEWED' }), copies: [] })
  const made = await json('redaction', 'make', reference, '--out', copy)
  expect(made).toMatchObject({ number: 1, file: copy, redactions: marked, elsewhere: [] })
  const text = execFileSync('pdftotext', [copy, '-'], { encoding: 'utf8' })
  expect([text.includes(word), text.includes('tenant')]).toEqual([false, true])
  const log = join(folder, 'log.csv')
  await json('redaction', 'log', reference, '--out', log)
  expect(readFileSync(log, 'utf8').split('\r\n')).toHaveLength(marked + 2)
}, 300_000)
