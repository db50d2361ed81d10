import type { Page } from 'playwright-core'

/** Drags files over the window and lets them go, as a file manager does. */
export const dropFiles = (page: Page, files: Readonly<Record<string, Uint8Array>>): Promise<void> =>
  page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer()
      for (const { name, text } of given) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
        dataTransfer.items.add(new File([bytes], name))
      }
      for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
        )
    },
    Object.entries(files).map(([name, bytes]) => ({
      name,
      text: Buffer.from(bytes).toString('base64'),
    })),
  )
