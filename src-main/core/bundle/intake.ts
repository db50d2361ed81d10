/** Largest file a bundle takes in, in bytes: a lever-arch file scanned in colour is about 150 MB. */
export const LARGEST_FILE = 300 * 1024 * 1024

/** Endings of the names of files a bundle takes in. What a file is, is told by what it holds. */
export const takenEndings = [
  'pdf',
  'docx',
  'eml',
  'txt',
  'png',
  'jpg',
  'jpeg',
  'tif',
  'tiff',
] as const

const documentOrigins = ['CHOSEN', 'DROPPED', 'ATTACHED', 'CASE_FILE', 'NOT_RECORDED'] as const
export type DocumentOrigin = (typeof documentOrigins)[number]

/** The file a document came in as, and how it came. */
export type CameAs = {
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly origin: DocumentOrigin
  /** Title of the e-mail it was attached to. */
  readonly attachedTo: string | null
  /** What the file held that is not in the bundle or does not act there, in words. */
  readonly notes: readonly string[]
  readonly addedAt: string
  readonly addedBy: string
}

/** How a document came, in words. */
export function originLabel({ origin, attachedTo }: CameAs): string {
  const words: Readonly<Record<DocumentOrigin, string>> = {
    CHOSEN: 'Chosen as a file',
    DROPPED: 'Dragged into the bundle',
    ATTACHED: `Attached to the e-mail “${attachedTo ?? ''}”`,
    CASE_FILE: 'With a case file',
    NOT_RECORDED: 'Not recorded',
  }
  return words[origin]
}

/** One file that went in, with what is to be known of it. */
export type AddedFile = {
  readonly file: string
  readonly title: string
  readonly notes: readonly string[]
}

/** What became of the files a person added: every one is in it once. */
export type IntakeReport = {
  readonly added: readonly AddedFile[]
  readonly refused: readonly { readonly file: string; readonly reason: string }[]
  /** Left out because the person cancelled. */
  readonly left: readonly string[]
}

export const emptyReport: IntakeReport = { added: [], refused: [], left: [] }

/** Two reports of the same wish as one. */
export const joinReports = (one: IntakeReport, other: IntakeReport): IntakeReport => ({
  added: [...one.added, ...other.added],
  refused: [...one.refused, ...other.refused],
  left: [...one.left, ...other.left],
})

const longestTitle = 300

/** Title of a file's document: its name without its ending. */
export const titleOfFile = (fileName: string): string =>
  (fileName.replace(/\.[^.]{1,5}$/, '').trim() || 'Without a name').slice(0, longestTitle)

/** Title of a file that came with an e-mail, which says so. */
export function titleOfAttachment(fileName: string, email: string): string {
  const title = titleOfFile(fileName).slice(0, longestTitle / 2)
  return `${title}, attached to ${email}`.slice(0, longestTitle)
}
