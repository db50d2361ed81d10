// mammoth says that a paragraph stands in a list and forgets by which number. A statement is cited
// by the numbers of its paragraphs, so they are counted here as Word counts them, and put before
// the words of their paragraphs between two private signs.

export const numberStart = '\ue000'
export const numberEnd = '\ue001'

type Level = {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly style: string
}
type List = { readonly levels: ReadonlyMap<number, Level> }
type Num = { readonly list: string; readonly restarts: ReadonlyMap<number, number> }
type Place = { readonly num: string; readonly level: number | null }

/** Longest part that is looked through for numbers, in characters. */
const longest = 5_000_000

const valueOf = (xml: string, name: string): string | null =>
  new RegExp(`<w:${name} [^>]*?w:val="([^"]*)"`).exec(xml)?.[1] ?? null
const attributeOf = (tag: string, name: string): string =>
  new RegExp(`w:${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

function* elements(xml: string, name: string): Generator<readonly [tag: string, inside: string]> {
  const all = new RegExp(`<w:${name}( [^>]*)?>([\\s\\S]*?)</w:${name}>`, 'g')
  for (const [, tag = '', inside = ''] of xml.matchAll(all)) yield [tag, inside]
}

function readLists(xml: string): ReadonlyMap<string, List> {
  const lists = new Map<string, List>()
  for (const [tag, inside] of elements(xml, 'abstractNum')) {
    const levels = new Map<number, Level>()
    for (const [level, says] of elements(inside, 'lvl'))
      levels.set(Number(attributeOf(level, 'ilvl')), {
        start: Number(valueOf(says, 'start') ?? 1),
        format: valueOf(says, 'numFmt') ?? 'decimal',
        text: valueOf(says, 'lvlText') ?? '',
        style: valueOf(says, 'pStyle') ?? '',
      })
    lists.set(attributeOf(tag, 'abstractNumId'), { levels })
  }
  return lists
}

function readNums(xml: string): ReadonlyMap<string, Num> {
  const nums = new Map<string, Num>()
  for (const [tag, inside] of elements(xml, 'num')) {
    const restarts = new Map<number, number>()
    for (const [level, says] of elements(inside, 'lvlOverride')) {
      const start = valueOf(says, 'startOverride')
      if (start !== null) restarts.set(Number(attributeOf(level, 'ilvl')), Number(start))
    }
    nums.set(attributeOf(tag, 'numId'), { list: valueOf(inside, 'abstractNumId') ?? '', restarts })
  }
  return nums
}

function placeIn(xml: string): Place | null {
  const num = valueOf(xml, 'numId')
  const level = valueOf(xml, 'ilvl')
  return num === null ? null : { num, level: level === null ? null : Number(level) }
}

function readStyles(xml: string): (style: string) => Place | null {
  const own = new Map<string, { place: Place | null; basedOn: string | null }>()
  for (const [tag, inside] of elements(xml, 'style'))
    own.set(attributeOf(tag, 'styleId'), {
      place: placeIn(inside),
      basedOn: valueOf(inside, 'basedOn'),
    })
  return (style) => {
    let at: string | null = style
    for (let steps = 0; at !== null && steps < 20; steps++) {
      const found = own.get(at)
      if (found?.place) return found.place
      at = found?.basedOn ?? null
    }
    return null
  }
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function roman(value: number): string {
  let rest = Math.min(Math.max(value, 0), 3999)
  return romans
    .map(([worth, sign]) => {
      const times = Math.floor(rest / worth)
      rest -= times * worth
      return sign.repeat(times)
    })
    .join('')
}

function written(value: number, format: string): string {
  const letter = String.fromCharCode(97 + ((Math.max(value, 1) - 1) % 26))
  const letters = letter.repeat(Math.min(Math.ceil(Math.max(value, 1) / 26), 20))
  if (format === 'lowerLetter') return letters
  if (format === 'upperLetter') return letters.toUpperCase()
  if (format === 'lowerRoman') return roman(value)
  if (format === 'upperRoman') return roman(value).toUpperCase()
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return format === 'none' ? '' : String(value)
}

/** Counts on in the lists of a document: the mark of the next paragraph at a place, null for none. */
function counter(numbering: string): (place: Place, style: string) => string | null {
  const [lists, nums] = [readLists(numbering), readNums(numbering)]
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  return ({ num, level: given }, style) => {
    const { list = '', restarts } = nums.get(num) ?? {}
    const levels = lists.get(list)?.levels
    if (levels === undefined) return null
    const byStyle = [...levels].find(([, says]) => style !== '' && says.style === style)?.[0]
    const level = Math.min(given ?? byStyle ?? 0, 8)
    const count = counts.get(list) ?? []
    if (!begun.has(num)) {
      begun.add(num)
      for (const [at, start] of restarts ?? []) count[at] = start - 1
    }
    count[level] = (count[level] ?? (levels.get(level)?.start ?? 1) - 1) + 1
    counts.set(list, count.slice(0, level + 1))
    const says = levels.get(level)
    if (says === undefined) return null
    if (says.format === 'bullet') return '•'
    return says.text.replace(/%([1-9])/g, (_, which: string) => {
      const upper = Number(which) - 1
      const { start = 1, format = 'decimal' } = levels.get(upper) ?? {}
      return written(count[upper] ?? start, format)
    })
  }
}

/**
 * The text of a Word document with the number of each paragraph of a list before its words.
 * Takes the parts as XML; gives the document as it was where it has no lists, or cannot be counted.
 */
export function withNumbers(document: string, numbering: string, styles: string): string {
  if (numbering === '' || [numbering, styles].some(({ length }) => length > longest))
    return document
  const markOf = counter(numbering)
  const styleOf = readStyles(styles)
  return document.replace(
    /(<w:p(?: [^>]*)?>\s*)(<w:pPr>[\s\S]*?<\/w:pPr>)/g,
    (whole, _start: string, properties: string) => {
      const now = properties.replace(/<w:pPrChange[\s\S]*$/, '')
      // A paragraph that was deleted under tracked changes has no number any more.
      if (/<w:del [^>]*>/.test(now)) return whole
      const style = valueOf(now, 'pStyle') ?? ''
      const place = placeIn(now) ?? styleOf(style)
      if (place === null || place.num === '0') return whole
      const mark = markOf(place, style)
      if (mark === null || mark === '') return whole
      return `${whole}<w:r><w:t xml:space="preserve">${numberStart}${mark}${numberEnd}</w:t></w:r>`
    },
  )
}
