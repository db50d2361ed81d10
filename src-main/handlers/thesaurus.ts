import { readFileSync } from 'node:fs'
import { thesaurusSchema, type Thesaurus } from '#core/comparison/words'
import type { OpenLibrary } from './library.ts'
import { resource } from './session.ts'

/** The words that stand for each other in this field, as shipped. */
export const readThesaurus = (library: Pick<OpenLibrary, 'deps'>): Thesaurus =>
  thesaurusSchema.parse(JSON.parse(readFileSync(resource(library, 'thesaurus.json'), 'utf8')))
