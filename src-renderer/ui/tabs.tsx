import { createContext, memo, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
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

type Props<I extends string> = {
  readonly label: string
  readonly items: readonly TabItem<I>[]
  readonly selected: I
  readonly onSelect: (id: I) => void
  readonly aside?: ReactNode
  readonly flush?: boolean | undefined
  readonly children: ReactNode
}

type FrameProps = Omit<Props<string>, 'children'>

/** Tabs over one panel; the children are the panel of the selected tab. */
export function Tabs<I extends string>({ children, ...frame }: Props<I>) {
  const latest = useRef(frame)
  useEffect(() => {
    latest.current = frame
  })
  const [onSelect] = useState(() => (id: string) => {
    const { items, selected, onSelect: tell } = latest.current
    const item = items.find((one) => one.id === id)
    if (item !== undefined && item.id !== selected) tell(item.id)
  })
  return (
    <Content value={children}>
      <Frame {...frame} onSelect={onSelect} />
    </Content>
  )
}

/** The items are put together anew at each draw, and mostly say the same. */
const areAlike = (a: FrameProps, b: FrameProps): boolean =>
  a.label === b.label &&
  a.selected === b.selected &&
  a.onSelect === b.onSelect &&
  a.aside === b.aside &&
  a.flush === b.flush &&
  a.items.length === b.items.length &&
  a.items.every((item, at) => {
    const other = b.items[at]
    return item.id === other?.id && item.label === other.label && item.count === other.count
  })

/**
 * Drawn again only where the tabs themselves are others: whenever it is, the panel looks through all
 * it holds for something that takes focus, which a long list feels at every key.
 */
const Frame = memo(function Frame(props: FrameProps) {
  return (
    <AriaTabs
      className={classes('tabs', props.flush === true && 'tabs--flush')}
      selectedKey={props.selected}
      onSelectionChange={(key) => props.onSelect(String(key))}
    >
      <div className="tabs__bar">
        <TabList className="tabs__list" aria-label={props.label}>
          {props.items.map((item) => (
            <Tab key={item.id} id={item.id} className="tab">
              {item.label}
              {item.count !== undefined && <span className="tab__count"> {item.count}</span>}
            </Tab>
          ))}
        </TabList>
        {props.aside !== undefined && <div className="tabs__aside">{props.aside}</div>}
      </div>
      <TabPanel key={props.selected} id={props.selected} className="tabs__panel">
        <Inside />
      </TabPanel>
    </AriaTabs>
  )
}, areAlike)
