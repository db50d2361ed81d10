// What the unit tests of core ask of Vitest, and no more, so that one process can run them over
// and over: the real one takes longer to start than most of these tests take to run.

/** Every test that was collected, in order: { id, name, fileName, run }. */
export const collected = []
let fileName = ''
let names = []

/** Tests that are declared from here on are those of this file. */
export function collectFrom(file) {
  fileName = file
  names = []
}

export function describe(name, declare) {
  names.push(name)
  declare()
  names.pop()
}

export function it(name, run) {
  const full = [...names, name].join(' > ')
  const same = collected.filter((one) => one.fileName === fileName && one.name === full).length
  collected.push({ id: `${fileName}#${full}#${same}`, name: full, fileName, run })
}
it.each = (rows) => (name, run) => {
  for (const row of rows) it(name, () => run(...(Array.isArray(row) ? row : [row])))
}
describe.each = (rows) => (name, declare) => {
  for (const row of rows) describe(name, () => declare(...(Array.isArray(row) ? row : [row])))
}
export const test = it
/** What is left open at the end goes with the process. */
export const afterAll = () => {}

const isObject = (value) => value !== null && typeof value === 'object'
const asymmetric = Symbol('asymmetric')
const isAsked = (value) => isObject(value) && typeof value[asymmetric] === 'function'

/** Equal as `toEqual` means it: a member that is undefined counts as left out. */
function equal(a, b, partly = false) {
  if (isAsked(b)) return b[asymmetric](a)
  if (Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b)) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a))
    return a.length === b.length && a.every((item, index) => equal(item, b[index], partly))
  if (a instanceof Date || a instanceof RegExp || a instanceof Error)
    return a.constructor === b.constructor && String(a) === String(b)
  if (a instanceof Map || a instanceof Set || ArrayBuffer.isView(a))
    return a.constructor === b.constructor && equal([...a], [...b], partly)
  const keys = partly ? Object.keys(b) : [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.every((key) => equal(a[key], b[key], partly))
}

const thrown = (run) => {
  try {
    run()
  } catch (error) {
    return { error }
  }
  return null
}
function throws(run, wanted) {
  const found = thrown(run)
  if (found === null || wanted === undefined) return found !== null
  const message = String(found.error?.message)
  if (typeof wanted === 'string') return message.includes(wanted)
  return wanted instanceof RegExp ? wanted.test(message) : found.error instanceof wanted
}

const matchers = {
  toBe: Object.is,
  toEqual: (a, b) => equal(a, b),
  toMatchObject: (a, b) => equal(a, b, true),
  toContain: (a, b) => (typeof a === 'string' ? a.includes(b) : [...a].includes(b)),
  toContainEqual: (a, b) => [...a].some((item) => equal(item, b)),
  toHaveLength: (a, n) => a.length === n,
  toHaveProperty: (a, name) => isObject(a) && name in a,
  toBeNull: (a) => a === null,
  toBeUndefined: (a) => a === undefined,
  toBeDefined: (a) => a !== undefined,
  toBeGreaterThan: (a, b) => a > b,
  toBeGreaterThanOrEqual: (a, b) => a >= b,
  toBeLessThan: (a, b) => a < b,
  toBeLessThanOrEqual: (a, b) => a <= b,
  toBeCloseTo: (a, b, digits = 2) => a === b || Math.abs(a - b) < 10 ** -digits / 2,
  toMatch: (a, b) => (typeof b === 'string' ? a.includes(b) : b.test(a)),
  toThrow: throws,
}

export function expect(value, message = '') {
  const checks = (wanted) =>
    Object.fromEntries(
      Object.entries(matchers).map(([name, matches]) => [
        name,
        (...args) => {
          if (matches(value, ...args) !== wanted)
            throw new Error(`${message} ${wanted ? '' : 'not '}${name} failed`)
        },
      ]),
    )
  return { ...checks(true), not: checks(false) }
}
const asks = (matches) => ({ [asymmetric]: matches })
expect.arrayContaining = (items) =>
  asks((a) => Array.isArray(a) && items.every((item) => a.some((one) => equal(one, item))))
expect.objectContaining = (part) => asks((a) => isObject(a) && equal(a, part, true))
expect.stringMatching = (pattern) =>
  asks((a) => typeof a === 'string' && new RegExp(pattern).test(a))
expect.stringContaining = (part) => asks((a) => typeof a === 'string' && a.includes(part))
expect.any = (type) => asks((a) => Object(a) instanceof type)
