import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import type { Dialogs, FileFilter } from './handlers/deps.ts'

const copyFilters = (filters: readonly FileFilter[]) =>
  filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))

/** The system's own dialogs, in front of the window that is open at the time. */
export const systemDialogs = (currentWindow: () => BrowserWindow | null): Dialogs => {
  const open = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const window = currentWindow()
    const answer = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options)
    return answer.canceled ? [] : answer.filePaths
  }
  return {
    openFiles: ({ title, filters, many }) =>
      open({
        title,
        filters: copyFilters(filters),
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
      }),
    chooseFolder: async ({ title }) =>
      (await open({ title, properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
    saveFile: async ({ title, suggestedName, filters }) => {
      const options = { title, defaultPath: suggestedName, filters: copyFilters(filters) }
      const window = currentWindow()
      const answer = window
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options)
      return answer.canceled || answer.filePath === '' ? null : answer.filePath
    },
  }
}
