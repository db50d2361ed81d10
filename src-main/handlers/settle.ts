import type { LongTransaction } from '../db/long-transaction.ts'
import { goThrough } from './go-through.ts'

/** Milliseconds of writing between two turns in which the window is answered. */
const SLICE = 16

/**
 * Leaves little to do for the commit of a long transaction, in which nobody is answered. False where
 * it is not to go on.
 */
export async function settle(
  transaction: Pick<LongTransaction, 'spillInSteps' | 'settle'>,
  goesOn: () => boolean,
): Promise<boolean> {
  await goThrough(transaction.spillInSteps(), SLICE, goesOn)
  if (goesOn()) await transaction.settle()
  return goesOn()
}
