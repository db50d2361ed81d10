import { ok, refuse, type Result } from '#core/result'
import type { Terminal } from './terminal.ts'

/** The open version of a case, by the reference people use. */
export async function findCase({ handlers }: Terminal, reference: string): Promise<Result<string>> {
  const cases = await handlers['case:list']()
  if (!cases.ok) return cases
  const found =
    cases.value.find((c) => c.reference === reference && c.status === 'OPEN') ??
    cases.value.find((c) => c.reference === reference)
  return found === undefined
    ? refuse('NOT_FOUND', `There is no case ${reference} in this library.`)
    : ok(found.id)
}
