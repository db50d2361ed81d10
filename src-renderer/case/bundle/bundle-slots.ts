import type { ComponentType } from 'react'
import type { OpenCase } from '#contract/api'
import { MarkActions } from '../marks/mark-actions.tsx'
import { MarksPanel } from '../marks/marks-panel.tsx'
import { AddDocuments } from './add-documents.tsx'
import { ArrangeDocuments } from './arrange-documents.tsx'
import { IssueBundle } from './issue-bundle.tsx'
import { PageNotes } from './page-notes.tsx'
import { RecognisedHere } from '../recognition/recognised-here.tsx'
import { RecognitionPanel } from '../recognition/recognition-panel.tsx'
import { RedactionPanel } from '../redaction/redaction-panel.tsx'
import type { ReadPage } from './reader-store.ts'

type SidePanelItem = {
  readonly id: string
  readonly label: string
  readonly Panel: ComponentType<ReadPage>
}

/** Over the index: what is done to the whole bundle. */
export const indexTools: readonly ComponentType<{ readonly openCase: OpenCase }>[] = [
  AddDocuments,
  ArrangeDocuments,
  IssueBundle,
]

/** In the bar over the pages: what is said of the page being read, and done to it. */
export const readerActions: readonly ComponentType<ReadPage>[] = [MarkActions, RecognisedHere]

/** Tabs beside the pages, under the search. */
export const sidePanels: readonly SidePanelItem[] = [
  { id: 'marks', label: 'Marks', Panel: MarksPanel },
  { id: 'cited', label: 'Citations', Panel: PageNotes },
  { id: 'redactions', label: 'Redactions', Panel: RedactionPanel },
  { id: 'scanned', label: 'Scans', Panel: RecognitionPanel },
]
