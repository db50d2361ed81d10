import { useLocation } from 'wouter'
import { mayKeep } from '../shell/may.ts'
import { Screen } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { announce } from '../ui/status.tsx'
import { Report } from './import-report.tsx'
import { useImport } from './import-store.ts'
import { KeptMappings } from './kept-mappings.tsx'
import { usedMapping, useMatch } from './match-store.ts'
import { MatchStep, readyMatch } from './match-step.tsx'
import './import.css'

const crumbs = [{ label: 'Precedents', href: '/precedents' }, { label: 'Import' }]

/** Takes a file of decided cases in: what can be read is kept, the rest comes back with reasons. */
export function ImportScreen() {
  const { person } = useSession()
  const { report, problems, isRunning, isCancelled } = useImport()
  const { matching } = useMatch()
  const isStale = useStaleTrial()
  if (!mayKeep(person)) {
    return (
      <Screen title="Import precedents" crumbs={crumbs}>
        <Empty title="Only the chair and the secretariat import precedents">
          Ask one of them to take the file in.
        </Empty>
      </Screen>
    )
  }
  return (
    <Screen
      title="Import precedents"
      lead="Rows that can be read are kept; each of the others comes back with its reason."
      crumbs={crumbs}
      narrow
    >
      <Problems problems={problems} />
      <TakeIn />
      {!isRunning && (isCancelled || report?.cancelled === true) && (
        <Banner tone="info" title="The import was cancelled">
          Nothing was changed: the library is as it was before.
        </Banner>
      )}
      {!isRunning && report !== null && !report.cancelled && !isStale && <Report report={report} />}
      {matching === null && <KeptMappings />}
      {matching === null && <Formats />}
    </Screen>
  )
}

/** True where the matches were changed since they were tried. */
function useStaleTrial(): boolean {
  const { report, tried } = useImport()
  const { matching, mapping } = useMatch()
  if (report?.tried !== true || matching === null || mapping === null) return false
  return JSON.stringify(usedMapping(mapping)) !== JSON.stringify(tried?.mapping)
}

type ImportProgress = ReturnType<typeof useImport.getState>['progress']

const labelOf = (progress: ImportProgress): string => {
  if (progress === null) return 'Waiting for the file, and for other work to end'
  return progress.phase === 'WRITING' ? 'Writing to the library' : 'Looking through the file'
}

const noteOf = (progress: ImportProgress): string => {
  if (progress === null) return 'Nothing is written yet.'
  const rows = counted(progress.done, 'row')
  if (progress.phase === 'READING')
    return progress.done === 0
      ? 'Nothing is written yet.'
      : `${rows} found so far. Nothing is written yet.`
  const kept = 'All of it is kept, or none. What you do on other screens waits until it is done.'
  return progress.total === 0 ? `${rows} so far. ${kept}` : kept
}

function TakeIn() {
  const { isRunning, progress, report, run, take, tryOut, tried, cancel } = useImport()
  const { matching } = useMatch()
  const { refresh } = useSession()
  const [, go] = useLocation()
  const follow = async (work: Promise<boolean>) => {
    const hasChanged = await work
    const { report, isCancelled } = useImport.getState()
    if (isCancelled || report?.cancelled === true)
      announce('The import was cancelled. Nothing was changed.')
    if (!hasChanged) return
    announce(`${report?.accepted ?? 0} precedents imported`)
    await refresh()
  }
  if (isRunning) {
    return (
      <Card title="Importing">
        <Progress
          label={labelOf(progress)}
          done={progress?.done}
          total={progress?.total}
          note={noteOf(progress)}
          onCancel={() => void cancel()}
        />
      </Card>
    )
  }
  if (matching !== null) {
    const importIt = () => {
      const ready = readyMatch()
      if (ready !== null) void follow(take(ready))
    }
    const tryIt = () => {
      const ready = readyMatch()
      if (ready !== null) void tryOut(ready)
    }
    return <MatchStep onImport={importIt} onTry={tryIt} isTried={report?.tried === true} />
  }
  return (
    <Card title="Take a file in">
      <p>
        Choose a file from this computer. Importing the same file again adds nothing. Words that the
        vocabulary table does not know are listed with their lines, and nothing is guessed.
      </p>
      <div className="row">
        <Button variant="primary" icon="upload" onPress={() => void follow(run())}>
          Choose a file
        </Button>
        <Button onPress={() => void run(true)}>Try a file without writing</Button>
        {tried !== null && (
          <Button onPress={() => void follow(take(tried))}>Import what was tried</Button>
        )}
        <Button onPress={() => go('/precedents')}>Go to the matrix</Button>
      </div>
    </Card>
  )
}

const formats = [
  [
    'JSON Lines',
    '.jsonl',
    'One case a line, in the interchange format or in that of Evenhand itself',
  ],
  ['JSON', '.json', 'A list of such cases'],
  [
    'Table',
    '.csv, .tsv, .txt, .xlsx, .xls, .ods',
    'One case a row under a row of headings; headings that are not ours are matched first',
  ],
] as const

function Formats() {
  return (
    <Card title="What can be read">
      <dl className="formats">
        {formats.map(([name, ending, words]) => (
          <div key={name}>
            <dt>
              {name} <span className="mono muted">{ending}</span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">
        Each case needs at least an id, its facts and its outcome; what else is missing is noted,
        not guessed. Dates may be a year, a month or a day. The address of a source is not kept, as
        it may hold a name.
      </p>
    </Card>
  )
}
