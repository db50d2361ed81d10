import { pageLabel } from '#core/bundle/page-label'
import { needsLook } from '#core/bundle/recognition'
import { ok } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { listPictureOnly, loadRecognisedPage, retryFailed } from '../db/recognised-pages.ts'
import { loadSetting, saveSetting } from '../db/settings.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'
import { pausedSetting, type RecognitionQueue } from './recognition-queue.ts'

/** Pages that are sent to the screen at once. */
const mostListed = 1_000

function compose(
  library: OpenLibrary,
  queue: RecognitionQueue,
  caseId: string,
): Answer<'recognition:show'> {
  const documents = new Map(listDocuments(library.db, caseId).map((one) => [one.id, one]))
  const found = listPictureOnly(library.db, caseId)
  const recognised = found.filter(({ confidence }) => confidence !== null).length
  const failed = found.filter(({ failure }) => failure !== null).length
  return ok({
    available: queue.available && !library.readOnly,
    paused: loadSetting(library.db, pausedSetting) === 'true',
    running: queue.running(),
    withoutText: found.length,
    waiting: found.length - recognised - failed,
    recognised,
    failed,
    givenUp: found.filter(({ givenUp }) => givenUp).length,
    pages: found.slice(0, mostListed).map(({ documentId, page, doubtfulWords, ...one }) => {
      const document = documents.get(documentId)
      const { confidence, words } = one
      return {
        documentId,
        documentPage: page,
        label: document === undefined ? '' : pageLabel(document, page),
        look: confidence !== null && needsLook({ confidence, words, doubtfulWords }),
        ...one,
      }
    }),
  })
}

export function showRecognition(
  library: OpenLibrary,
  queue: RecognitionQueue,
  { caseId }: Input<'recognition:show'>,
): Answer<'recognition:show'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  queue.follow(library, caseId)
  return compose(library, queue, caseId)
}

export function readRecognisedPage(
  library: OpenLibrary,
  { caseId, documentId, page }: Input<'recognition:page'>,
): Answer<'recognition:page'> {
  const loaded = loadHearingCase(library, caseId)
  return loaded.ok ? ok(loadRecognisedPage(library.db, caseId, documentId, page)) : loaded
}

export function pauseRecognition(
  library: OpenLibrary,
  queue: RecognitionQueue,
  { caseId, paused }: Input<'recognition:pause'>,
): Answer<'recognition:pause'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  saveSetting(library.db, pausedSetting, String(paused))
  record(library, paused ? 'recognition.paused' : 'recognition.resumed', loaded.value.reference)
  if (paused) queue.stop()
  else queue.follow(library, caseId)
  return compose(library, queue, caseId)
}

export function recogniseAgain(
  library: OpenLibrary,
  queue: RecognitionQueue,
  { caseId }: Input<'recognition:again'>,
): Answer<'recognition:again'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const pages = retryFailed(library.db, caseId)
  record(library, 'recognition.again', loaded.value.reference, { pages })
  queue.follow(library, caseId)
  return compose(library, queue, caseId)
}
