import type { Picture } from './picture.ts'

/** Words in one manner. */
export type Span = {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
}

/** What a document is made of, whatever program wrote it. */
export type Block =
  | { readonly kind: 'HEADING'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'PARAGRAPH'; readonly spans: readonly Span[]; readonly indent: number }
  | {
      readonly kind: 'ITEM'
      readonly level: number
      /** `1.` or a bullet. */
      readonly mark: string
      readonly spans: readonly Span[]
    }
  | { readonly kind: 'TABLE'; readonly rows: readonly (readonly TableCell[])[] }
  | { readonly kind: 'PICTURE'; readonly picture: Picture }
  | { readonly kind: 'NEW_PAGE' }
  /** What Evenhand says of the file, boxed so that it is not taken for the file's own words. */
  | { readonly kind: 'NOTICE'; readonly lines: readonly string[] }

export type TableCell = {
  readonly spans: readonly Span[]
  readonly columns: number
  readonly rows: number
}

export const plain = (text: string): readonly Span[] => [{ text }]
export const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

/** Every word of the blocks, to be looked at before anything is drawn. */
export function allText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'TABLE')
        return block.rows.flatMap((row) => row.map(({ spans }) => textOf(spans))).join('\n')
      return 'spans' in block ? textOf(block.spans) : ''
    })
    .join('\n')
}
