import { useReader } from './reader-store.ts'

/** Steps of the zoom, in per cent of the true size. */
export const zoomSteps = [25, 33, 50, 67, 75, 90, 100, 125, 150, 175, 200, 250, 300, 400, 500]

/** The next step up or down from the size shown now; null at the end. */
export function nextZoom(shown: number, by: 1 | -1): number | null {
  const next =
    by === 1 ? zoomSteps.find((step) => step > shown) : zoomSteps.findLast((step) => step < shown)
  return next ?? null
}

/** Shows the pages a step larger or smaller. */
export function stepZoom(by: 1 | -1): void {
  const percent = nextZoom(useReader.getState().shown, by)
  if (percent !== null) useReader.setState({ zoom: { percent } })
}

export const fitZoom = (fit: 'WIDTH' | 'PAGE'): void => useReader.setState({ zoom: { fit } })
export const setPercent = (percent: number): void => useReader.setState({ zoom: { percent } })
