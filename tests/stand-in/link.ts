// Two processes, each with an object of functions that the other calls; Node's own channel between
// parent and child carries the values as structured clones.

type Message =
  | { readonly call: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly reply: number; readonly value: unknown }
  | { readonly failure: number; readonly message: string }

type AsyncFunctions = { readonly [name: string]: (...args: never[]) => Promise<unknown> }

type Port = {
  readonly connected: boolean
  readonly send?: ((message: Message) => boolean) | undefined
  readonly on: (event: 'message' | 'exit', listener: (value: unknown) => void) => unknown
}

/** Lets the other process call `local`, and returns its functions as if they were here. */
export const link = <Remote extends object>(port: Port, local: AsyncFunctions): Remote => {
  const waiting = new Map<number, { done: (value: unknown) => void; fail: (e: Error) => void }>()
  let lastCall = 0
  const post = (message: Message): void => {
    if (port.connected) port.send?.(message)
  }
  const serve = async (call: number, name: string, args: readonly unknown[]): Promise<void> => {
    try {
      const serving = local[name]
      if (!serving) throw new Error(`Nothing is called ${name} here`)
      post({ reply: call, value: await serving(...(args as never[])) })
    } catch (error) {
      post({ failure: call, message: error instanceof Error ? error.message : String(error) })
    }
  }
  port.on('message', (raw) => {
    const message = raw as Message
    if ('call' in message) return void serve(message.call, message.name, message.args)
    const id = 'reply' in message ? message.reply : message.failure
    const call = waiting.get(id)
    waiting.delete(id)
    if ('reply' in message) call?.done(message.value)
    else call?.fail(new Error(message.message))
  })
  port.on('exit', () => {
    for (const call of waiting.values()) call.fail(new Error('The other process has ended'))
  })
  const callRemote =
    (name: string) =>
    (...args: unknown[]): Promise<unknown> =>
      new Promise((done, fail) => {
        const call = ++lastCall
        waiting.set(call, { done, fail })
        post({ call, name, args })
      })
  return new Proxy(
    {},
    { get: (_target, name) => (name === 'then' ? undefined : callRemote(String(name))) },
  ) as Remote
}
