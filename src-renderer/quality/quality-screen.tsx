import { useState } from 'react'
import { Screen } from '../shell/screen.tsx'
import { Empty } from '../ui/empty.tsx'
import { Problems } from '../ui/notice.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ConsistencyTab } from './consistency-tab.tsx'
import { MethodTab } from './method-tab.tsx'
import { useQuality } from './quality-store.ts'
import './quality.css'

/** How far the method and the library can be trusted, with the cases behind each figure. */
export function QualityScreen() {
  const [tab, setTab] = useState<'method' | 'consistency'>('method')
  const { problems } = useQuality()
  const sealed = problems.find(({ code }) => code === 'SEALED')
  return (
    <Screen
      title="Method and library quality"
      lead="The library grades its own method on outcomes it already knows, and looks for cases that contradict each other."
      crumbs={[
        { label: 'Precedents', href: '/precedents' },
        { label: 'Method and library quality' },
      ]}
    >
      <Tabs
        label="Parts of quality"
        selected={tab}
        onSelect={(id) => {
          useQuality.setState({ problems: [] })
          setTab(id)
        }}
        items={[
          { id: 'method', label: 'The method' },
          { id: 'consistency', label: 'Consistency of the library' },
        ]}
      >
        <div className="quality">
          {sealed === undefined ? (
            <Problems problems={problems} />
          ) : (
            <Empty title="Closed until your view is sealed">{sealed.message}</Empty>
          )}
          {sealed === undefined && tab === 'method' && <MethodTab />}
          {/* Stays while sealed: it is what asks, and shows nothing then. */}
          {tab === 'consistency' && <ConsistencyTab isSealed={sealed !== undefined} />}
        </div>
      </Tabs>
    </Screen>
  )
}
