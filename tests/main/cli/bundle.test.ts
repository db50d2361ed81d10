import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resources } from '../../support/open-library.ts'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

describe('Documents of a bundle at the command line', () => {
  it('get another file by the tab they go by', async () => {
    const library = await madeLibrary()
    const sample = join(resources, 'sample', 'sample-case.json')
    const { reference } = (await library.json('case', 'import', sample)) as { reference: string }
    const file = join(library.folder, 'corrected.txt')
    writeFileSync(file, 'The corrected words.')
    const done = await library.json('bundle', 'replace', reference, 'a1', file)
    expect(done).toMatchObject({ tab: 'A1', pages: { now: 1 }, keptFor: [], redactionsRemoved: 0 })
    const again = await runCli(['bundle', 'replace', reference, 'A1', file, ...library.open])
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('very file')
    const none = await runCli(['bundle', 'replace', reference, 'Z9', file, ...library.open])
    expect(none.err).toContain('has no tab Z9')
    const wrong = await runCli(['bundle', 'replace', reference, ...library.open])
    expect(wrong).toMatchObject({ code: 2 })
  }, 120_000)
})
