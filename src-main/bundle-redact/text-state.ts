import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { after, matrixOf, same, type Matrix } from '#core/bundle/matrix'
import type { DrawnFace } from './glyph-ink.ts'

/** What of a font places its letters. */
export type Face = DrawnFace & { readonly vertical?: boolean }
type State = {
  readonly space: Matrix
  readonly face: Face | null
  readonly size: number
  /** -1 where the font is set at a size below nothing: its letters stand on their heads. */
  readonly direction: 1 | -1
  readonly hScale: number
  readonly charSpacing: number
  readonly wordSpacing: number
  readonly leading: number
  readonly rise: number
  readonly line: Matrix
  /** Where the line began, and where the next letter stands, in the space of the text. */
  readonly start: { readonly x: number; readonly y: number }
  readonly at: { readonly x: number; readonly y: number }
}

const origin = { x: 0, y: 0 }
const first: State = {
  space: same,
  face: null,
  size: 0,
  direction: 1,
  hScale: 1,
  charSpacing: 0,
  wordSpacing: 0,
  leading: 0,
  rise: 0,
  line: same,
  start: origin,
  at: origin,
}

/** Those that change nothing where there are none. */
const given = (value: unknown): Matrix => matrixOf(value) ?? same

/** Follows the operators of a page as far as they say where letters stand. */
export function followState(faceOf: (name: string) => Face) {
  let now = first
  const saved: State[] = []
  const set = (change: Partial<State>) => (now = { ...now, ...change })
  const save = () => saved.push(now)
  const restore = () => (now = saved.pop() ?? now)
  const move = (x: number, y: number) => {
    const start = { x: now.start.x + x, y: now.start.y + y }
    set({ start, at: start })
  }
  const font = (name: unknown, size: unknown) => {
    const points = Number(size)
    const direction = points < 0 ? -1 : 1
    set({ face: faceOf(String(name)), size: Math.abs(points), direction })
  }
  const place = (x: number, y: number) => {
    const [a, b, c, d, e, f] = after(now.line, now.space)
    const [right, up] = [now.at.x + x, now.at.y + now.rise + y]
    return { x: a * right + c * up + e, y: b * right + d * up + f }
  }
  const take = (operator: number, args: readonly unknown[]): void => {
    const [one, two] = args
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        save()
        break
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        restore()
        break
      case OPS.transform:
        set({ space: after(given(args), now.space) })
        break
      case OPS.paintFormXObjectBegin:
        save()
        set({ space: after(given(one), now.space) })
        break
      case OPS.beginAnnotation:
        save()
        // A mark stands on the page itself, whatever was drawn before it.
        set({ ...first, space: after(given(args[3]), given(args[2])) })
        break
      case OPS.endAnnotation:
        restore()
        break
      case OPS.beginText:
        set({ line: same, start: origin, at: origin })
        break
      case OPS.setTextMatrix:
        set({
          line: given(typeof one === 'number' ? args : one),
          start: origin,
          at: origin,
        })
        break
      case OPS.moveText:
        move(Number(one), Number(two))
        break
      case OPS.setLeadingMoveText:
        set({ leading: Number(two) })
        move(Number(one), Number(two))
        break
      case OPS.setLeading:
        set({ leading: -Number(one) })
        break
      case OPS.nextLine:
        move(0, now.leading)
        break
      case OPS.setFont:
        font(one, two)
        break
      case OPS.setGState:
        for (const [key, value] of (one ?? []) as readonly (readonly [string, unknown])[])
          if (key === 'Font' && Array.isArray(value)) font(value[0], value[1])
        break
      case OPS.setCharSpacing:
        set({ charSpacing: Number(one) })
        break
      case OPS.setWordSpacing:
        set({ wordSpacing: Number(one) })
        break
      case OPS.setHScale:
        set({ hScale: Number(one) / 100 })
        break
      case OPS.setTextRise:
        set({ rise: Number(one) })
        break
      default:
    }
  }
  return {
    take,
    place,
    text: () => now,
    advance: (x: number, y: number) => set({ at: { x: now.at.x + x, y: now.at.y + y } }),
  }
}
