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
// What the system remembers as the most counts the process that started this one too.
let most = 0
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10)
const [began, before] = [performance.now(), process.cpuUsage()]
const issued = value(await handlers['bundle:issue']({ caseId, linkReferences: true }))
const ms = performance.now() - began
const { user, system } = process.cpuUsage(before)
const seconds = Math.round((user + system) / 1e5) / 10
clearInterval(watch)
const megabytes = Math.round(most / 1_048_576)
process.stdout.write(JSON.stringify({ ms, seconds, megabytes, linked: issued?.references?.linked }))
value(await handlers['vault:lock']())
