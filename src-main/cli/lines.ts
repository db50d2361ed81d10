const WIDTH = 92

/** A text in lines of a terminal's width, each set in by so many signs. */
export function wrapped(text: string, inset: number): readonly string[] {
  const pad = ' '.repeat(inset)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && inset + longer.length > WIDTH) {
      lines.push(pad + line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, pad + line]
}

/** A heading with what stands under it; nothing where there is nothing to say. */
export const part = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading.toUpperCase(), ...lines]

/** Columns of a table, each as wide as its widest cell; a column of numbers stands to the right. */
export function table(
  rows: readonly (readonly string[])[],
  inset = 2,
  numbers: readonly number[] = [],
): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  )
  return rows.map((row) =>
    (
      ' '.repeat(inset) +
      row
        .map((cell, at) =>
          numbers.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
        )
        .join('  ')
    ).trimEnd(),
  )
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`
