import { quoteRecognised } from '#core/bundle/recognition'

/** A quotation taken from a selection: it says so where the words selected are recognised ones. */
export function quoteSelection({ startContainer, endContainer }: Range, quotation: string): string {
  for (const node of [startContainer, endContainer]) {
    const element = node instanceof Element ? node : node.parentElement
    const layer = element?.closest<HTMLElement>('.recognised-layer')
    const confidence = layer?.dataset['confidence']
    if (confidence !== undefined) return quoteRecognised(quotation, Number(confidence))
  }
  return quotation
}
