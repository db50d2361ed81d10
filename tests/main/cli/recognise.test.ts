import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { resources } from '../../support/open-library.ts'
import { madeLibrary } from '../../support/run-cli.ts'

it('reads a scanned page from a terminal, and finds its words from then on', async () => {
  const { folder, json } = await madeLibrary()
  const sample = join(resources, 'sample', 'sample-case.json')
  const { reference } = (await json('case', 'import', sample)) as { reference: string }
  // A page of the sample bundle as a scanner would leave it: a picture, and no letters.
  const sheet = join(folder, 'sheet.pdf')
  await json('bundle', 'build', reference, '--out', sheet)
  execFileSync('pdftoppm', ['-f', '3', '-l', '3', '-r', '150', '-png', sheet, join(folder, 'scan')])
  const [scan] = execFileSync('find', [folder, '-name', 'scan*.png'], { encoding: 'utf8' }).split(
    '\n',
  )
  await json('bundle', 'add', reference, scan ?? '')
  const done = (await json('bundle', 'recognise', reference)) as {
    readonly withoutText: number
    readonly recognised: number
    readonly pages: readonly { readonly confidence: number }[]
  }
  expect(done).toMatchObject({ withoutText: 1, recognised: 1, failed: 0 })
  expect(done.pages[0]?.confidence).toBeGreaterThan(70)
  const found = await json('bundle', 'find', reference, 'officer')
  expect(JSON.stringify(found)).toContain('scan')
  expect(await json('bundle', 'recognise', reference)).toMatchObject({ recognised: 1, failed: 0 })
}, 240_000)
