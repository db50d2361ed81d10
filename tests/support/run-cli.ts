import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const cli = resolve(import.meta.dirname, '../../src-main/cli.ts')
export const passphrase = 'granite kettle sundial forty-one'

export type Run = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs the real command line in a process of its own; `killAfter` ends it like a power cut. */
export function runCli(args: readonly string[], killAfter?: number): Promise<Run> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const timer =
      killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.on('close', (code) => {
      if (timer !== null) clearTimeout(timer)
      settle({ code, out, err })
    })
  })
}

/** A folder for one test, with a passphrase file and the options that name both. */
export function cliLibrary() {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-cli-'))
  const secret = join(folder, 'passphrase.txt')
  writeFileSync(secret, `${passphrase}\n`)
  const library = join(folder, 'library')
  const open = ['--library', library, '--passphrase-file', secret]
  const json = async (...args: readonly string[]): Promise<unknown> => {
    const run = await runCli([...args, ...open, '--json'])
    if (run.code !== 0) throw new Error(`${args.join(' ')} gave ${run.code}: ${run.err}`)
    return JSON.parse(run.out)
  }
  return { folder, library, open, json }
}
