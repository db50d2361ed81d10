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
  // A slot is a plain JSON value, or a reference [index] into the list of nodes.
  type Slot = string | number | boolean | null | readonly [number]
  type Encoded = readonly [tag: string, ...rest: readonly unknown[]]
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
    const nodes: Encoded[] = []
    const seen = new Map<unknown, number>()
    const add = (value: unknown, describe: () => Encoded): Slot => {
      const index = nodes.push(['pending']) - 1
      if (typeof value === 'object') seen.set(value, index)
      nodes[index] = describe()
      return [index]
    }
    const slotOf = (value: unknown): Slot => {
      if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
      if (typeof value === 'undefined') return add(value, () => ['undefined'])
      if (typeof value === 'bigint') return add(value, () => ['bigint', value.toString()])
      if (typeof value === 'number')
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : add(value, () => ['number', Object.is(value, -0) ? '-0' : String(value)])
      if (typeof value !== 'object') throw notCloneable()
      const index = seen.get(value)
      return index === undefined ? add(value, () => describeObject(value)) : [index]
    }
    const entriesOf = (value: object): unknown[] =>
      Object.keys(value).map((key) => [key, slotOf((value as Keyed)[key])])
    const describeError = (error: Error): Encoded => {
      const name = isKeyOf(errorTypes, error.name) ? error.name : 'Error'
      const own = (key: string): Slot[] =>
        Object.hasOwn(error, key) ? [slotOf((error as Error & Keyed)[key])] : []
      return ['error', name, own('message'), own('stack'), own('cause')]
    }
    const describeObject = (value: object): Encoded => {
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
      if (Array.isArray(value)) return ['array', value.length, entriesOf(value)]
      if (tagOf(value) !== 'Object') throw notCloneable()
      return ['object', entriesOf(value)]
    }
    const first = slotOf(root)
    return JSON.stringify([first, nodes])
  }

  const decode = (text: string): unknown => {
    const [first, nodes] = JSON.parse(text) as [Slot, Encoded[]]
    const made = new Map<number, unknown>()
    const valueOf = (slot: Slot): unknown => {
      if (typeof slot !== 'object' || slot === null) return slot
      const [index] = slot
      if (!made.has(index)) fill(index, nodes[index] ?? ['undefined'])
      return made.get(index)
    }
    const keep = <T>(index: number, value: T): T => {
      made.set(index, value)
      return value
    }
    // Set by length, so that places never filled stay empty.
    const emptyArray = (length: number): unknown[] => {
      const array: unknown[] = []
      array.length = length
      return array
    }
    const setEntries = (target: object, entries: unknown): void => {
      for (const [key, slot] of entries as [string, Slot][])
        Object.defineProperty(target, key, {
          value: valueOf(slot),
          writable: true,
          enumerable: true,
          configurable: true,
        })
    }
    const fillError = (index: number, name: unknown, ...parts: unknown[]): void => {
      const error = new errorTypes[isKeyOf(errorTypes, name) ? name : 'Error']()
      keep(index, error)
      const keys = ['message', 'stack', 'cause']
      for (const [at, key] of keys.entries()) {
        const slots = parts[at] as Slot[]
        if (slots.length === 0) continue
        const value = valueOf(slots[0] ?? null)
        Object.defineProperty(error, key, { value, writable: true, configurable: true })
      }
    }
    const makeView = (kind: unknown, slot: unknown, offset: unknown, length: unknown): unknown => {
      const View = isKeyOf(viewTypes, kind) ? viewTypes[kind] : undefined
      if (!View) throw notCloneable()
      return new View(valueOf(slot as Slot) as ArrayBuffer, offset as number, length as number)
    }
    const fill = (index: number, [tag, a, b, c, d]: Encoded): void => {
      switch (tag) {
        case 'bigint':
          return void keep(index, BigInt(a as string))
        case 'number':
          return void keep(index, Number(a))
        case 'date':
          return void keep(index, new Date(valueOf(a as Slot) as number))
        case 'regexp':
          return void keep(index, new RegExp(a as string, b as string))
        case 'map': {
          const map = keep(index, new Map())
          for (const [key, item] of a as [Slot, Slot][]) map.set(valueOf(key), valueOf(item))
          return
        }
        case 'set': {
          const set = keep(index, new Set())
          for (const item of a as Slot[]) set.add(valueOf(item))
          return
        }
        case 'error':
          return fillError(index, a, b, c, d)
        case 'buffer':
          return void keep(index, base64.toBytes(a as string).slice().buffer)
        case 'view':
          return void keep(index, makeView(a, b, c, d))
        case 'boxed':
          return void keep(index, Object(valueOf(a as Slot)))
        case 'array':
          return setEntries(keep(index, emptyArray(a as number)), b)
        case 'object':
          return setEntries(keep(index, {}), a)
        default:
          keep(index, undefined)
          return
      }
    }
    return valueOf(first)
  }

  return { encode, decode }
}

/** The codec of the Node side. */
export const nodeCodec = makeCodec({
  toText: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  toBytes: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})
