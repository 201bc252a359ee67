/** A real service on a real file in a folder of its own, for tests and benches. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createService, type Service, type ServiceOptions } from '../../electron/service/dispatch.ts'
import { firstRows } from '../../electron/service/newPlan.ts'
import { createFile } from '../../electron/store/open.ts'
import type { Call, OperationName } from '../../shared/contract/index.ts'
import type { Refusal } from '../../shared/contract/refusal.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { type Ask, askThrough } from '../ask.ts'

/** Monday. */
export const START = instantOf(2027, 1, 4, 8)
const NOW = Date.UTC(2027, 0, 4, 9)

export interface Bench {
  readonly home: string
  readonly service: Service
  readonly call: Call
  readonly ask: Ask
  /** The refusal, or an error that shows the value. */
  readonly refused: (name: OperationName, input: unknown) => Promise<Refusal>
  /** Lines of the log: bugs show up here. */
  readonly logged: string[]
  readonly close: () => Promise<void>
}

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'throughline-test-'))

export const openService = (options: Partial<ServiceOptions> = {}): Bench => {
  const home = options.home ?? newHome()
  const logged: string[] = []
  let count = 0
  const service = createService({
    shell: 'test',
    // Tests that are about back-ups ask for them.
    backUp: false,
    author: 'Anna',
    clock: () => NOW + count * 1000,
    newId: () => {
      count += 1
      return `id-${count}-${Math.random().toString(36).slice(2, 8)}`
    },
    log: (line) => logged.push(line),
    ...options,
    home,
  })
  const call = service.dispatch as Call
  return {
    home,
    service,
    call,
    logged,
    ask: askThrough(call, () => logged.join('\n')),
    refused: async (name, input) => {
      const answer = await service.dispatch(name, input)
      if (answer.ok) throw new Error(`${name} was not refused: ${JSON.stringify(answer.value).slice(0, 300)}`)
      return answer
    },
    close: async () => {
      await service.close()
      if (options.home === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A service with a new program of this name open. */
export const openNew = async (name = 'Test', options: Partial<ServiceOptions> = {}): Promise<Bench> => {
  const bench = openService(options)
  await bench.ask('files.create', { name, start: START })
  return bench
}

/** A program file with this plan in it; answers with its path. */
export const writePlan = (home: string, plan: Plan, name = 'plan'): string => {
  const path = join(home, `${name}.throughline`)
  createFile(path, firstRows({ clock: () => NOW, author: 'Anna' }, plan, 'New program'))
  return path
}
