import { useRef, useState } from 'react'
import type { BundleDocument, OpenCase } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useMedia } from '../../ui/media.ts'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { placeOf, totalPages } from '../evidence/bundle-pages.ts'
import { changeCase, takeCase } from '../store/case-store.ts'
import { BundleIndex } from './bundle-index.tsx'
import { IssueBundle } from './issue-bundle.tsx'
import { BundleSearch } from './bundle-search.tsx'
import { useBundleSearch } from './bundle-search-state.ts'
import './bundle.css'
import { PageNotes } from './page-notes.tsx'
import { PageView } from './page-view.tsx'
import { ReaderTools } from './reader-tools.tsx'

type Refused = readonly { readonly file: string; readonly reason: string }[]

/** Step 1: documents in, listed, read. */
export function BundleStep(props: { readonly openCase: OpenCase }) {
  const { documents, hearingCase } = props.openCase
  const readOnly = hearingCase.status !== 'OPEN'
  const total = totalPages(documents)
  const [wanted, setWanted] = useState(1)
  const [zoom, setZoom] = useState(100)
  const [adding, setAdding] = useState(false)
  const [refused, setRefused] = useState<Refused>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const pageField = useRef<HTMLInputElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const { query, setQuery, found } = useBundleSearch(hearingCase.id, total)
  const isWide = useMedia('(min-width: 1440px)')
  const page = Math.min(Math.max(wanted, 1), Math.max(total, 1))
  const place = placeOf(page, documents)
  const goTo = (next: number) => setWanted(Math.min(Math.max(next, 1), Math.max(total, 1)))

  useKeys(
    [
      { keys: 'G', label: 'Go to a page of the bundle', run: () => pageField.current?.select() },
      { keys: '[', label: 'Previous page', run: () => goTo(page - 1) },
      { keys: ']', label: 'Next page', run: () => goTo(page + 1) },
      {
        keys: 'Ctrl+F',
        label: 'Find in the bundle',
        run: () => searchField.current?.select(),
      },
    ],
    total > 0,
  )

  const add = async () => {
    setAdding(true)
    const answer = await call('bundle:add', { caseId: hearingCase.id })
    setAdding(false)
    if (!answer.ok) return setProblems(answer.problems)
    setProblems([])
    setRefused(answer.value.refused)
    takeCase(answer.value.openCase)
    announce(`The bundle now has ${totalPages(answer.value.openCase.documents)} pages`)
  }
  const rename = async (documentId: string, title: string) => {
    const answer = await changeCase((caseId) =>
      call('bundle:rename', { caseId, documentId, title }),
    )
    setProblems(answer === null || answer.ok ? [] : answer.problems)
  }
  const remove = async (documentId: string) => {
    const answer = await changeCase((caseId) => call('bundle:remove', { caseId, documentId }))
    setProblems(answer === null || answer.ok ? [] : answer.problems)
  }
  const arrange = async (arranged: readonly BundleDocument[]) => {
    const placed = arranged.map(({ id, section, dated, description }) => ({
      documentId: id,
      section,
      dated,
      description,
    }))
    const answer = await changeCase((caseId) =>
      call('bundle:arrange', { caseId, documents: placed }),
    )
    setProblems(answer === null || answer.ok ? [] : answer.problems)
  }
  const search = (
    <BundleSearch
      query={query}
      found={found}
      page={page}
      fieldRef={searchField}
      onQuery={setQuery}
      onPage={goTo}
    />
  )
  const addButton = readOnly ? null : (
    <Button icon="plus" variant="primary" isDisabled={adding} onPress={() => void add()}>
      {adding ? 'Adding' : 'Add documents'}
    </Button>
  )

  if (place === null)
    return (
      <div className="step-page">
        <Problems problems={problems} />
        <RefusedFiles refused={refused} />
        <Empty title="No documents in the bundle yet" action={addButton}>
          <p>
            Statements, exhibits and interviews as PDF files, plain texts (.txt) or pictures (PNG,
            JPEG). Each is kept as it came, encrypted, here only.
          </p>
        </Empty>
      </div>
    )
  return (
    <div className="bundle">
      <BundleIndex
        documents={documents}
        current={place.document.id}
        readOnly={readOnly}
        top={isWide ? null : search}
        action={
          <>
            {addButton}
            <IssueBundle caseId={hearingCase.id} documents={documents} />
          </>
        }
        onOpen={goTo}
        onRename={(id, title) => void rename(id, title)}
        onRemove={(id) => void remove(id)}
        onArrange={(arranged) => void arrange(arranged)}
      />
      <section className="bundle__reader" aria-label="Bundle page">
        <ReaderTools
          page={page}
          total={total}
          zoom={zoom}
          fieldRef={pageField}
          onPage={goTo}
          onZoom={setZoom}
        />
        <div className="bundle__desk" role="group" aria-label="Page" tabIndex={0}>
          <Problems problems={problems} />
          <RefusedFiles refused={refused} />
          <PageView
            caseId={hearingCase.id}
            documentId={place.document.id}
            page={place.page}
            label={`Page ${page} of ${total}, ${place.document.title}`}
            width={Math.round((636 * zoom) / 100)}
          />
          <p className="bundle__foot note">
            {place.document.title}, page {place.page} of {place.document.pages}
            <b className="figures">{page}</b>
          </p>
        </div>
      </section>
      <PageNotes openCase={props.openCase} page={page} top={isWide ? search : null} onPage={goTo} />
    </div>
  )
}

function RefusedFiles(props: { readonly refused: Refused }) {
  return (
    <Problems
      problems={props.refused.map((one) => ({
        code: one.file,
        message: `${one.file} was not added: ${one.reason}`,
      }))}
    />
  )
}
