/** A large reading comes over from its thread in pieces: whole, the same as without a thread, cancelled in the middle, and others are answered in between. */
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { readFile, startReaderAhead } from '../../electron/io/read/index.ts'
import { joinPieces, outlineOf, piecesOf } from '../../electron/io/read/inPieces.ts'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { readBytes } from '../../electron/io/read/read.ts'

const lines = (count: number, notes = 'Words'): Buffer =>
  Buffer.from(
    [
      'ID,Level,Task,Start,Finish,Predecessors,Baseline Start,Baseline Finish,Notes',
      ...Array.from(
        { length: count },
        (_, at) =>
          `${at + 1},${at % 100 === 0 ? 1 : 2},Task ${at + 1},2027-01-04,2027-01-08,${at % 100 < 2 ? '' : at},2027-01-04,2027-01-07,${notes}`,
      ),
    ].join('\n'),
  )
const options = { today: 0 }
const direct = (bytes: Buffer) => readBytes(bytes, 'plan.csv', options, defaultLimits)

/** What is done with the next reader, as soon as its thread exists. */
const onNextReader = (look: (reader: Worker) => void): void => void process.once('worker', look)
afterEach(() => void process.removeAllListeners('worker'))

describe('a reading in pieces', () => {
  it('twenty thousand rows arrive whole, as they were read', async () => {
    const bytes = lines(20_000)
    const [read, expected] = await Promise.all([readFile({ name: 'plan.csv', bytes }, options), direct(bytes)])
    expect(read.plan?.tasks).toHaveLength(20_000)
    expect(read.plan?.baselineTasks).toHaveLength(20_000)
    expect(JSON.stringify(read)).toBe(JSON.stringify(expected))
  })

  it('a reading cancelled while its pieces come over is cancelled, not half', async () => {
    const stop = new AbortController()
    let pieces = 0
    onNextReader((reader) =>
      reader.on('message', (answer) => {
        if (!('piece' in answer)) return
        pieces += 1
        stop.abort()
      }),
    )
    const { preview, plan } = await readFile({ name: 'plan.csv', bytes: lines(5000) }, options, undefined, stop.signal)
    expect(pieces).toBeGreaterThan(0)
    expect(preview).toMatchObject({ verdict: 'refused', rows: [] })
    expect(preview.message).toContain('cancelled')
    expect(plan).toBeNull()
  })

  it('others are answered after each piece, and long texts make more and smaller pieces', async () => {
    const result = await direct(lines(1000))
    const wordy = await direct(lines(1000, 'x'.repeat(20_000)))
    const pieces = [...piecesOf(result)]
    expect(Math.max(...[...piecesOf(wordy)].map(({ bytes }) => bytes.length))).toBeLessThan(1_100_000)
    expect([...piecesOf(wordy)].length).toBeGreaterThan(2 * pieces.length)

    const joining = joinPieces(outlineOf(result))
    for (const piece of pieces) joining.add(piece)
    let answered = 0
    let isOver = false
    const others = (async () => {
      while (!isOver) {
        await setImmediate()
        answered += 1
      }
    })()
    expect(await joining.whole()).toEqual(result)
    isOver = true
    await others
    expect(answered).toBeGreaterThanOrEqual(pieces.length)
  })

  it('a reader started ahead reads the next file, one file only, and the one after has its own', async () => {
    const started: Worker[] = []
    process.on('worker', (reader) => started.push(reader))
    startReaderAhead()
    startReaderAhead()
    const first = await readFile({ name: 'plan.csv', bytes: lines(3) }, options)
    expect(started).toHaveLength(1)
    expect(first.preview.tasks).toBe(3)
    const second = await readFile({ name: 'plan.csv', bytes: lines(4) }, options)
    expect(started).toHaveLength(2)
    expect(second.preview.tasks).toBe(4)
    // Less memory than usual is a limit of that one reading: no thread that waits has it.
    startReaderAhead()
    const bounded = await readFile({ name: 'plan.csv', bytes: lines(60_000) }, { ...options, limits: { memoryMb: 12 } })
    expect(bounded.preview.message).toContain('12 MB')
    expect(started).toHaveLength(4)
  })
})
