/** Starts a thread of this program's own code, whether it runs from its source or from the bundle. */
import { setFlagsFromString } from 'node:v8'
import { Worker, type WorkerOptions } from 'node:worker_threads'

const isSource = (url: string): boolean => url.endsWith('.ts')

/**
 * From source every thread strips its types with a WebAssembly module of Node's. After a thousand calls V8 exchanges the wrappers of its
 * imports and frees the old ones for all threads; with another thread at it, that has ended the whole process ("Check failed:
 * jit_page.has_value()", nodejs/node#64500; seen in V8 13.6). Wrappers that are never exchanged are never freed. The bundle has no
 * WebAssembly in its threads and keeps V8 as it is.
 */
if (isSource(import.meta.url)) setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000')

/** `from` is the caller's import.meta.url; `source` lies beside it in development, `bundled` beside the bundle. */
export const startThread = (from: string, source: `./${string}.ts`, bundled: `./${string}.js`, options: WorkerOptions): Worker =>
  new Worker(new URL(isSource(from) ? source : bundled, from), options)
