import { openDatabase } from '../../../src-main/db/open-database.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { insertPrecedents } from '../../support/insert-precedents.ts'
import { at, sampleContent } from '../../support/make-db.ts'

// Run as a second process: starts a large import and is killed by SIGKILL in the middle of it.
const [file = '', key = '', libraryId = ''] = process.argv.slice(2)
const opened = openDatabase({
  file,
  key: Buffer.from(key, 'hex'),
  sha256: hashText,
  mode: 'OPEN',
  libraryId,
})
if (!opened.ok) throw new Error('Not opened')
const contents = Array.from({ length: 3000 }, (_, index) => sampleContent(index))
const audit = {
  at,
  personId: 'p',
  personLabel: 'Chair',
  action: 'import',
  subject: 'f',
  detail: {},
}
insertPrecedents(opened.value, contents, {
  origin: 'IMPORT',
  at,
  by: 'Chair',
  audit,
  onRow: (done) => {
    if (done === 2500) process.kill(process.pid, 'SIGKILL')
    return 'GO_ON'
  },
})
process.stdout.write('finished')
