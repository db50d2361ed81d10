import { posix } from 'node:path'
import type { Zip } from './read-zip.ts'

/** The parts of a Word file by what the file says that they are: any part may have any name. */
export type WordParts = {
  /** The part that holds the text. */
  readonly main: string
  /** Names of the parts of a kind, such as `header`. */
  readonly ofKind: (kind: string) => readonly string[]
  /** A part as text, empty where there is none or it is damaged. */
  readonly text: (name: string) => string
}

const usual = 'word/document.xml'
const wordNames = /xmlns:([\w-]+)\s*=\s*["'][^"']*\/wordprocessingml\/(?:2006\/)?main["']/g

/** The names of Word under their usual letter, under which everything here looks for them. */
function underUsualLetter(xml: string): string {
  const letters = [...xml.matchAll(wordNames)].map(([, letter = '']) => letter)
  const other = letters.find((letter) => letter !== 'w')
  if (other === undefined || letters.includes('w')) return xml
  const names = new RegExp(`(<\\/?|\\s|xmlns:)${other}(?=:|\\s*=)`, 'g')
  return xml.replace(/<[^>]*>/g, (tag) => tag.replace(names, '$1w'))
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? ''
}

/** What a part refers to: its kind, and the part by name. */
function relationsOf(zip: Zip, name: string): readonly (readonly [kind: string, part: string])[] {
  const { dir, base } = posix.parse(name)
  const list = zip.read(posix.join(dir, '_rels', `${base}.rels`))?.toString('utf8') ?? ''
  return [...list.matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
    const target = attributeOf(tag, 'Target')
    const part = target.startsWith('/') ? target.slice(1) : posix.join(dir, target)
    return [attributeOf(tag, 'Type').split('/').at(-1) ?? '', part]
  })
}

/** Finds the parts of a Word file by what leads to them. */
export function wordParts(zip: Zip): WordParts {
  const roots = relationsOf(zip, '').filter(([kind]) => kind === 'officeDocument')
  const main = roots.map(([, part]) => part).find((part) => zip.names.has(part)) ?? usual
  const related = relationsOf(zip, main)
  return {
    main,
    ofKind: (kind) => {
      const usually = new RegExp(`^word/${kind}\\d*\\.xml$`)
      const led = new Set(related.filter(([of]) => of === kind).map(([, part]) => part))
      return [...zip.names].filter((part) => led.has(part) || usually.test(part))
    },
    text: (name) => underUsualLetter(zip.read(name)?.toString('utf8') ?? ''),
  }
}
