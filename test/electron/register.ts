/** `node --import` this file to run electron/main.ts with the stand-in where it asks for the module `electron`. */
import { registerHooks } from 'node:module'

const standIn = new URL('./standIn.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)),
})
