import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { lineOf, syntheticContents, takeContents } from '../../bench/synthetic.ts'
import { newFolder, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'
import { law, sample } from '../../core/comparison/library.ts'

const SIZE = 4_000

describe('A search of the bank in a large library', () => {
  let library: TestLibrary
  beforeAll(async () => {
    library = await newLibrary()
    const file = join(newFolder(), 'many.jsonl')
    const contents = takeContents(syntheticContents(sample, law, 3), SIZE)
    writeFileSync(file, contents.map((content) => lineOf(content)).join('\n'))
    library.answers.openFiles = [file]
    value(await library.handlers['import:run']())
  }, 120_000)

  const search = (query: string) => library.handlers['exceptional:list']({ query })

  it('ends when it is cancelled and when other words are asked for', async () => {
    const cancelled = search('')
    value(await library.handlers['exceptional:cancel']())
    expect(value(await cancelled)).toBeNull()
    const first = search('career')
    const second = search('remorse')
    expect(value(await first)).toBeNull()
    expect(value(await second)).not.toBeNull()
  }, 60_000)

  it('finds the same after searches that were ended as in a library that was never searched', async () => {
    const other = await newLibrary()
    other.answers.openFiles = library.answers.openFiles
    value(await other.handlers['import:run']())
    const fresh = value(await other.handlers['exceptional:list']({ query: '' }))
    expect(fresh?.earlier.count).toBeGreaterThan(100)
    expect(value(await search(''))).toEqual(fresh)
  }, 120_000)
})
