import { PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import type { Picture } from './draw-page.ts'
import { addFace, layWords, type LaidWord } from './word-layer.ts'

/** A page of the copy: a picture, and the words that may be read in it. */
export type CopyPage = {
  readonly width: number
  readonly height: number
  readonly picture: Picture
  readonly words: readonly LaidWord[]
}

/** Collects pages into one new file that holds them and its title, and nothing else. */
export async function openCopy(title: string) {
  const out = await PDFDocument.create({ updateMetadata: false })
  const face = addFace(out)
  const add = ({ width, height, picture, words }: CopyPage): void => {
    const page = out.addPage([width, height])
    page.node.set(
      PDFName.of('Resources'),
      out.context.obj({ Font: { F: face }, XObject: { P: addPicture(out, picture) } }),
    )
    const drawn = `q ${width} 0 0 ${height} 0 0 cm /P Do Q\n${layWords(words)}`
    page.node.set(PDFName.of('Contents'), out.context.register(out.context.flateStream(drawn)))
  }
  const save = (): Promise<Uint8Array> => {
    out.setTitle(title, { showInWindowTitleBar: true })
    out.setLanguage('en-GB')
    return out.save({ useObjectStreams: false, addDefaultPage: false })
  }
  return { add, save }
}

function addPicture(out: PDFDocument, { wide, high, kind, bytes }: Picture): PDFRef {
  const isGrey = kind === 'GREY'
  const stream = out.context.stream(bytes, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: wide,
    Height: high,
    BitsPerComponent: isGrey ? 4 : 8,
    ColorSpace: isGrey ? 'DeviceGray' : 'DeviceRGB',
    Filter: isGrey ? 'FlateDecode' : 'DCTDecode',
  })
  return out.context.register(stream)
}
