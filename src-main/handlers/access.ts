import type { Channel } from '#contract/api'
import type { SectionName } from '#core/hearing-case'
import type { Role } from '#core/vocabulary'

const everyone = ['CHAIR', 'MEMBER', 'ADVISER', 'SECRETARIAT', 'OVERSIGHT'] as const
const keepers = ['CHAIR', 'SECRETARIAT'] as const
const hearing = ['CHAIR', 'MEMBER', 'ADVISER', 'SECRETARIAT'] as const
/** A member takes in only what was handed over for a seat; the handler sees to it. */
const receiving = ['CHAIR', 'MEMBER', 'SECRETARIAT'] as const
const deliberating = ['CHAIR', 'MEMBER', 'ADVISER'] as const
const deciding = ['CHAIR', 'MEMBER'] as const
const chair = ['CHAIR'] as const

/**
 * Who may call what. `OPEN` channels work while the library is locked. The interface leaves out
 * what a role may not do; this table is what refuses it.
 */
export const access = {
  'vault:status': 'OPEN',
  'vault:choose-folder': 'OPEN',
  'vault:create': 'OPEN',
  'vault:save-recovery-key': 'OPEN',
  'vault:unlock': 'OPEN',
  'vault:recover': 'OPEN',
  'vault:lock': 'OPEN',
  'law:read': 'OPEN',
  'law:book': everyone,
  'law:sign-off': keepers,
  'law:withdraw-sign-off': keepers,
  'law:update-bank-holidays': keepers,
  'pack:export-law': keepers,
  'pack:inspect': keepers,
  'pack:take-in-law': keepers,
  'clock:list': hearing,
  'clock:record': keepers,
  'clock:export': hearing,
  'notice:verify': 'OPEN',
  'person:add': keepers,
  'library:facts': everyone,
  'precedent:matrix': everyone,
  'precedent:list': everyone,
  'precedent:open': everyone,
  'precedent:record': keepers,
  'precedent:correct': keepers,
  'import:run': keepers,
  'import:cancel': keepers,
  'import:save-rejects': keepers,
  'case:list': hearing,
  'case:create': keepers,
  'case:import': receiving,
  'case:import-sample': keepers,
  'case:import-sample-2025': keepers,
  'case:open': hearing,
  'case:save': keepers,
  'case:correct': chair,
  'case:draft-precedent': keepers,
  'case:export-file': keepers,
  'case:parity': hearing,
  'bundle:add': keepers,
  'bundle:rename': keepers,
  'bundle:remove': keepers,
  'bundle:arrange': keepers,
  'bundle:read': hearing,
  'bundle:search': hearing,
  'bundle:issue': keepers,
  'seal:draft': deciding,
  'seal:commit': deciding,
  'seal:open-early': chair,
  'seal:record': hearing,
  'seal:export': deciding,
  'seal:import': deciding,
  'seal:export-opening': deciding,
  'seal:import-opening': deciding,
  'seal:change': deciding,
  'seal:change-draft': deciding,
  'seal:export-changes': deciding,
  'seal:import-changes': deciding,
  'comparison:open': deliberating,
  'comparison:replay': deliberating,
  'comparison:print': deliberating,
  'comparison:try': deliberating,
  'method:evaluate': everyone,
  'method:cancel': everyone,
  'library:consistency': everyone,
  'exceptional:list': everyone,
  'exceptional:cancel': everyone,
  'notice:compose': deliberating,
  'notice:issue': chair,
  'notice:save': hearing,
  'notice:save-page': hearing,
  'notice:replay': deliberating,
  'notice:verify-issued': hearing,
  'signing:status': everyone,
  'signing:make': keepers,
  'signing:import': keepers,
  'audit:list': everyone,
  'audit:verify': everyone,
} satisfies { readonly [C in Channel]: 'OPEN' | readonly Role[] }

/** Sections hold the panel's deliberation where the secretariat neither writes nor, before signing, reads. */
export const deliberation: readonly SectionName[] = ['seriousness', 'decision']
