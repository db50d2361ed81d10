import type { CheckedFile, UncheckedFile } from '#contract/api'

/** The one file that was chosen and judged. */
export function onlyFile(
  answer: readonly (CheckedFile | UncheckedFile)[] | null | undefined,
): CheckedFile {
  const [one, ...more] = answer ?? []
  if (one === undefined || 'problems' in one || more.length > 0)
    throw new Error(`Not one file that was judged: ${JSON.stringify(one)}`)
  return one
}
