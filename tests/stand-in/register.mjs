import { registerHooks } from 'node:module'

// `node --import <this file> out/main/main.js`: the module named electron is the stand-in.
const url = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url, shortCircuit: true } : next(specifier, context),
})
await import('./start.ts')
