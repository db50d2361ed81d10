import { openDatabase } from '../../../src-main/db/open-database.ts'
import { hashText } from '../../../src-main/vault/keys.ts'

// Run as a second process: tries to open the library and tells what it was told.
const [file = '', key = '', libraryId = ''] = process.argv.slice(2)
const opened = openDatabase({
  file,
  key: Buffer.from(key, 'hex'),
  sha256: hashText,
  mode: 'OPEN',
  libraryId,
})
if (opened.ok) opened.value.close()
process.stdout.write(JSON.stringify(opened.ok ? { ok: true } : opened))
