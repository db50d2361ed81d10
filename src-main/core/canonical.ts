/**
 * JSON with keys in code-unit order and no white space: the one form that is hashed. Same value,
 * same text, on every platform. `undefined` members are left out, as JSON does.
 * @throws TypeError for what JSON cannot carry faithfully (NaN, infinities, functions, bigint).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return textOf(value)
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`Not a finite number: ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (isRecord(value)) return canonicalObject(value)
  throw new TypeError(`Not a JSON value: ${typeof value}`)
}

// Most texts are short words of a list: to look at them here costs less than to hand them over.
const PLAIN = /^[ !#-[\]-~]*$/
const LONGEST_PLAIN = 200

const textOf = (text: string): string =>
  text.length <= LONGEST_PLAIN && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null

/** Written out because every precedent of an import and every comparison passes through it. */
function canonicalObject(value: { readonly [key: string]: unknown }): string {
  let text = ''
  for (const key of inOrder(Object.keys(value))) {
    const member = value[key]
    if (member !== undefined) text += (text === '' ? '' : ',') + nameOf(key) + canonicalJson(member)
  }
  return `{${text}}`
}

/** The names of a record as they stand, and in code-unit order. */
type Order = { readonly standing: readonly string[]; readonly sorted: readonly string[] }

const MOST_NAMES = 2_000
const MOST_ALIKE = 8
/** By the first name: records of one kind follow each other, and their names are sorted once. */
const orders = new Map<string, Order[]>()

function inOrder(keys: readonly string[]): readonly string[] {
  const [first] = keys
  if (first === undefined) return keys
  const alike = orders.get(first) ?? []
  const known = alike.find(({ standing }) => areSame(standing, keys))
  if (known !== undefined) return known.sorted
  const sorted = keys.toSorted()
  if (orders.size < MOST_NAMES && alike.length < MOST_ALIKE)
    orders.set(first, [...alike, { standing: keys, sorted }])
  return sorted
}

const areSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at])

const names = new Map<string, string>()

/** A name as JSON with its colon; the same few stand in every record, so each is written once. */
function nameOf(key: string): string {
  const known = names.get(key)
  if (known !== undefined) return known
  const name = `${JSON.stringify(key)}:`
  if (names.size < MOST_NAMES) names.set(key, name)
  return name
}

/** SHA-256 of a UTF-8 text as lower-case hex; core takes it as an argument, so that core stays pure. */
export type Sha256 = (text: string) => string
