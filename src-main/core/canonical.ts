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
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`Not a JSON value: ${typeof value}`)
}

/** Written out because every precedent of an import and every comparison passes through it. */
function canonicalObject(value: object): string {
  const members: [string, unknown][] = Object.entries(value)
  if (!inOrder(members)) members.sort(([a], [b]) => (a < b ? -1 : 1))
  let text = ''
  for (const [key, member] of members)
    if (member !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  return `{${text}}`
}

const inOrder = (members: readonly [string, unknown][]): boolean =>
  members.every(([key], i) => i === 0 || (members[i - 1]?.[0] ?? '') < key)

/** SHA-256 of a UTF-8 text as lower-case hex; core takes it as an argument, so that core stays pure. */
export type Sha256 = (text: string) => string
