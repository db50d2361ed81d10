import { ok } from '#core/result'
import { inOneTransaction } from '../db/open-database.ts'
import { savePerson } from '../db/people.ts'
import { addPerson } from '../vault/keep-vault.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'

/** Adds a person to a library: the keys go into the header, the role inside the cipher. */
export async function addToLibrary(
  library: OpenLibrary,
  folder: string,
  input: Input<'person:add'>,
): Promise<Answer<'person:add'>> {
  const { kdf } = library.deps
  const added = await addPerson(folder, library.unlocked.libraryKey, { ...input, kdf })
  if (!added.ok) return added
  const person = added.value
  inOneTransaction(library.db, () => {
    savePerson(library.db, person)
    record(library, 'person.added', person.id, { label: person.label, role: person.role })
  })
  return ok(person)
}
