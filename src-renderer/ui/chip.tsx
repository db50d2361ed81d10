import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import './chip.css'

export type Polarity = 'AGGRAVATING' | 'MITIGATING' | 'CONTEXT'

const signs = {
  AGGRAVATING: { icon: 'plus', word: 'aggravating' },
  MITIGATING: { icon: 'minus', word: 'mitigating' },
  CONTEXT: { icon: 'dot', word: 'context' },
} as const

type ChipProps = {
  readonly polarity: Polarity
  readonly label: string
  /** Missing on the other side. */
  readonly dashed?: boolean | undefined
  readonly onPress?: (() => void) | undefined
  /** Whole name read out, such as "aggravating, sustained, only in this case". */
  readonly readOut?: string | undefined
}

/** A factor with its sign, its word and its colour: the sign alone is enough. */
export function PolarityChip({ polarity, label, dashed, onPress, readOut }: ChipProps) {
  const sign = signs[polarity]
  const name = classes(
    'chip',
    polarity !== 'CONTEXT' && `chip--${polarity.toLowerCase()}`,
    dashed === true && 'chip--dashed',
  )
  const spoken = readOut ?? `${sign.word}, ${label}`
  const face = (
    <>
      <span className="chip__disc" aria-hidden="true">
        <Icon name={sign.icon} />
      </span>
      <span aria-hidden="true">{label}</span>
    </>
  )
  if (onPress === undefined) {
    return (
      <span className={name}>
        {face}
        <span className="visually-hidden">{spoken}</span>
      </span>
    )
  }
  return (
    <Button className={name} aria-label={spoken} onPress={() => onPress()}>
      {face}
    </Button>
  )
}
