import type { Api, Channel } from '#contract/api'
import type { RunningApp } from './launch.ts'

type Answered<C extends Channel> = Extract<Awaited<ReturnType<Api[C]>>, { ok: true }>['value']

/** Asks the library through the page's own bridge; a refusal fails the test with its words. */
export async function ask<C extends Channel>(
  { page }: RunningApp,
  channel: C,
  input: Parameters<Api[C]>[0],
): Promise<Answered<C>> {
  const answer = (await page.evaluate(([name, given]) => globalThis.evenhand.invoke(name, given), [
    channel,
    input,
  ] as const)) as Awaited<ReturnType<Api[C]>>
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join(' '))
  return answer.value as Answered<C>
}
