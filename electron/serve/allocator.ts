/** How the C library keeps what is freed, which only a process that begins can be told. */

/** Bytes: larger blocks go back at once, and so does what is free at an arena's end. */
const KEPT = String(1_048_576)

/**
 * Puts the same program in this process's place, with glibc's thresholds fixed. By itself glibc raises them with each large block that
 * is freed, up to keeping 64 MB of every ended thread: after 250 imports as hostile as can be some 150 MB more, so 40. Call it before
 * anything is open. Linux only; Electron has an allocator of its own.
 */
export const fixAllocator = (): void => {
  const { MALLOC_TRIM_THRESHOLD_: told, ...env } = process.env
  if (process.platform !== 'linux' || told !== undefined || process.execve === undefined) return
  process.execve(process.execPath, [process.argv0, ...process.execArgv, ...process.argv.slice(1)], {
    ...env,
    MALLOC_TRIM_THRESHOLD_: KEPT,
    MALLOC_MMAP_THRESHOLD_: KEPT,
  })
}
