import { join } from 'node:path'
import { keepYoungHeapSmall } from '../../src-main/young-heap.ts'
import { openHandlers, passphrase, value } from '../support/open-library.ts'

// A process that opens a library and issues one bundle of it. It prints what that took, and the most
// memory that it ever had from the system.

keepYoungHeapSmall()
const [folder = '', caseId = ''] = process.argv.slice(2)
const { answers, handlers } = openHandlers(folder)
const { people } = value(await handlers['vault:status']())
value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
answers.saveFile = join(folder, 'issued.pdf')
const [began, before] = [performance.now(), process.cpuUsage()]
const issued = value(await handlers['bundle:issue']({ caseId, linkReferences: true }))
const ms = performance.now() - began
const { user, system } = process.cpuUsage(before)
const seconds = Math.round((user + system) / 1e5) / 10
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(JSON.stringify({ ms, seconds, megabytes, linked: issued?.references?.linked }))
value(await handlers['vault:lock']())
