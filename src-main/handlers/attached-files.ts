import { titleOfAttachment, type IntakeReport } from '#core/bundle/intake'
import type { GivenFile } from '../bundle-pdf/intake/taken-in.ts'
import type { Intake } from '../bundle-pdf/intake/run-intake.ts'
import type { NewDocument } from './new-document.ts'

/** An e-mail that holds an e-mail is followed so far; what lies deeper stays in the file as it came. */
const deepest = 3
/** Files out of one e-mail, those of e-mails inside it among them. */
const mostInAll = 200

/** A document on its way into the bundle, under the name by which a report names it. */
export type Arriving = {
  readonly name: string
  readonly title: string
  readonly document: NewDocument
}
type Gathered = {
  readonly arriving: Arriving[]
  readonly refused: IntakeReport['refused'][number][]
}

/**
 * Reads the files attached to an e-mail, and those attached to e-mails among them. One that is
 * refused is named; null where reading was cancelled.
 */
export async function attachedFiles(
  files: readonly GivenFile[],
  email: string,
  intake: Intake,
): Promise<Gathered | null> {
  const gathered: Gathered = { arriving: [], refused: [] }
  return (await gather(files, email, intake, gathered, 1)) ? gathered : null
}

async function gather(
  files: readonly GivenFile[],
  email: string,
  intake: Intake,
  gathered: Gathered,
  depth: number,
): Promise<boolean> {
  const { arriving, refused } = gathered
  for (const { fileName, bytes } of files) {
    const name = `${fileName}, attached to ${email}`
    if (depth > deepest || arriving.length >= mostInAll) {
      const reason = 'It lies too deep, or among too many. It is in the e-mail as it came.'
      refused.push({ file: name, reason })
      continue
    }
    const taken = await intake.takeIn({ fileName, bytes })
    if (!taken.ok) {
      if (taken.problems.some(({ code }) => code === 'CANCELLED')) return false
      refused.push({ file: name, reason: taken.problems.map(({ message }) => message).join(' ') })
      continue
    }
    const { attached, notes, ...document } = taken.value
    const title = titleOfAttachment(fileName, email)
    const came = { origin: 'ATTACHED', attachedTo: email, notes } as const
    arriving.push({ name, title, document: { ...document, came } })
    if (!(await gather(attached, title, intake, gathered, depth + 1))) return false
  }
  return true
}
