/** Moves the focus to what the selector finds once it is drawn; stays where nothing is found. */
export const focusOn = (selector: string): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

/** The line of a case in the list. */
export const lineOf = (ref: string): string => `[data-ref="${CSS.escape(ref)}"] button`
