import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSpool } from '../../../src-main/vault/spool.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'evenhand-test-'))

describe('Lines set aside on the disk', () => {
  it('come back in order, more than once, whatever they hold', () => {
    const spool = openSpool(folder())
    const lines = Array.from({ length: 3_000 }, (_, n) => `${n} "é" \\n ${'x'.repeat(n % 900)}`)
    for (const line of lines) spool.add(line)
    expect(spool.count()).toBe(3_000)
    expect([...spool.lines()]).toEqual(lines)
    spool.add('one more')
    expect([...spool.lines()]).toEqual([...lines, 'one more'])
    expect(() => spool.add('two\nlines')).toThrow('one line')
    spool.close()
  })

  it('have no name in the folder, so that nothing is left over', () => {
    const at = folder()
    const spool = openSpool(at)
    spool.add('x'.repeat(600_000))
    expect(readdirSync(at)).toEqual([])
    spool.close()
  })
})
