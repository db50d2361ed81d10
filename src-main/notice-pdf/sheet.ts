import type { FontName } from './fonts.ts'

/** A way of setting text: face, size and line height in points, colour. */
export type TypeStyle = {
  readonly font: FontName
  readonly size: number
  readonly line: number
  readonly colour: string
}

export const colours = {
  ink: '#17211D',
  ink2: '#3D4944',
  ink3: '#55605B',
  line: '#C2C9C3',
  sunk: '#F2F5F2',
  accent: '#0D5B4C',
  seal: '#7C1D3E',
} as const

/** A4 in points, with room for the marking above and below the text. */
export const sheet = {
  width: 595.28,
  height: 841.89,
  left: 72,
  right: 72,
  top: 76,
  bottom: 764,
  /** Numbered paragraphs hang by this much. */
  hang: 32,
} as const

export const textWidth = sheet.width - sheet.left - sheet.right

export const styles = {
  title: { font: 'serifBold', size: 21, line: 26, colour: colours.ink },
  heading: { font: 'sansBold', size: 12.5, line: 17, colour: colours.ink },
  subheading: { font: 'sansBold', size: 10.5, line: 15, colour: colours.ink2 },
  body: { font: 'serif', size: 10.8, line: 16, colour: colours.ink },
  label: { font: 'sans', size: 9.2, line: 15, colour: colours.ink3 },
  fact: { font: 'serif', size: 10.4, line: 15, colour: colours.ink },
  columnHead: { font: 'sansBold', size: 8.8, line: 12.5, colour: colours.ink2 },
  cell: { font: 'sans', size: 9.2, line: 13, colour: colours.ink },
  outcome: { font: 'serifBold', size: 14.5, line: 20, colour: colours.ink },
  reference: { font: 'mono', size: 9, line: 14, colour: colours.ink2 },
  marking: { font: 'sansBold', size: 9.5, line: 12, colour: colours.ink },
  folio: { font: 'sans', size: 8.5, line: 11, colour: colours.ink3 },
  folioReference: { font: 'mono', size: 8, line: 11, colour: colours.ink3 },
} as const satisfies Record<string, TypeStyle>
