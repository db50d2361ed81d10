import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { allegationSchema } from '#core/hearing-case'
import { certified, innerOf, introduce, packFor, takeInCase } from '../../support/case-pack.ts'
import { memberLaptop } from '../../support/laptops.ts'
import {
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { readBytes, signAnything, signingKey, takeApart } from '../exchange/make-pack.ts'

describe('What page numbers in reasons mean, in a pack of a case', () => {
  let chair: TestLibrary
  let office: TestLibrary
  let caseId: string
  let toOffice: string

  const opened = async () => value(await chair.handlers['case:open']({ id: caseId }))
  async function add(name: string, text: string) {
    const path = join(newFolder(), name)
    writeFileSync(path, text)
    chair.answers.openFiles = [path]
    value(await chair.handlers['bundle:add']({ caseId }))
  }
  async function readAll({ handlers }: TestLibrary) {
    while (value(await handlers['bundle:search']({ caseId, query: '' })).pagesUnread > 0);
  }
  async function reason(reasons: string) {
    const { findings } = (await opened()).hearingCase
    const changed = { ...findings, allegations: [allegationSchema.parse({ id: 'a1', reasons })] }
    const input = { id: caseId, section: 'findings', value: changed, settled: true } as const
    value(await chair.handlers['case:save'](input))
  }
  async function lastFirst() {
    const { documents } = await opened()
    const placed = documents.toReversed().map(({ id }) => ({
      documentId: id,
      section: 'OTHER' as const,
      dated: null,
      description: '',
    }))
    value(await chair.handlers['bundle:arrange']({ caseId, documents: placed }))
  }
  const pack = () =>
    packFor(chair, caseId, { id: toOffice, role: 'SECRETARIAT' as const, seat: null })
  async function strayedThere() {
    caseId = (value(await office.handlers['case:list']())[0] ?? expect.fail('No case')).id
    await readAll(office)
    return value(await office.handlers['evidence:references']({ caseId }))
  }

  beforeEach(async () => {
    chair = await newLibrary()
    await certified(chair, 'Chair')
    caseId = value(await chair.handlers['case:create']({ matter: 'Records' })).hearingCase.id
    await add('First.txt', 'The first statement says this.')
    await add('Second.txt', 'The second statement says that.')
    await readAll(chair)
    office = await memberLaptop('Secretariat', 'SECRETARIAT')
    toOffice = await introduce(chair, office, 'Secretariat')
  })
  afterEach(() => {
    chair.close()
    office.close()
  })

  it('is what its writer meant, though the pages were put in another order since', async () => {
    await reason('Shown by [bundle page 3].')
    await lastFirst()
    value(await takeInCase(office, await pack()))
    const [strayed, ...others] = await strayedThere()
    expect(others).toEqual([])
    expect(strayed).toMatchObject({
      label: '3',
      state: 'MOVED',
      now: { title: 'First' },
      instead: { title: 'Second', label: '2' },
    })
  })

  it('is read off the bundle where the pack does not say it, as none did before', async () => {
    await reason('Shown by [bundle page 3].')
    chair.session.library?.db.exec('DELETE FROM page_reference')
    value(await takeInCase(office, await pack()))
    expect(await strayedThere()).toEqual([])
  })

  it('has a schema of its own, of which a pack is that says it, and no other pack', async () => {
    const schema = async () =>
      value(await readBytes(await innerOf(office, await pack()))).manifest.schema
    expect(await schema()).toBe(1)
    await reason('Shown by [bundle page 3].')
    expect(await schema()).toBe(2)
  })

  it('is read from a pack that says it under the schema before; one after it is named newer', async () => {
    await reason('Shown by [bundle page 3].')
    await lastFirst()
    const inner = await innerOf(office, await pack())
    const { manifest, contents } = takeApart(inner)
    const of = async (schema: number) => {
      const said = { ...(JSON.parse(manifest.toString()) as object), schema }
      const path = join(newFolder(), `${schema}.evenhand-pack`)
      writeFileSync(path, signAnything(canonicalJson(said), contents, await signingKey()))
      return path
    }
    office.answers.openFiles = [await of(3)]
    expect(codes(await office.handlers['pack:inspect']({ secret: null }))).toEqual(['NEWER_PACK'])
    value(await takeInCase(office, await of(1)))
    expect(await strayedThere()).toMatchObject([{ label: '3', state: 'MOVED' }])
  })
})
