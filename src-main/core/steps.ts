/** How far work that yields has come; `total` 0 where it is not known. */
export type Step = { readonly done: number; readonly total: number }

/** Work that yields, done to its end without a pause. */
export function toEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
