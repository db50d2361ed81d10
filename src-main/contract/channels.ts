import type { Channel, Events } from './api.ts'

// The contract is made of types, which are gone at run time; these two lists are what is left of
// it for the preload script and the registration. A channel forgotten here does not compile.

const channelSet = {
  'vault:status': true,
  'vault:choose-folder': true,
  'vault:create': true,
  'vault:save-recovery-key': true,
  'vault:unlock': true,
  'vault:recover': true,
  'vault:lock': true,
  'person:add': true,
  'library:facts': true,
  'law:read': true,
  'law:book': true,
  'law:sign-off': true,
  'law:withdraw-sign-off': true,
  'law:update-bank-holidays': true,
  'pack:export-law': true,
  'pack:inspect': true,
  'pack:take-in-law': true,
  'clock:list': true,
  'clock:record': true,
  'clock:export': true,
  'precedent:matrix': true,
  'precedent:list': true,
  'precedent:open': true,
  'precedent:record': true,
  'precedent:correct': true,
  'import:run': true,
  'import:cancel': true,
  'import:save-rejects': true,
  'case:list': true,
  'case:create': true,
  'case:import': true,
  'case:import-sample': true,
  'case:import-sample-2025': true,
  'case:open': true,
  'case:save': true,
  'case:correct': true,
  'case:draft-precedent': true,
  'case:export-file': true,
  'case:parity': true,
  'bundle:add': true,
  'bundle:rename': true,
  'bundle:remove': true,
  'bundle:arrange': true,
  'bundle:read': true,
  'bundle:search': true,
  'bundle:issue': true,
  'seal:draft': true,
  'seal:commit': true,
  'seal:open-early': true,
  'seal:record': true,
  'seal:export': true,
  'seal:import': true,
  'seal:export-opening': true,
  'seal:import-opening': true,
  'seal:change': true,
  'seal:change-draft': true,
  'seal:export-changes': true,
  'seal:import-changes': true,
  'comparison:open': true,
  'comparison:replay': true,
  'comparison:print': true,
  'comparison:try': true,
  'method:evaluate': true,
  'method:cancel': true,
  'library:consistency': true,
  'exceptional:list': true,
  'exceptional:cancel': true,
  'notice:compose': true,
  'notice:issue': true,
  'notice:save': true,
  'notice:save-page': true,
  'notice:replay': true,
  'notice:verify': true,
  'notice:verify-issued': true,
  'signing:status': true,
  'signing:make': true,
  'signing:import': true,
  'audit:list': true,
  'audit:verify': true,
} as const satisfies Record<Channel, true>

const eventSet = {
  'import:progress': true,
  'method:progress': true,
  'bundle:progress': true,
  'window:closing': true,
  'vault:locked': true,
} as const satisfies Record<keyof Events, true>

const keysOf = <K extends string>(set: Record<K, true>): readonly K[] => Object.keys(set) as K[]

/** Every channel of the contract, at run time. */
export const channels: readonly Channel[] = keysOf(channelSet)

/** Every event that the main process may send to the window, at run time. */
export const events: readonly (keyof Events)[] = keysOf(eventSet)

/** The window's answer to `window:closing`: what was unsaved has been handed over. */
export const closedAnswer = 'window:closed'
