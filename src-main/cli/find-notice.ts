import type { IssuedNotice } from '#contract/api'
import { ok, refuse, type Result } from '#core/result'
import type { Terminal } from './terminal.ts'

/** A signed notice, by the number printed on it. */
export async function findNotice(
  { handlers }: Terminal,
  number: string,
): Promise<Result<IssuedNotice>> {
  const cases = await handlers['case:list']()
  if (!cases.ok) return cases
  for (const { id, reference, status } of cases.value) {
    if (status === 'OPEN' || !number.startsWith(`${reference}/`)) continue
    const opened = await handlers['case:open']({ id })
    if (!opened.ok) return opened
    const found = opened.value.notices.find((notice) => notice.number === number)
    if (found !== undefined) return ok(found)
  }
  return refuse('NOT_FOUND', `There is no signed notice ${number} in this library.`)
}
