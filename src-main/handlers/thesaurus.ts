import { readFileSync } from 'node:fs'
import { thesaurusSchema, type Thesaurus } from '#core/comparison/words'
import type { OpenLibrary } from './library.ts'
import { resource } from './session.ts'

/** By file: it is shipped with the application and asked for at each comparison. */
const known = new Map<string, Thesaurus>()

/** The words that stand for each other in this field, as shipped. */
export function readThesaurus(library: Pick<OpenLibrary, 'deps'>): Thesaurus {
  const file = resource(library, 'thesaurus.json')
  const thesaurus = known.get(file) ?? thesaurusSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  known.set(file, thesaurus)
  return thesaurus
}
