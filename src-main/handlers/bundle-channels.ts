import { saveOriginal, showCame } from './bundle-came.ts'
import * as intake from './bundle-intake.ts'
import { cancelIssue, issueBundle, type Issuing } from './bundle-issue.ts'
import { exportChangesOfIssue, numberLate, showIssues } from './bundle-issues.ts'
import { readDocument } from './bundle-read.ts'
import * as bundles from './bundles.ts'
import { replaceInBundle } from './document-replace.ts'
import { saveFormer, showFormers } from './former-files.ts'
import type { Gate } from './gate.ts'
import type { Input, OpenLibrary } from './library.ts'

/** The channels of the documents of a bundle, of reading and of issuing it, by name. */
export function bundleHandlers(gate: Gate) {
  const issuing: Issuing = { running: null }
  const adding: intake.Adding = { running: null, gate }
  return {
    'bundle:add': (library: OpenLibrary, input: Input<'bundle:add'>) =>
      intake.addDocuments(library, adding, input),
    'bundle:add-dropped': (library: OpenLibrary, input: Input<'bundle:add-dropped'>) =>
      intake.addDropped(library, adding, input),
    'bundle:cancel-adding': () => intake.cancelAdding(adding),
    'bundle:came': showCame,
    'bundle:save-original': saveOriginal,
    'bundle:replace': (library: OpenLibrary, input: Input<'bundle:replace'>) =>
      replaceInBundle(library, adding, input),
    'bundle:formers': showFormers,
    'bundle:save-former': saveFormer,
    'bundle:rename': bundles.renameInBundle,
    'bundle:remove': bundles.removeFromBundle,
    'bundle:arrange': bundles.arrangeBundle,
    'bundle:read': readDocument,
    'bundle:issue': (library: OpenLibrary, input: Input<'bundle:issue'>) =>
      issueBundle(library, issuing, input),
    'bundle:issues': showIssues,
    'bundle:number-late': numberLate,
    'bundle:cancel-issue': () => cancelIssue(issuing),
    'bundle:export-changes': exportChangesOfIssue,
  }
}
