import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { resources } from '../../support/open-library.ts'
import { madeLibrary, runCli } from '../../support/run-cli.ts'

type Bundle = {
  readonly bundle: readonly {
    readonly part: string
    readonly documents: readonly { readonly tab: string; readonly fileName: string }[]
  }[]
}

async function withCase() {
  const library = await madeLibrary()
  const sample = join(resources, 'sample', 'sample-case.json')
  const { reference } = (await library.json('case', 'import', sample)) as { reference: string }
  return { ...library, reference }
}

const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { encoding: 'utf8' })

describe('A bundle at the command line', () => {
  let library: Awaited<ReturnType<typeof withCase>>
  beforeAll(async () => {
    library = await withCase()
  }, 120_000)

  it('takes a folder in, keeps what is good, and is issued as one PDF', async () => {
    const { folder, open, json, reference } = library
    const papers = join(folder, 'papers')
    mkdirSync(papers)
    writeFileSync(join(papers, 'b-second.txt'), 'The kestrel was seen. See page 2.')
    writeFileSync(join(papers, 'a-first.txt'), 'A statement about a kestrel. See page 4000.')
    writeFileSync(join(papers, 'c-broken.pdf'), 'not a PDF at all')
    const out = join(folder, 'bundle.pdf')
    const args = ['bundle', 'build', reference, papers, '--section', 'statements', '--out', out]
    const built = await runCli([...args, ...open, '--json'])
    // One file was refused: a script must not read past that, though the rest went in.
    expect(built.code).toBe(1)
    const said = JSON.parse(built.out)
    expect(said).toMatchObject({ file: out, version: 1, refused: [{ file: 'c-broken.pdf' }] })
    expect(said.added.map(({ file }: { file: string }) => file)).toEqual([
      'a-first.txt',
      'b-second.txt',
    ])
    expect(JSON.stringify(said.references.listed)).toContain('4000')
    expect(run('pdfinfo', out)).toMatch(new RegExp(`Pages: +${said.pages}\\n`))
    run('qpdf', '--check', out)
    expect(run('pdftotext', out, '-').match(/kestrel/g)).toHaveLength(2)

    const { bundle } = (await json('bundle', 'list', reference)) as Bundle
    const statements = bundle.find(({ part }) => part.endsWith('Statements'))
    expect(statements?.documents.map(({ fileName }) => fileName).slice(-2)).toEqual([
      'a-first.txt',
      'b-second.txt',
    ])
    const found = await json('bundle', 'find', reference, 'kestrel')
    expect(found).toMatchObject({
      pagesFound: 2,
      pagesUnread: 0,
      found: [{ documentPages: [1] }, { documentPages: [1] }],
    })
    const changes = join(folder, 'changes.csv')
    const none = await runCli(['bundle', 'changes', reference, '--out', changes, ...open])
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('second time') })
    const second = await json('bundle', 'build', reference, '--out', join(folder, 'second.pdf'))
    expect(second).toMatchObject({ version: 2, refused: [] })
    await json('bundle', 'changes', reference, '--out', changes)
    expect(readFileSync(changes, 'utf8')).toContain('a-first')
    const again = await runCli(['bundle', 'build', reference, '--out', out, ...open])
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('already a file') })
  }, 120_000)

  it('says what is wrong with how it was asked, and changes nothing', async () => {
    const { folder, open, json, reference } = library
    const before = await json('bundle', 'list', reference)
    const out = join(folder, 'never.pdf')
    const file = join(folder, 'paper.txt')
    writeFileSync(file, 'Words.')
    const wrong = [
      [['add', reference, join(folder, 'none.pdf')], 'There is no file or folder'],
      [['add', reference, file, '--section', 'appendix'], '--section is one of NOTICE'],
      [['build', reference, '--section', 'OTHER'], '--out'],
    ] as const
    for (const [args, words] of wrong) {
      const tried = await runCli(['bundle', ...args, ...open])
      expect(tried).toMatchObject({ code: 2, err: expect.stringContaining(words) })
    }
    const unknown = await runCli(['bundle', 'build', 'NONE-1', '--out', out, ...open])
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('NONE-1') })
    expect(existsSync(out)).toBe(false)
    expect(await json('bundle', 'list', reference)).toEqual(before)
  }, 120_000)
})
