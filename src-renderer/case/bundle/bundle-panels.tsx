import { useState, type ReactNode } from 'react'
import { SidePanel } from '../../ui/drawer.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { sidePanels } from './bundle-slots.ts'
import type { ReadPage } from './reader-store.ts'

/** Beside the pages: the search, and a tab for everything that is said about them. */
export function BundlePanels(props: { readonly read: ReadPage | null; readonly top: ReactNode }) {
  const { read } = props
  const [selected, setSelected] = useState(sidePanels[0]?.id ?? '')
  const Panel = sidePanels.find(({ id }) => id === selected)?.Panel
  if (read === null) return <SidePanel title="About these pages">{null}</SidePanel>
  return (
    <SidePanel title="About these pages">
      {props.top}
      <Tabs label="About these pages" items={sidePanels} selected={selected} onSelect={setSelected}>
        <div className="bundle__panel">{Panel !== undefined && <Panel {...read} />}</div>
      </Tabs>
    </SidePanel>
  )
}
