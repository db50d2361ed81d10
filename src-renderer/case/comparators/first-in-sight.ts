import { startTransition, useEffect, useState } from 'react'
import type { Neighbour } from '#core/comparison/comparison'

/** As many as stand in a window beneath what is tried. */
const IN_SIGHT = 8

/**
 * The first cases at once, the others once those are painted: whoever tries a factor waits for what
 * is in sight only. Until then the others stand as they stood, without those that moved up.
 */
export function useFirstInSight(neighbours: readonly Neighbour[]): readonly Neighbour[] {
  const [settled, setSettled] = useState(neighbours)
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined
    // A task of its own after the next frame: React's own deferring would begin before it.
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => startTransition(() => setSettled(neighbours)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(task)
    }
  }, [neighbours])
  if (settled === neighbours) return neighbours
  const first = neighbours.slice(0, IN_SIGHT)
  const refs = new Set(first.map(({ ref }) => ref))
  return [...first, ...settled.filter(({ ref }) => !refs.has(ref))]
}
