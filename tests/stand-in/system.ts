import type {
  Dialog,
  Display,
  MenuItemConstructorOptions,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Screen,
} from 'electron'
import { engine, report } from './runtime.ts'

// Electron takes the options alone, or a window before them.
const optionsOf = <T>(args: readonly [T] | readonly [object, T]): T =>
  args.length === 1 ? args[0] : args[1]

export const dialog = {
  showOpenDialog: async (
    ...args: readonly [OpenDialogOptions] | readonly [object, OpenDialogOptions]
  ): Promise<OpenDialogReturnValue> => {
    const { title = '', properties = [] } = optionsOf(args)
    const kind = properties.includes('openDirectory') ? 'CHOOSE_FOLDER' : 'OPEN_FILES'
    const filePaths = [...(await engine().ask({ kind, title, suggested: '' }))]
    return { canceled: filePaths.length === 0, filePaths }
  },
  showSaveDialog: async (
    ...args: readonly [SaveDialogOptions] | readonly [object, SaveDialogOptions]
  ): Promise<SaveDialogReturnValue> => {
    const { title = '', defaultPath = '' } = optionsOf(args)
    const [filePath] = await engine().ask({ kind: 'SAVE_FILE', title, suggested: defaultPath })
    return { canceled: filePath === undefined, filePath: filePath ?? '' }
  },
} satisfies Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>

const rolesOf = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap(({ role, submenu }) => [
    ...(role ? [role] : []),
    ...(Array.isArray(submenu) ? rolesOf(submenu) : []),
  ])

// Chromium's window has no menu of ours: what was asked for is only written down.
export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]): readonly string[] =>
    rolesOf(template),
  setApplicationMenu: (roles: readonly string[]): void => {
    report.menuRoles.splice(0, report.menuRoles.length, ...roles)
  },
}

type UsedDisplay = Pick<Display, 'workArea'>

export const screen = {
  getAllDisplays: (): UsedDisplay[] => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
} satisfies { readonly [K in keyof Pick<Screen, 'getAllDisplays'>]: () => UsedDisplay[] }
