import { useEffect, useState } from 'react'
import type { Api } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import type { Problem } from '#core/result'
import { call, listen } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Segmented } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../../ui/status.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ReadPage } from '../bundle/reader-store.ts'
import { markAreas, useRedactions } from './redaction-store.ts'

type Answer = Awaited<ReturnType<Api['redaction:find']>>
type Found = Extract<Answer, { readonly ok: true }>['value']
type Scope = 'DOCUMENT' | 'BUNDLE'

/** Marks every place where words stand, each of them chosen or left by the person. */
export function FindDialog(props: ReadPage & { readonly onClose: () => void }) {
  const { openCase, documentId, onClose } = props
  const { documents, hearingCase } = openCase
  const [query, setQuery] = useState('')
  const [scope, setScope] = useState<Scope>('DOCUMENT')
  const [result, setResult] = useState<Found | null>(null)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [isRunning, setRunning] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const progress = useRedactions((state) => state.progress)
  useEffect(() => {
    if (!isRunning) return undefined
    return listen('redaction:progress', (at) => useRedactions.setState({ progress: at }))
  }, [isRunning])

  const cancel = () => void call('redaction:cancel')
  // What was found for other words, or elsewhere, is not to be marked for these.
  const forget = () => {
    setResult(null)
    setProblems([])
  }
  const find = async () => {
    if (isRunning || query.trim() === '') return
    forget()
    setRunning(true)
    useRedactions.setState({ progress: null })
    const documentIds = scope === 'DOCUMENT' ? [documentId] : documents.map(({ id }) => id)
    const answer = await call('redaction:find', { caseId: hearingCase.id, documentIds, query })
    setRunning(false)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok) return
    setResult(answer.value)
    setLeft(new Set())
    announce(`${counted(answer.value.found.length, 'place')} found`)
  }
  const chosen = result?.found.filter((_, at) => !left.has(at)) ?? []
  const mark = async () => {
    if (await markAreas(chosen)) onClose()
    else setProblems(useRedactions.getState().problems)
  }
  const close = () => {
    if (isRunning) cancel()
    onClose()
  }
  const labelOf = (place: { readonly documentId: string; readonly page: number }) => {
    const document = documents.find(({ id }) => id === place.documentId)
    return document === undefined ? String(place.page) : pageLabel(document, place.page)
  }
  return (
    <Dialog title="Mark every place where words stand" isOpen onClose={close} wide>
      <Problems problems={problems} />
      <TextField
        label="Words"
        type="search"
        value={query}
        maxLength={200}
        autoFocus
        isReadOnly={isRunning}
        onChange={(words) => {
          setQuery(words)
          forget()
        }}
        onEnter={() => void find()}
      />
      <Segmented
        label="In"
        value={scope}
        items={[
          { id: 'DOCUMENT', label: 'This document' },
          { id: 'BUNDLE', label: 'The whole bundle' },
        ]}
        isDisabled={isRunning}
        onChange={(where) => {
          setScope(where)
          forget()
        }}
      />
      {isRunning && (
        <Progress
          label="Reading the pages"
          done={progress?.done}
          total={progress?.total}
          onCancel={cancel}
        />
      )}
      {result !== null && !isRunning && (
        <FoundPlaces result={result} left={left} labelOf={labelOf} onLeave={setLeft} />
      )}
      <div className="dialog__foot">
        <Button isDisabled={isRunning || query.trim() === ''} onPress={() => void find()}>
          Find
        </Button>
        <Button variant="primary" isDisabled={chosen.length === 0} onPress={() => void mark()}>
          Mark {counted(chosen.length, 'place')}
        </Button>
      </div>
    </Dialog>
  )
}

function FoundPlaces(props: {
  readonly result: Found
  readonly left: ReadonlySet<number>
  readonly labelOf: (place: { readonly documentId: string; readonly page: number }) => string
  readonly onLeave: (left: ReadonlySet<number>) => void
}) {
  const { result, left, labelOf, onLeave } = props
  const { found, alreadyMarked, withoutText, isCut } = result
  const toggle = (at: number, isOn: boolean) =>
    onLeave(new Set(isOn ? [...left].filter((one) => one !== at) : [...left, at]))
  return (
    <>
      <p className="note">
        {counted(found.length, 'place')} found. Other spellings, initials and nicknames have to be
        looked for each.
        {alreadyMarked > 0 && ` ${alreadyMarked} more stand under areas marked already.`}
        {isCut && ' There are more: mark these, then look again.'}
      </p>
      {withoutText.length > 0 && (
        <p className="note is-warn">
          {counted(withoutText.length, 'page')} without letters of{' '}
          {withoutText.length === 1 ? 'its' : 'their'} own, such as scans, could not be searched:{' '}
          {withoutText.slice(0, 20).map(labelOf).join(', ')}
          {withoutText.length > 20 && ' and others'}. Look at them by eye.
        </p>
      )}
      <div className="redaction-found" role="group" aria-label="Places found">
        {found.map((place, at) => (
          <Checkbox key={at} isSelected={!left.has(at)} onChange={(isOn) => toggle(at, isOn)}>
            <span className="ref">p.{labelOf(place)}</span> {place.before}{' '}
            <mark>{place.words}</mark> {place.after}
          </Checkbox>
        ))}
      </div>
    </>
  )
}
