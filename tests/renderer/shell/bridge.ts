import type { Api, Channel, Events, LibraryFacts, VaultStatus } from '#contract/api'
import { ok } from '#core/result'
// Declares the bridge on globalThis.
import '../../../src-renderer/api.ts'

type Answers = { readonly [C in Channel]?: Api[C] }
export type Asked = { readonly channel: Channel; readonly input: unknown }

/** Puts the given answers behind the window's bridge; what is asked besides fails the test. */
export const bridge = (answers: Answers): readonly Asked[] => {
  const asked: Asked[] = []
  globalThis.evenhand = {
    invoke: async (channel, input) => {
      asked.push({ channel, input })
      const answer: ((input: never) => Promise<unknown>) | undefined = answers[channel]
      if (answer === undefined) throw new Error(`Not expected: ${channel}`)
      return answer(input as never)
    },
    on: () => () => {},
    mayRead: async () => ok(null),
    closed: () => {},
  }
  return asked
}

/** Lets the window hear one event on the bridge that stands; gives back what tells it. */
export const telling = <E extends keyof Events>(event: E): ((payload: Events[E]) => void) => {
  const listeners = new Set<(payload: unknown) => void>()
  globalThis.evenhand = {
    ...globalThis.evenhand,
    on: (heard, listener) => {
      if (heard === event) listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return (payload) => listeners.forEach((listener) => listener(payload))
}

export const status = (change: Partial<VaultStatus> = {}): VaultStatus => ({
  state: 'LOCKED',
  folder: 'Library',
  libraryLabel: 'County force',
  people: [
    { id: 'chair', label: 'Chair', role: 'CHAIR', capacity: 'DELEGATE' },
    { id: 'office', label: 'Secretariat', role: 'SECRETARIAT', capacity: null },
  ],
  person: null,
  auditEntries: 12,
  lastLockedAt: null,
  lastBackupAt: null,
  failedAttempts: 0,
  nextAttemptAt: null,
  readOnly: false,
  ...change,
})

export const facts: LibraryFacts = {
  precedents: 90,
  openCases: 1,
  auditEntries: 12,
  auditCheckedAt: null,
  auditIntact: null,
  holdsSample: true,
}

export const answer =
  <T>(value: T) =>
  async () =>
    ok(value)
