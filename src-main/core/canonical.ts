/**
 * JSON with keys in code-unit order and no white space: the one form that is hashed. Same value,
 * same text, on every platform. `undefined` members are left out, as JSON does.
 * @throws TypeError for what JSON cannot carry faithfully (NaN, infinities, functions, bigint).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`Not a finite number: ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (isRecord(value)) return canonicalObject(value)
  throw new TypeError(`Not a JSON value: ${typeof value}`)
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null

/** Written out because every precedent of an import and every comparison passes through it. */
function canonicalObject(value: { readonly [key: string]: unknown }): string {
  const keys = Object.keys(value)
  if (keys.some((key, i) => i > 0 && (keys[i - 1] ?? '') > key)) keys.sort()
  let text = ''
  for (const key of keys) {
    const member = value[key]
    if (member !== undefined) text += (text === '' ? '' : ',') + nameOf(key) + canonicalJson(member)
  }
  return `{${text}}`
}

const MOST_NAMES = 2_000
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
