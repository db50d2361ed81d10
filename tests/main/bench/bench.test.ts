import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const node = join(root, 'node_modules/.bin/node')

describe('The bench', () => {
  it('prints every measure and every peer at its small size', () => {
    const { stdout, status } = spawnSync(node, [join(root, 'tests/bench/bench.ts'), '--small'], {
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    for (const name of [
      '1000 precedents',
      'import of a .jsonl file',
      'opening an encrypted library',
      'comparison without text',
      'comparison with text',
      'when one factor is ticked',
      'counterfactual',
      'array scan of the same formula',
      'beside that array scan',
      'beside reading the bits',
      'bm25 alone in FTS5',
      'MiniSearch',
      'matrix with filters',
      'text search',
      'consistency of the library',
      'beside MiniSearch',
      'bank of exceptional circumstances',
      'memory of this process',
      'preview of a notice',
      'render and sign a notice',
      'verify a signed PDF',
      'peer: pdfsig',
      'seconds in all',
    ])
      expect(stdout).toContain(name)
  }, 300_000)
})
