import { createContext, memo, useContext, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classes } from './classes.ts'
import './tabs.css'

export type TabItem<I extends string = string> = {
  readonly id: I
  readonly label: string
  readonly count?: number | undefined
}

const Content = createContext<ReactNode>(null)
const Inside = () => useContext(Content)

/**
 * The panel is drawn again for another tab only: whenever it is, it looks through all it holds for
 * something that takes focus, which a long list feels at every key.
 */
const Panel = memo(function Panel({ id }: { readonly id: string }) {
  return (
    <TabPanel id={id} className="tabs__panel">
      <Inside />
    </TabPanel>
  )
})

/** Tabs over one panel; the children are the panel of the selected tab. */
export function Tabs<I extends string>(props: {
  readonly label: string
  readonly items: readonly TabItem<I>[]
  readonly selected: I
  readonly onSelect: (id: I) => void
  readonly aside?: ReactNode
  readonly flush?: boolean | undefined
  readonly children: ReactNode
}) {
  const { items, selected, onSelect } = props
  return (
    <AriaTabs
      className={classes('tabs', props.flush === true && 'tabs--flush')}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const item = items.find((one) => one.id === key)
        if (item !== undefined && item.id !== selected) onSelect(item.id)
      }}
    >
      <div className="tabs__bar">
        <TabList className="tabs__list" aria-label={props.label}>
          {items.map((item) => (
            <Tab key={item.id} id={item.id} className="tab">
              {item.label}
              {item.count !== undefined && <span className="tab__count"> {item.count}</span>}
            </Tab>
          ))}
        </TabList>
        {props.aside !== undefined && <div className="tabs__aside">{props.aside}</div>}
      </div>
      <Content value={props.children}>
        <Panel key={selected} id={selected} />
      </Content>
    </AriaTabs>
  )
}
