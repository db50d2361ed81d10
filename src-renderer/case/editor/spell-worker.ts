import nspell from 'nspell'
// The package names no such files to importers, so they are taken by their place.
import affixes from '../../../node_modules/dictionary-en-gb/index.aff?raw'
import dictionary from '../../../node_modules/dictionary-en-gb/index.dic?raw'
import { POLICE_WORDS } from './police-words.ts'
import { answerTo, type Ask } from './spelling.ts'

// Looks words up away from the page, which must not stop while the dictionary is read.

const speller = nspell(affixes, dictionary)
for (const word of POLICE_WORDS) speller.add(word)

globalThis.addEventListener('message', (event: MessageEvent<Ask>) =>
  globalThis.postMessage(answerTo(event.data, speller)),
)
