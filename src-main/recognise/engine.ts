import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import { toGreymap, type Sheet } from './grey-sheet.ts'

const folderOf = (name: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))

/** A word in pixels of the sheet, from its top left. */
export type SeenWord = {
  readonly text: string
  readonly confidence: number
  readonly bbox: {
    readonly x0: number
    readonly y0: number
    readonly x1: number
    readonly y1: number
  }
}
export type Engine = { readonly see: (sheet: Sheet, dpi: number) => Promise<readonly SeenWord[][]> }

/**
 * Starts the engine with the English data of its package. A folder is named for the data and nothing
 * is cached: left to itself the engine would ask a server for them and write them where it runs.
 */
export async function startEngine(): Promise<Engine> {
  const worker: Worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: join(folderOf('@tesseract.js-data/eng'), '4.0.0_best_int'),
    gzip: true,
    cacheMethod: 'none',
    errorHandler: () => undefined,
  })
  return {
    see: async (sheet, dpi) => {
      await worker.setParameters({
        tessedit_pageseg_mode: PSM.AUTO,
        user_defined_dpi: String(Math.round(dpi)),
      })
      const { data } = await worker.recognize(toGreymap(sheet), {}, { blocks: true, text: false })
      return (data.blocks ?? []).flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ lines }) =>
          lines.map(({ words }) =>
            words.map(({ text, confidence, bbox }) => ({ text, confidence, bbox })),
          ),
        ),
      )
    },
  }
}
