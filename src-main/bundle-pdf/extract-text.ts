import { Worker } from 'node:worker_threads'
import type { PlacedReference } from '#core/bundle/resolve-references'
import { pageText } from '#core/bundle/search-words'
import type { SourceFile } from './source-file.ts'
import type { Asked, Part, Said, ToRead } from './text-worker.ts'

/** A page as the thread read it; `references` is null where it could not be read. */
export type PageRead = {
  readonly page: number
  readonly text: string
  readonly references: readonly PlacedReference[] | null
}

/** Longest silence of the reading thread, in milliseconds, before its page is given up. */
const patience = 10_000
/** A file that stops the thread this often is read no further. */
const mostFailures = 3
const mostCharacters = 200_000
const memory = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16 }

// Beside this file in the source; beside the joined main script once built.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./text-worker.ts', import.meta.url)
  : new URL('./text-worker.js', import.meta.url)

/** A file by what it is known by; opened where no thread has it open, null where it is not there. */
export type TextSource = { readonly sha256: string; readonly open: () => SourceFile | null }

/**
 * Reads one file after another in one thread, and keeps the last one open; another thread takes its
 * place when a file stops it.
 */
export type TextReader = {
  /** Text and references of the pages asked for, in order; a page that cannot be read is not given. */
  readonly read: (
    source: TextSource,
    pages: readonly number[],
    onPage?: () => void,
  ) => Promise<ReadonlyMap<number, PageRead>>
  /** Ends the thread; settled once its memory is free. */
  readonly close: () => Promise<void>
}

export function openTextReader({ wait = patience }: { wait?: number } = {}): TextReader {
  let worker: Worker | null = null
  let opened: { readonly sha256: string; readonly file: SourceFile } | null = null
  let isClosed = false
  const stop = async () => {
    const ending = worker?.terminate()
    worker = null
    opened = null
    await ending
  }
  /** The thread with the file that it has still to open; null where the file is not there. */
  const begin = ({ sha256, open }: TextSource) => {
    const isOpen = opened?.sha256 === sha256
    const file = isOpen ? (opened?.file ?? null) : open()
    if (file === null) return null
    opened = { sha256, file }
    worker ??= new Worker(workerFile, { resourceLimits: memory, stdout: true, stderr: true })
    return { worker, file, bytes: isOpen ? null : file.bytes }
  }
  return {
    close: () => {
      isClosed = true
      return stop()
    },
    read: async (source, pages, onPage) => {
      const read = new Map<number, PageRead>()
      let rest = pages
      for (let failures = 0; !isClosed && rest.length > 0 && failures < mostFailures; failures++) {
        const begun = begin(source)
        if (begun === null) break
        const { file, bytes } = begun
        const asked = { file, bytes, pages: rest, wait }
        const given = await readUntilStopped(begun.worker, asked, (page) => {
          read.set(page.page, { ...page, text: pageText(page.text, mostCharacters) })
          onPage?.()
        })
        if (given.isDone) break
        void stop()
        if (given.pages === null) break
        // The page on which the thread stopped is passed over; a file that cannot be opened stays so.
        rest = rest.slice(given.pages + 1)
      }
      return read
    },
  }
}

/**
 * Reads a file until its end, or until the thread fails or is silent for too long; how many pages
 * it gave, null where the file did not open.
 */
function readUntilStopped(
  worker: Worker,
  { file, bytes, pages, wait }: ToRead & { readonly file: SourceFile; readonly wait: number },
  onPage: (page: PageRead) => void,
): Promise<{ readonly pages: number | null; readonly isDone: boolean }> {
  return new Promise((done) => {
    let given: number | null = null
    const end = (isDone: boolean) => {
      clearTimeout(timer)
      // A thread that waits for the next file keeps no program from ending.
      worker.unref()
      worker.off('message', hear).off('error', fail).off('exit', fail)
      // A thread that fails once it is given up has nobody else to tell.
      if (!isDone) worker.on('error', () => undefined)
      done({ pages: given, isDone })
    }
    const timer = setTimeout(() => end(false), wait)
    const fail = () => end(false)
    const answer = ({ of, from, to }: Asked) => {
      try {
        const part = file.read(from, to)
        worker.postMessage({ of, from, part } satisfies Part, [part.buffer as ArrayBuffer])
      } catch {
        // The file is gone, as when the library was locked.
        fail()
      }
    }
    const hear = (said: Said) => {
      timer.refresh()
      if (said.kind === 'ASK') answer(said)
      else if (said.kind === 'OPENED') given = 0
      else if (said.kind === 'PAGE') {
        given = (given ?? 0) + 1
        onPage(said.read)
      } else end(true)
    }
    worker.ref()
    worker.on('message', hear).on('error', fail).on('exit', fail)
    worker.postMessage({ bytes, pages } satisfies ToRead)
  })
}
