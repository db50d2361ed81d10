import { useState, type ReactNode } from 'react'
import { Tabs } from '../../ui/tabs.tsx'
import { BundleIndex } from './bundle-index.tsx'
import { PageThumbnails } from './page-thumbnails.tsx'
import type { ReadPage } from './reader-store.ts'
import { useReplacing } from './replace-store.ts'

const views = [
  { id: 'index', label: 'Index' },
  { id: 'pages', label: 'Thumbnails' },
] as const

/** The bundle by its documents, or by its pages; empty until it is known what is read. */
export function BundleContents(props: { readonly read: ReadPage | null; readonly top: ReactNode }) {
  const [view, setView] = useState<(typeof views)[number]['id']>('index')
  const { read } = props
  const replaced = useReplacing(({ times }) => times)
  if (read === null) return <div className="bundle__contents" />
  return (
    <div className="bundle__contents">
      {props.top !== null && <div className="bundle__finder">{props.top}</div>}
      <Tabs flush label="Bundle" items={views} selected={view} onSelect={setView}>
        {view === 'index' ? (
          <BundleIndex openCase={read.openCase} current={read.documentId} />
        ) : (
          <PageThumbnails key={replaced} {...read} />
        )}
      </Tabs>
    </div>
  )
}
