/** Where the tests are and how long one may take. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/bench/**'],
    testTimeout: 60_000,
    // What a user waits for may take its time on a busy machine: a test fails for what is wrong, not for what is slow.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    maxWorkers: 2,
    globalSetup: ['test/memoryFolder.ts'],
  },
})
