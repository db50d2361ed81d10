import { sample, law } from '../core/comparison/library.ts'
import { compareProfile } from '../../src-main/handlers/compare-case.ts'
import { heldLibrary, readInSlices } from '../../src-main/handlers/held-library.ts'
import { keepYoungHeapSmall } from '../../src-main/young-heap.ts'
import { openHandlers, passphrase, value } from '../support/open-library.ts'
import { syntheticContents, takeContents } from './synthetic.ts'

// A process that opens a library, holds what the main process holds of it and compares; it has not
// imported the library, as the process of the measures has. It prints what it has from the system.

keepYoungHeapSmall()
const { handlers, session } = openHandlers(process.argv[2] ?? '')
const { people } = value(await handlers['vault:status']())
value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
const { library } = session
if (library === null) throw new Error('Not open')
await readInSlices(library)
heldLibrary(library)
for (const { profile } of takeContents(syntheticContents(sample, law, 99), 10))
  await compareProfile(library, profile)
globalThis.gc?.()
const most = process.resourceUsage().maxRSS * 1_024
process.stdout.write(JSON.stringify({ ...process.memoryUsage(), most }))
