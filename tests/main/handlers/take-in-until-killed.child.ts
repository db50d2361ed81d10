import { openHandlers, passphrase, value } from '../../support/open-library.ts'

// Run as a second process: takes in a case and is killed by SIGKILL at the moment that is named,
// counted by how often the clock was asked since taking in began.
const [folder = '', path = '', moment = ''] = process.argv.slice(2)
const library = openHandlers(folder)
const { handlers, clock, answers } = library
const { people } = value(await handlers['vault:status']())
value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
answers.openFiles = [path]
const shown = value(await handlers['pack:inspect']({ secret: null }))
if (shown?.kind !== 'CASE') throw new Error('No case was opened')
let at = clock.at
let asked = 0
Object.defineProperty(clock, 'at', {
  get: () => at,
  set: (next: number) => {
    at = next
    asked += 1
    if (asked === Number(moment)) process.kill(process.pid, 'SIGKILL')
  },
})
const { fingerprint } = shown.signer.certificate
const { sha256, maker } = shown
value(
  await handlers['pack:take-in-case']({
    sha256,
    choices: {},
    confirm: { fingerprint, label: maker.label },
  }),
)
process.stdout.write(`finished ${asked}`)
