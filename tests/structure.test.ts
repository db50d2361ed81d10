import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { channels } from '#contract/channels'

const root = fileURLToPath(new URL('..', import.meta.url))
const filesUnder = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs|css)$/.test(name))
      .map((name) => join(folder, name)),
  )
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const configs = ['package.json', '.oxlintrc.json', 'tsconfig.json', 'tsconfig.base.json']
const projects = ['src-main/core', 'src-main/contract', 'src-main', 'src-renderer', 'tests']

/** A project with the real configuration, and only the files given. */
const plant = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-structure-'))
  for (const name of [...configs, ...projects.map((path) => `${path}/tsconfig.json`)]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(join(root, name), join(folder, name))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const run = (folder: string, program: string, ...args: readonly string[]): string => {
  const command = join(root, 'node_modules/.bin', program)
  const { stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
  return stdout + stderr
}

const importing = (name: string): string => `import * as it from '${name}'\nexport const x = it\n`

// One fault a file: where it is planted, what it is, and the rule that must name it.
const faults: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['src-main/core/reads-files.ts', importing('node:fs'), 'no-restricted-imports'],
  ['src-main/core/shows.ts', importing('react'), 'no-restricted-imports'],
  ['src-main/core/law/stores.ts', importing('../../db/rows.ts'), 'no-restricted-imports'],
  ['src-main/core/calls.ts', importing('#contract/api'), 'no-restricted-imports'],
  ['src-main/core/clock.ts', 'export const now = () => new Date()\n', 'no-restricted-globals'],
  [
    'src-main/core/dice.ts',
    'export const roll = () => Math.random()\n',
    'no-restricted-properties',
  ],
  ['src-main/contract/stores.ts', importing('../db/rows.ts'), 'no-restricted-imports'],
  ['src-main/db/draws.ts', importing('pdfkit'), 'no-restricted-imports'],
  ['src-main/db/asks.ts', importing('../handlers/cases.ts'), 'no-restricted-imports'],
  ['src-main/notice-pdf/stores.ts', importing('better-sqlite3'), 'no-restricted-imports'],
  ['src-main/handlers/stores.ts', importing('better-sqlite3'), 'no-restricted-imports'],
  ['src-main/handlers/shows.ts', importing('electron'), 'no-restricted-imports'],
  ['src-main/handlers/opens.ts', importing('../window.ts'), 'no-restricted-imports'],
  ['src-main/vault/stores.ts', importing('../db/rows.ts'), 'no-restricted-imports'],
  ['src-main/files/shows.ts', importing('electron'), 'no-restricted-imports'],
  ['src-main/files/signs.ts', importing('../cms/sign.ts'), 'no-restricted-imports'],
  ['src-main/cms/stores.ts', importing('../db/rows.ts'), 'no-restricted-imports'],
  ['src-main/cms/sends.ts', importing('../exchange/send.ts'), 'no-restricted-imports'],
  ['src-main/recognise/stores.ts', importing('../db/rows.ts'), 'no-restricted-imports'],
  ['src-main/recognise/shows.ts', importing('electron'), 'no-restricted-imports'],
  ['src-main/exchange/stores.ts', importing('../db/rows.ts'), 'no-restricted-imports'],
  ['src-main/exchange/draws.ts', importing('pdfkit'), 'no-restricted-imports'],
  ['src-main/window.ts', importing('./db/rows.ts'), 'no-restricted-imports'],
  ['src-renderer/ui/speaks.tsx', importing('../api.ts'), 'no-restricted-imports'],
  ['src-renderer/ui/decides.tsx', importing('#core/result'), 'no-restricted-imports'],
  ['src-renderer/case/reads.tsx', importing('../library/rows.ts'), 'no-restricted-imports'],
  [
    'src-renderer/case/frame/reads.tsx',
    importing('../../library/rows.ts'),
    'no-restricted-imports',
  ],
  [
    'src-renderer/library/stores.ts',
    importing('../../src-main/db/rows.ts'),
    'no-restricted-imports',
  ],
  ['src-renderer/library/files.ts', importing('node:fs'), 'no-restricted-imports'],
  ['src-renderer/shell/shows.ts', importing('electron'), 'no-restricted-imports'],
  [
    'src-main/db/cycle-a.ts',
    "import { b } from './cycle-b.ts'\nexport const a = () => b\n",
    'no-cycle',
  ],
  [
    'src-main/db/cycle-b.ts',
    "import { a } from './cycle-a.ts'\nexport const b = () => a\n",
    'no-cycle',
  ],
  ['src-main/db/default.ts', 'export default 1\n', 'no-default-export'],
  ['src-main/db/long.ts', 'export const x = 1\n'.padEnd(400, '\n'), 'max-lines'],
  ['src-main/db/CamelCase.ts', 'export const x = 1\n', 'filename-case'],
  ['src-main/db/forgets.ts', 'const f = async () => 1\nf()\nexport {}\n', 'no-floating-promises'],
]

describe('the import table', () => {
  let complaints: readonly string[]
  beforeAll(() => {
    const planted = Object.fromEntries(faults.map(([file, text]) => [file, text]))
    const rows = { 'src-main/db/rows.ts': 'export const rows = 1\n' }
    const folder = plant({ ...rows, ...planted })
    complaints = run(folder, 'oxlint', '--type-aware', '--format', 'unix').split('\n')
  })

  it.each(faults)('is broken by %s, and lint says so', (file, _text, rule) => {
    const about = complaints.filter((line) => line.startsWith(`${file}:`))
    expect(about.join('\n')).toContain(`(${rule})`)
  })

  it('is kept by files that import what they may', () => {
    const folder = plant({
      'src-main/core/a.ts': "import { z } from 'zod'\nexport const a = z.string()\n",
      'src-main/core/law/b.ts': importing('../a.ts'),
      'src-main/db/c.ts': `${importing('better-sqlite3')}export * from '#core/a'\n`,
      'src-main/handlers/d.ts': importing('../db/c.ts'),
      'src-renderer/ui/e.tsx': importing('react'),
      'src-renderer/case/f.tsx': importing('../ui/e.tsx'),
    })
    expect(run(folder, 'oxlint', '--type-aware')).toContain('Found 0 warnings and 0 errors')
  })

  it.each([
    ['core', 'the database', 'src-main/core/bad.ts', importing('../db/rows.ts')],
    ['core', 'Node', 'src-main/core/bad.ts', importing('node:fs')],
    ['core', 'the page', 'src-main/core/bad.ts', 'export const x = document.title\n'],
    ['the contract', 'the database', 'src-main/contract/bad.ts', importing('../db/rows.ts')],
    ['the renderer', 'the database', 'src-renderer/bad.ts', importing('../src-main/db/rows.ts')],
    ['the renderer', 'Node', 'src-renderer/bad.ts', 'export const x = process.pid\n'],
  ])('is kept by the compiler: %s cannot use %s', (_who, _what, file, text) => {
    const good = 'export const x = 1\n'
    const others = ['src-main/core/a.ts', 'src-main/contract/a.ts', 'src-renderer/a.ts']
    const rest = Object.fromEntries(others.map((name) => [name, good]))
    const folder = plant({ ...rest, 'src-main/db/rows.ts': good, [file]: text })
    const project = file.startsWith('src-renderer') ? 'src-renderer' : dirname(file)
    expect(run(folder, 'tsc', '-b', project)).toMatch(new RegExp(`${basename(file)}.*error TS`))
    expect(run(plant({ ...rest, [file]: good }), 'tsc', '-b', project)).toBe('')
  })
})

describe('the shape of the code', () => {
  it('has a handler for each channel of the contract', () => {
    const handlers = filesUnder('src-main/handlers').map(textOf).join('\n')
    expect(channels.filter((channel) => !handlers.includes(`'${channel}'`))).toEqual([])
  })

  it('has a caller in the window for each channel of the contract', () => {
    const callers = filesUnder('src-renderer').map(textOf).join('\n')
    expect(channels.filter((channel) => !callers.includes(`'${channel}'`))).toEqual([])
  })

  it('has a test for each migration', () => {
    const migrations = readdirSync(join(root, 'src-main/db/migrations'))
      .filter((name) => /^\d{4}-/.test(name))
      .map((name) => name.replace('.ts', ''))
    const tests = filesUnder('tests/main/db')
      .map((file) => file + textOf(file))
      .join('\n')
    expect(migrations.length).toBeGreaterThan(0)
    expect(migrations.filter((name) => !tests.includes(name))).toEqual([])
  })

  it('has no file over 300 lines, and no test over 400', () => {
    const tooLong = (limit: number) => (file: string) => textOf(file).split('\n').length > limit + 1
    expect(filesUnder('src-main', 'src-renderer').filter(tooLong(300))).toEqual([])
    expect(filesUnder('tests').filter(tooLong(400))).toEqual([])
  })

  it('speaks to no network', () => {
    const ways =
      /\bfetch\(|XMLHttpRequest|new WebSocket|EventSource|sendBeacon|node:(http|https|http2|net|tls|dns|dgram)'/
    expect(
      filesUnder('src-main', 'src-renderer').filter((file) => ways.test(textOf(file))),
    ).toEqual([])
    const page = textOf('src-renderer/index.html')
    expect(page).not.toMatch(/https?:|<script(?! type="module" src="\/)/)
  })
})
