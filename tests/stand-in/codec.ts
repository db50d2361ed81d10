/** Bytes as text, which each side of the boundary does with what it has. */
export type Base64 = {
  readonly toText: (bytes: Uint8Array) => string
  readonly toBytes: (text: string) => Uint8Array
}

/**
 * Carries values across the boundary with the meaning of the structured clone algorithm, as text.
 * Entirely self-contained: its own source is put into the page, so nothing outside it is used.
 */
export const makeCodec = (base64: Base64) => {
  // A slot is a plain JSON value with slots inside; under a key that no value of ours has stands
  // what JSON has no words for, or the number of an object met before, in the order of meeting.
  const MARK = '\0'
  type Mark = number | readonly [tag: string, ...rest: readonly unknown[]]
  type Keyed = Record<string, unknown>

  const errorTypes = {
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }
  type View = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView
  const viewTypes: Readonly<Record<string, View>> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }
  const isKeyOf = <T extends object>(table: T, key: unknown): key is keyof T & string =>
    typeof key === 'string' && Object.hasOwn(table, key)
  const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)
  const notCloneable = (): DOMException =>
    new DOMException('An object could not be cloned.', 'DataCloneError')

  const encode = (root: unknown): string => {
    const seen = new Map<object, number>()
    const marked = (mark: Mark): unknown => ({ [MARK]: mark })
    const slotOf = (value: unknown): unknown => {
      if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
      if (typeof value === 'undefined') return marked(['undefined'])
      if (typeof value === 'bigint') return marked(['bigint', value.toString()])
      if (typeof value === 'number')
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : marked(['number', Object.is(value, -0) ? '-0' : String(value)])
      if (typeof value !== 'object') throw notCloneable()
      const met = seen.get(value)
      if (met !== undefined) return marked(met)
      seen.set(value, seen.size)
      return slotOfObject(value)
    }
    const entriesOf = (value: object): unknown[] =>
      Object.keys(value).map((key) => [key, slotOf((value as Keyed)[key])])
    const describeError = (error: Error): Mark => {
      const name = isKeyOf(errorTypes, error.name) ? error.name : 'Error'
      const own = (key: string): unknown[] =>
        Object.hasOwn(error, key) ? [slotOf((error as Error & Keyed)[key])] : []
      return ['error', name, own('message'), own('stack'), own('cause')]
    }
    const slotOfArray = (array: readonly unknown[]): unknown =>
      Object.keys(array).length === array.length && !array.includes(undefined)
        ? array.map(slotOf)
        : marked(['array', array.length, entriesOf(array)])
    const slotOfPlain = (value: object): unknown => {
      if (Object.hasOwn(value, MARK) || Object.hasOwn(value, '__proto__'))
        return marked(['object', entriesOf(value)])
      const slots: Keyed = {}
      for (const key of Object.keys(value)) slots[key] = slotOf((value as Keyed)[key])
      return slots
    }
    const slotOfObject = (value: object): unknown => {
      if (Array.isArray(value)) return slotOfArray(value)
      const special = describeSpecial(value)
      if (special !== null) return marked(special)
      if (tagOf(value) !== 'Object') throw notCloneable()
      return slotOfPlain(value)
    }
    const describeSpecial = (value: object): Mark | null => {
      if (value instanceof Date) return ['date', slotOf(value.getTime())]
      if (value instanceof RegExp) return ['regexp', value.source, value.flags]
      if (value instanceof Map)
        return ['map', [...value].map(([key, item]) => [slotOf(key), slotOf(item)])]
      if (value instanceof Set) return ['set', [...value].map(slotOf)]
      if (value instanceof Error) return describeError(value)
      if (value instanceof ArrayBuffer) return ['buffer', base64.toText(new Uint8Array(value))]
      if (ArrayBuffer.isView(value)) {
        const kind = value instanceof DataView ? 'DataView' : tagOf(value)
        const length = 'length' in value ? value.length : value.byteLength
        return ['view', kind, slotOf(value.buffer), value.byteOffset, length]
      }
      if (value instanceof Boolean || value instanceof Number || value instanceof String)
        return ['boxed', slotOf(value.valueOf())]
      return null
    }
    return JSON.stringify(slotOf(root))
  }

  const decode = (text: string): unknown => {
    const made: unknown[] = []
    // In the order in which they were met: a later slot may name an earlier object by its number.
    const valueOf = (slot: unknown): unknown => {
      if (typeof slot !== 'object' || slot === null) return slot
      const mark = Array.isArray(slot) ? undefined : (slot as Keyed)[MARK]
      if (typeof mark === 'number') return made[mark]
      if (Array.isArray(mark)) return valueOfMark(mark as [string, ...unknown[]])
      made.push(slot)
      const target = slot as Keyed
      for (const key of Object.keys(slot)) {
        const inner = target[key]
        if (typeof inner === 'object' && inner !== null) target[key] = valueOf(inner)
      }
      return slot
    }
    const valueOfMark = ([tag, a, b, c, d]: [string, ...unknown[]]): unknown => {
      if (tag === 'undefined') return undefined
      if (tag === 'bigint') return BigInt(a as string)
      if (tag === 'number') return Number(a)
      const index = made.push(undefined) - 1
      return make(tag, (value) => (made[index] = value), a, b, c, d)
    }
    // Set by length, so that places never filled stay empty.
    const emptyArray = (length: number): unknown[] => {
      const array: unknown[] = []
      array.length = length
      return array
    }
    const setEntries = (target: object, entries: unknown): unknown => {
      for (const [key, slot] of entries as [string, unknown][])
        Object.defineProperty(target, key, {
          value: valueOf(slot),
          writable: true,
          enumerable: true,
          configurable: true,
        })
      return target
    }
    const fillError = (error: Error, ...parts: unknown[]): Error => {
      for (const [at, key] of ['message', 'stack', 'cause'].entries()) {
        const slots = parts[at] as unknown[]
        if (slots.length === 0) continue
        const value = valueOf(slots[0])
        Object.defineProperty(error, key, { value, writable: true, configurable: true })
      }
      return error
    }
    const makeView = (kind: unknown, slot: unknown, offset: unknown, length: unknown): unknown => {
      const View = isKeyOf(viewTypes, kind) ? viewTypes[kind] : undefined
      if (!View) throw notCloneable()
      return new View(valueOf(slot) as ArrayBuffer, offset as number, length as number)
    }
    /** @param keep Kept before anything inside is made, which may name it. */
    const make = (
      tag: string,
      keep: <T>(value: T) => T,
      ...[a, b, c, d]: readonly unknown[]
    ): unknown => {
      switch (tag) {
        case 'date':
          return keep(new Date(valueOf(a) as number))
        case 'regexp':
          return keep(new RegExp(a as string, b as string))
        case 'map': {
          const map = keep(new Map())
          for (const [key, item] of a as [unknown, unknown][]) map.set(valueOf(key), valueOf(item))
          return map
        }
        case 'set': {
          const set = keep(new Set())
          for (const item of a as unknown[]) set.add(valueOf(item))
          return set
        }
        case 'error':
          return fillError(keep(new errorTypes[isKeyOf(errorTypes, a) ? a : 'Error']()), b, c, d)
        case 'buffer':
          return keep(base64.toBytes(a as string).slice().buffer)
        case 'view':
          return keep(makeView(a, b, c, d))
        case 'boxed':
          return keep(Object(valueOf(a)))
        case 'array':
          return setEntries(keep(emptyArray(a as number)), b)
        default:
          return setEntries(keep({}), a)
      }
    }
    return valueOf(JSON.parse(text))
  }

  return { encode, decode }
}

/** The codec of the Node side. */
export const nodeCodec = makeCodec({
  toText: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  toBytes: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})
