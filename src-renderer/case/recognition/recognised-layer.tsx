import { useMemo } from 'react'
import { foundBoxes } from '#core/bundle/found-boxes'
import type { RecognisedWord } from '#core/bundle/recognition'
import type { DrawnPage } from '../bundle/page-layers.ts'
import { placeWord } from './place-word.ts'
import './recognition.css'
import { useRecognisedPage } from './use-recognised-page.ts'

const size = 100
let pen: CanvasRenderingContext2D | null = null

/** How wide letters are at a height of one; what a word is stretched from. */
function widthOf(text: string): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (pen === null) return text.length / 2
  pen.font = `${size}px sans-serif`
  return pen.measureText(text).width / size
}

/** The recognised words over the picture of a page: invisible, but selectable and read aloud. */
export function RecognisedLayer(props: DrawnPage) {
  const { openCase, documentId, page, viewport, query } = props
  const found = useRecognisedPage(openCase.hearingCase.id, documentId, page)
  const lines = useMemo(
    () =>
      found?.lines.map((line, at) => (
        <p key={at}>
          {line.map((word, index) => (
            <Word key={index} word={word} viewport={viewport} upright={found.upright} />
          ))}
        </p>
      )),
    [found, viewport],
  )
  const marked = useMemo(
    () =>
      foundBoxes(found?.lines ?? [], query).map((box, at) => {
        const { left, top, length, height, angle } = placeWord(viewport, box, found?.upright ?? 0)
        const transform = `rotate(${angle}deg)`
        const style = { left, top, width: length, height, transform }
        return <span key={at} className="recognised-layer__found" style={style} />
      }),
    [found, query, viewport],
  )
  return (
    <div className="recognised-layer" data-confidence={found?.confidence}>
      <div aria-hidden="true">{marked}</div>
      {lines}
    </div>
  )
}

function Word(props: {
  readonly word: RecognisedWord
  readonly viewport: DrawnPage['viewport']
  readonly upright: number
}) {
  const { word, viewport, upright } = props
  const { left, top, length, height, angle } = placeWord(viewport, word.box, upright)
  const stretch = length / Math.max(1, widthOf(word.text) * height)
  const transform = `rotate(${angle}deg) scaleX(${stretch.toFixed(3)})`
  return <span style={{ left, top, fontSize: height, transform }}>{`${word.text} `}</span>
}
