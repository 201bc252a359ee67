/** Random commands of every kind on whatever the plan is at the moment; some are refused, and that is part of it. */
import type { OperationName } from '../../shared/contract/index.ts'
import type { Answer } from '../../shared/contract/refusal.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { programRow } from '../../shared/model/program.ts'
import { taskFields } from '../../shared/model/task.ts'
import { randomFields } from './randomFields.ts'

export type Random = () => number
export interface Order {
  readonly name: OperationName
  readonly input: unknown
  /** An import is asked for with its file: a preview comes first and its id goes into the input. */
  readonly file?: { readonly name: string; readonly base64: string }
}
type Dispatch = (name: unknown, input: unknown) => Promise<Answer<unknown>>

/** As a shell would: one call, or a preview and its commit. */
export const perform = async (dispatch: Dispatch, order: Order): Promise<Answer<unknown>> => {
  if (!order.file) return dispatch(order.name, order.input)
  const read = await dispatch('import.preview', order.file)
  if (!read.ok) return read
  const { previewId } = read.value as { previewId: string }
  const answer = await dispatch(order.name, { ...(order.input as object), previewId })
  return answer.ok ? { ok: true, value: (answer.value as { result: unknown }).result } : answer
}

const some = <T>(random: Random, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
const whole = (random: Random, to: number): number => Math.floor(random() * to)

const taskSettings = randomFields(taskFields)
const programSettings = randomFields(programRow.omit({ id: true, extras: true }))
/** A reading starts a thread: seldom enough not to be most of a test's time. */
const IMPORTS = 0.001
const csv = (random: Random): string => {
  const lines = Array.from(
    { length: 2 + whole(random, 4) },
    (_, at) => `${at + 1},Imported ${whole(random, 99)},${1 + whole(random, 9)}d,,${at > 0 && random() < 0.6 ? at : ''},Mia`,
  )
  return ['ID,Name,Duration,Start,Predecessors,Owner', ...lines].join('\n')
}

/** One command; falls back to inserting where the plan has nothing to work on. */
export const randomOrder = (random: Random, plan: Plan): Order => {
  const id = (): string => some(random, plan.tasks)?.id ?? 'nobody'
  // Mostly leaves are deleted, else little is left to work on.
  const leaf = (): string =>
    some(
      random,
      plan.tasks.filter((task) => plan.tasks.every((other) => other.parentId !== task.id)),
    )?.id ?? 'nobody'
  const ids = (): string[] => Array.from({ length: 1 + whole(random, 3) }, id)
  const place = () => {
    const parentId = random() < 0.4 ? null : id()
    return {
      parentId,
      beforeId:
        random() < 0.5
          ? null
          : (some(
              random,
              plan.tasks.filter((task) => task.parentId === parentId),
            )?.id ?? null),
    }
  }
  const insert = (): Order => ({
    name: 'task.insert',
    input: {
      ...place(),
      tasks: Array.from({ length: 1 + whole(random, 4) }, (_, at) => ({
        name: `T${whole(random, 1000)}.${at}`,
        duration: 4800 * whole(random, 6),
      })),
    },
  })
  const day = plan.program.start + 14_400 * whole(random, 60)
  const choices: readonly (() => Order)[] = [
    insert,
    insert,
    insert,
    () => ({ name: 'task.update', input: { changes: ids().map((each) => ({ id: each, set: { duration: 4800 * whole(random, 9) } })) } }),
    () => ({
      name: 'task.update',
      input: { changes: [{ id: id(), set: { percentComplete: whole(random, 101), owner: `O${whole(random, 5)}` } }] },
    }),
    () => ({ name: 'task.update', input: { changes: [{ id: id(), set: { manual: random() < 0.5, active: random() < 0.9 } }] } }),
    () => ({
      name: 'task.update',
      input: {
        changes: [
          { id: id(), set: { constraintType: some(random, ['SNET', 'FNLT', 'MSO', 'ASAP', 'ALAP']), constraintDate: day, deadline: day } },
        ],
      },
    }),
    // Any field of the schema: none may be taken for one that moves no date.
    () => ({ name: 'task.update', input: { changes: [{ id: id(), set: taskSettings(random, { day, plan }) }] } }),
    () => ({ name: 'task.update', input: { changes: ids().map((each) => ({ id: each, set: taskSettings(random, { day, plan }) })) } }),
    () => ({ name: 'program.update', input: { set: programSettings(random, { day, plan }) } }),
    () => ({ name: 'task.delete', input: { ids: [random() < 0.2 ? id() : leaf()] } }),
    () => ({ name: 'task.move', input: { ids: ids(), ...place() } }),
    () => ({ name: 'task.indent', input: { ids: ids() } }),
    () => ({ name: 'task.outdent', input: { ids: ids() } }),
    () => ({
      name: 'program.update',
      input: { set: { statusDate: random() < 0.8 ? day : null, nearCriticalLimit: 4800 * whole(random, 9) } },
    }),
    () => ({ name: 'progress.reschedule', input: random() < 0.5 ? {} : { taskIds: ids() } }),
    () => ({ name: 'task.reschedule', input: { gestures: [{ taskId: id(), start: day }] } }),
    () => ({
      name: 'sheet.write',
      input: {
        edits: [
          {
            id: id(),
            cells: {
              duration: `${whole(random, 9)}d`,
              resources: `R${whole(random, 4)}`,
              predecessors: String(1 + whole(random, plan.tasks.length + 1)),
            },
          },
        ],
        append: [],
      },
    }),
    () => ({
      name: 'sheet.write',
      input: { edits: [], append: [{ ...place(), cells: { name: `S${whole(random, 99)}`, start: '2027-02-01', finish: '2027-02-05' } }] },
    }),
    () => ({
      name: 'link.add',
      input: {
        links: [
          { predecessorId: id(), successorId: id(), type: some(random, ['FS', 'SS', 'FF', 'SF']), lag: 4800 * (whole(random, 5) - 2) },
        ],
      },
    }),
    () => ({ name: 'link.add', input: { links: [{ predecessorId: id(), successorId: id(), type: 'FS', lag: 500, lagUnit: '%' }] } }),
    () => ({
      name: 'link.update',
      input: {
        id: some(random, plan.links)?.id ?? 'none',
        set: { type: some(random, ['FS', 'SS', 'FF', 'SF']), lag: 2400 * (whole(random, 7) - 3), lagUnit: some(random, ['d', 'eh', '%']) },
      },
    }),
    () => ({
      name: 'link.updateMany',
      input: { changes: [some(random, plan.links), some(random, plan.links)].map((link) => ({ id: link?.id ?? 'none', set: { lag: 0 } })) },
    }),
    () => ({ name: 'history.undoOne', input: { txn: 1 + whole(random, 40) } }),
    () => ({ name: 'link.remove', input: { ids: [some(random, plan.links)?.id ?? 'none'] } }),
    () => ({ name: 'link.chain', input: { taskIds: [id(), id()] } }),
    () => ({ name: 'link.unchain', input: { taskIds: ids() } }),
    () => ({ name: 'program.update', input: { set: { name: `P${whole(random, 9)}`, deadline: day } } }),
    () => ({ name: 'program.update', input: { set: { start: plan.program.start + 14_400 * whole(random, 3) } } }),
    () => ({ name: 'workstream.set', input: { taskId: id(), set: { lead: `L${whole(random, 9)}` } } }),
    () => ({
      name: 'resource.save',
      input: {
        resource: {
          id: `res-${whole(random, 3)}`,
          name: `R${whole(random, 9)}`,
          kind: 'work',
          initials: '',
          role: '',
          calendarId: null,
          maxUnits: 1,
        },
      },
    }),
    () => ({ name: 'resource.delete', input: { id: some(random, plan.resources)?.id ?? 'none' } }),
    () => ({
      name: 'assignment.set',
      input: {
        taskId: id(),
        assignments: plan.resources.slice(0, whole(random, 3)).map((row) => ({ resourceId: row.id, units: 0.25 + random() })),
      },
    }),
    () => ({ name: 'baseline.capture', input: { name: `B${whole(random, 2)}` } }),
    () => ({ name: 'baseline.rename', input: { id: some(random, plan.baselines)?.id ?? 'none', name: `B${whole(random, 4)}` } }),
    () => ({ name: 'baseline.delete', input: { id: some(random, plan.baselines)?.id ?? 'none' } }),
    () => ({ name: 'position.set', input: { positions: [{ id: id(), x: random() * 100, y: -random() * 100 }] } }),
    () => ({ name: 'position.clear', input: {} }),
    () => {
      const [standard] = plan.calendars
      const exceptions = [
        { name: 'Off', from: Math.floor(day / 14_400) * 14_400, to: Math.floor(day / 14_400) * 14_400, working: [], recurrence: null },
      ]
      const { uid: _uid, ...calendar } = standard
      return {
        name: 'calendar.save',
        input: {
          calendar:
            random() < 0.5
              ? { ...calendar, exceptions }
              : { ...calendar, id: `cal-${whole(random, 3)}`, name: `C${whole(random, 9)}`, exceptions },
        },
      }
    },
    () => ({ name: 'calendar.delete', input: { id: some(random, plan.calendars)?.id ?? 'none' } }),
  ]
  if (random() < IMPORTS)
    return {
      name: 'import.commit',
      input: { into: random() < 0.7 ? 'append' : 'replace' },
      file: { name: 'random.csv', base64: Buffer.from(csv(random)).toString('base64') },
    }
  // On an empty plan most commands would only be refused.
  if (plan.tasks.length < 4 && random() < 0.6) return insert()
  return (some(random, choices) ?? insert)()
}

/** The commands above, for a check that none is forgotten. */
export const exercised = (): string[] => {
  const plan = {
    program: { id: 'program', start: 0 },
    tasks: [{ id: 'a', parentId: null }],
    links: [],
    calendars: [{ id: 'c', uid: 1, name: 'C' }],
    resources: [],
    baselines: [],
  } as unknown as Plan
  const names = new Set<string>()
  for (let at = 0; at < 20_000; at += 1) names.add(randomOrder(Math.random, plan).name)
  return [...names]
}
