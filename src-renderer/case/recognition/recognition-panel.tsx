import type { PictureOnly, Recognition } from '#contract/api'
import { tellFailure } from '#core/bundle/recognition'
import { Button } from '../../ui/button.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { openPage, type ReadPage } from '../bundle/reader-store.ts'
import { RecognisedMark } from './recognised-mark.tsx'
import './recognition.css'
import { useRecognition } from './use-recognition.ts'

const pages = (count: number) => (count === 1 ? '1 page' : `${count} pages`)

/** What became of the pages of a bundle that are only pictures. */
export function RecognitionPanel(props: ReadPage) {
  const caseId = props.openCase.hearingCase.id
  const { state, problems, pause, again } = useRecognition(caseId)
  if (state === null) return <Problems problems={problems} />
  const toLookAt = state.pages.filter(
    ({ look, failure, givenUp }) => look || failure !== null || givenUp,
  )
  const recognised = state.pages.filter(
    (page) => page.confidence !== null && !toLookAt.includes(page),
  )
  const open = (page: PictureOnly) =>
    openPage(caseId, { documentId: page.documentId, page: page.documentPage })
  return (
    <div className="recognition">
      <h2 className="heading">Scanned pages, {state.withoutText}</h2>
      <Problems problems={problems} />
      <p className="note">{tellCounts(state)}</p>
      {state.givenUp > 0 && <p className="small is-warn">{tellGivenUp(state.givenUp)}</p>}
      <Work state={state} onPause={pause} />
      {toLookAt.length > 0 && (
        <section aria-label="Pages to look at">
          <h3 className="heading">To look at, {toLookAt.length}</h3>
          <PageList pages={toLookAt} onOpen={open} />
        </section>
      )}
      {state.failed > 0 && state.available && (
        <Button onPress={() => void again()}>Try the pages that failed again</Button>
      )}
      {recognised.length > 0 && (
        <details>
          <summary>Recognised, {recognised.length}</summary>
          <PageList pages={recognised} onOpen={open} />
        </details>
      )}
      <p className="note">
        Only English is recognised. Welsh and other languages come out wrong: read them on the page.
        Recognised words are a help for finding; the picture is what was put before the panel.
      </p>
    </div>
  )
}

function tellCounts(state: Recognition): string {
  if (state.withoutText === 0) return 'Every page read so far has text of its own.'
  const parts = [
    `${state.recognised} recognised`,
    `${state.waiting} waiting`,
    `${state.failed} failed`,
  ]
  const verb = state.withoutText === 1 ? 'is only a picture' : 'are only pictures'
  return `${pages(state.withoutText)} ${verb}: ${parts.join(', ')}.`
}

const tellGivenUp = (count: number): string =>
  count === 1
    ? '1 page may hold text that could not be taken: reading it failed or took too long. Its words are recognised from its picture.'
    : `${count} pages may hold text that could not be taken: reading them failed or took too long. Their words are recognised from their pictures.`

/** What is being recognised now, in the whole library, and the way to stop it. */
function Work(props: {
  readonly state: Recognition
  readonly onPause: (paused: boolean) => Promise<void>
}) {
  const { available, paused, running, waiting } = props.state
  if (!available)
    return waiting === 0 ? null : <p className="note">This library has no pages recognised here.</p>
  return (
    <>
      {running !== null && (
        <Progress
          label={`Recognising page ${running.page} of ${running.total}`}
          done={running.page - 1}
          total={running.total}
          note="In the background, for all cases of this library."
        />
      )}
      {paused && <p className="note">Paused. It stays so until you let it go on.</p>}
      {(paused || running !== null) && (
        <Button onPress={() => void props.onPause(!paused)}>
          {paused ? 'Go on recognising' : 'Pause recognising'}
        </Button>
      )}
    </>
  )
}

function PageList(props: {
  readonly pages: readonly PictureOnly[]
  readonly onOpen: (page: PictureOnly) => void
}) {
  return (
    <ul className="recognition__list">
      {props.pages.map((page) => (
        <li key={`${page.documentId}/${page.documentPage}`}>
          <button type="button" className="ref" onClick={() => props.onOpen(page)}>
            p.{page.label}
          </button>
          {page.givenUp && <span className="small">Its own text could not be taken.</span>}
          {page.failure !== null && <span className="small">{tellFailure(page.failure)}</span>}
          {page.confidence !== null && page.words === 0 && (
            <span className="small">No words were found on it.</span>
          )}
          {page.confidence !== null && page.words > 0 && (
            <RecognisedMark confidence={page.confidence} />
          )}
        </li>
      ))}
    </ul>
  )
}
