import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeWhole } from '../../../src-main/files/write-file.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'evenhand-write-'))

describe('writing a whole file', () => {
  it('leaves the file and nothing beside it', async () => {
    const folder = newFolder()
    const path = join(folder, 'a.txt')
    expect(await writeWhole(path, 'text')).toEqual({ ok: true, value: path })
    expect(readFileSync(path, 'utf8')).toBe('text')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })
  it('never replaces a file unless told to', async () => {
    const folder = newFolder()
    const path = join(folder, 'a.txt')
    writeFileSync(path, 'first')
    const refused = await writeWhole(path, 'second')
    expect(refused.ok ? '' : refused.problems[0]?.code).toBe('FILE_EXISTS')
    expect(readFileSync(path, 'utf8')).toBe('first')
    expect(readdirSync(folder)).toEqual(['a.txt'])
    await writeWhole(path, Buffer.from('second'), { overwrite: true })
    expect(readFileSync(path, 'utf8')).toBe('second')
  })
  it('refuses a folder that is not there, or a name that is a folder, in plain words', async () => {
    const folder = newFolder()
    const none = await writeWhole(join(folder, 'no', 'a.txt'), 'x')
    expect(none.ok ? '' : none.problems[0]?.message).toContain('does not exist')
    mkdirSync(join(folder, 'taken'))
    expect((await writeWhole(join(folder, 'taken'), 'x', { overwrite: true })).ok).toBe(false)
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
