import { inFigures } from '#core/figures'

/** A result for a person at a terminal: plain lines, nested values indented. `--json` has the whole. */
export function describeResult(command: string, value: unknown): string {
  return [command, ...lines(value, 1)].join('\n')
}

const longestList = 20

function lines(value: unknown, depth: number): readonly string[] {
  const pad = '  '.repeat(depth)
  if (Array.isArray(value)) {
    const shown = value.slice(0, longestList).flatMap((item) => {
      const [first, ...others] = lines(item, depth + 1)
      return first === undefined ? [] : [`${pad}- ${first.trim()}`, ...others]
    })
    const more = value.length - longestList
    return more > 0 ? [...shown, `${pad}  and ${inFigures(more)} more (--json shows all)`] : shown
  }
  if (value === null || typeof value !== 'object') return [`${pad}${String(value)}`]
  return Object.entries(value).flatMap(([key, member]) => {
    const isPlain = member === null || typeof member !== 'object'
    return isPlain
      ? [`${pad}${key}: ${String(member)}`]
      : [`${pad}${key}:`, ...lines(member, depth + 1)]
  })
}
