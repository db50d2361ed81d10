/** How far work that yields has come; `total` 0 where it is not known. */
export type Step = { readonly done: number; readonly total: number }
