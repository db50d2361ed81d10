import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { DialogQuestion } from './engine.ts'

const wants = {
  OPEN_FILES: 'path of the file to open',
  CHOOSE_FOLDER: 'path of the folder',
  SAVE_FILE: 'path to save to',
} as const satisfies Record<DialogQuestion['kind'], string>

/** Asks in the terminal what Electron would ask in a dialog. */
export const askInTerminal = async (question: DialogQuestion): Promise<readonly string[]> => {
  const { kind, title, suggested } = question
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const suggestion = suggested === '' ? '' : `, suggested ${suggested}`
    const answer = await terminal.question(
      `${title}: ${wants[kind]}${suggestion} (an empty line cancels)\n> `,
    )
    return answer.trim() === '' ? [] : [resolve(answer.trim())]
  } finally {
    terminal.close()
  }
}
