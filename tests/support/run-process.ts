import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const cli = resolve(import.meta.dirname, '../../src-main/cli.ts')

export type Run = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs the real command line in a process of its own; `killAfter` ends it like a power cut. */
export function runProcess(args: readonly string[], killAfter?: number): Promise<Run> {
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
