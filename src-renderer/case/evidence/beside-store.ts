import { create } from 'zustand'

type Beside = {
  /** Place, in the order of reading, of the page last asked for. */
  readonly page: number
  readonly isOpen: boolean
}

/** The bundle page shown beside a step. */
export const useBeside = create<Beside>(() => ({ page: 1, isOpen: false }))

export const openBeside = (page: number) => useBeside.setState({ page, isOpen: true })
export const toggleBeside = () => useBeside.setState((s) => ({ isOpen: !s.isOpen }))
export const closeBeside = () => useBeside.setState({ isOpen: false })
