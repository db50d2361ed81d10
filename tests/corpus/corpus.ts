import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { openIntake } from '../../src-main/bundle-pdf/intake/run-intake.ts'
import { fontBytes } from '../../src-main/notice-pdf/fonts.ts'
import { judgeIssue, type Judged } from './judge-issue.ts'

// `npm run corpus -- <folder>` takes every file of a folder into a bundle of its own, as a person
// adding it would, and holds the first pages of the issue against the file as other programs see it:
// qpdf for its soundness, poppler for its pictures and its words. Nothing is kept.

/** Longest a file may take to be read, in milliseconds. */
const slow = 10_000

const folder = process.argv[2]
if (folder === undefined) {
  process.stderr.write('Say which folder: npm run corpus -- <folder>\n')
  process.exit(2)
}

const faces = {
  mono: fontBytes('mono'),
  sans: fontBytes('sans'),
  sansBold: fontBytes('sansBold'),
  sansItalic: fontBytes('sansItalic'),
  sansBoldItalic: fontBytes('sansBoldItalic'),
}
const say = (text: string) => process.stdout.write(`${text}\n`)

type Kind = { files: number; taken: number; slow: number; refused: Map<string, number> } & Judged
const kinds = new Map<string, Kind>()
const none: Judged = { issued: 0, unsound: 0, pages: 0, alike: 0, words: 0, found: 0 }
function kindOf(name: string): Kind {
  const ending = extname(name).slice(1).toLowerCase() || 'none'
  const kind = kinds.get(ending) ?? { files: 0, taken: 0, slow: 0, refused: new Map(), ...none }
  kinds.set(ending, kind)
  return kind
}

const intake = openIntake(faces)
for (const name of readdirSync(folder).toSorted()) {
  const path = join(folder, name)
  if (!statSync(path).isFile()) continue
  const kind = kindOf(name)
  kind.files += 1
  const began = performance.now()
  const taken = await intake.takeIn({ fileName: name, bytes: new Uint8Array(readFileSync(path)) })
  if (performance.now() - began > slow) kind.slow += 1
  if (!taken.ok) {
    const code = taken.problems[0]?.code ?? 'UNKNOWN'
    kind.refused.set(code, (kind.refused.get(code) ?? 0) + 1)
    say(`refused  ${name}: ${taken.problems.map(({ message }) => message).join(' ')}`)
    continue
  }
  kind.taken += 1
  const judged = await judgeIssue(taken.value)
  for (const key of Object.keys(none) as (keyof Judged)[]) kind[key] += judged[key]
  if (judged.issued === 0) say(`not issued  ${name}`)
  if (judged.unsound > 0) say(`unsound  ${name}`)
  if (judged.alike < judged.pages) say(`unlike  ${name}: ${judged.pages - judged.alike} pages`)
}
intake.close()

say('\nkind   files  taken  slow  issued  unsound  pages  alike   words   found  refused')
for (const [ending, kind] of kinds) {
  const numbers = [kind.files, kind.taken, kind.slow, kind.issued, kind.unsound]
  const more = [kind.pages, kind.alike, kind.words, kind.found]
  const refused = [...kind.refused].map(([code, count]) => `${code} ${count}`).join(', ')
  const cells = [...numbers, ...more].map((number) => String(number).padStart(7)).join('')
  say(`${ending.padEnd(5)}${cells}  ${refused}`)
}
