/** Resources and assignments of a Microsoft Project XML file; an assignment to nobody (-65535) is none. */
import type { Assignment, Resource } from '../../../shared/model/resource.ts'
import { calendarId } from './mspdiCalendars.ts'
import { extrasOf } from './mspdiTasks.ts'
import { atMost, durationOf, fieldOf, flagOf, itemsOf, numberOf, wholeOf } from './mspdiValues.ts'
import { child, type XmlElement } from './xml.ts'

const RESOURCE = new Set(
  `UID ID Name Type IsNull Initials Group MaxUnits PeakUnits OverAllocated CalendarUID Work RegularWork OvertimeWork ActualWork RemainingWork ActualOvertimeWork
  RemainingOvertimeWork PercentWorkComplete Cost OvertimeCost ActualCost ActualOvertimeCost RemainingCost RemainingOvertimeCost WorkVariance CostVariance SV CV ACWP
  BCWS BCWP TimephasedData Start Finish`.split(/\s+/),
)
const ASSIGNMENT = new Set(
  `UID TaskUID ResourceUID Units Work RemainingWork RegularWork ActualCost Cost CostVariance RemainingCost RemainingOvertimeCost WorkVariance SV CV VAC ACWP BCWS BCWP StartVariance FinishVariance
  OverAllocated Overallocated Start Finish Delay LevelingDelay LevelingDelayFormat`.split(/\s+/),
)
const units = (value: number | null): number => Math.min(1_000_000, Math.max(0, value ?? 1))

export const readResources = (project: XmlElement, calendars: ReadonlySet<string>, onWrapped: (name: string) => void): Resource[] => {
  const seen = new Set<number>()
  return itemsOf(child(project, 'Resources'), 'Resource', onWrapped).flatMap((element): Resource[] => {
    const uid = wholeOf(element, 'UID')
    const name = (fieldOf(element, 'Name') ?? '').slice(0, 400)
    // UID 0 without a name is Project's row for work that nobody has; blank lines have no name either.
    if (uid === null || uid < 0 || seen.has(uid) || name === '' || flagOf(element, 'IsNull')) return []
    seen.add(uid)
    const calendar = wholeOf(element, 'CalendarUID')
    const kind =
      flagOf(element, 'IsCostResource') || wholeOf(element, 'Type') === 2 ? 'cost' : wholeOf(element, 'Type') === 0 ? 'material' : 'work'
    return [
      {
        id: `r${uid}`,
        uid,
        name,
        kind,
        initials: (fieldOf(element, 'Initials') ?? '').slice(0, 40),
        role: (fieldOf(element, 'Group') ?? '').slice(0, 400),
        calendarId: calendar !== null && calendars.has(calendarId(calendar)) ? calendarId(calendar) : null,
        maxUnits: units(numberOf(element, 'MaxUnits')),
        extras: extrasOf(element, RESOURCE),
      },
    ]
  })
}

export const readAssignments = (
  project: XmlElement,
  taskByUid: ReadonlyMap<number, string>,
  resources: readonly Resource[],
  onWrapped: (name: string) => void,
): Assignment[] => {
  const known = new Set(resources.map((resource) => resource.uid))
  const used = new Set<number>()
  let next = 0
  return itemsOf(child(project, 'Assignments'), 'Assignment', onWrapped).flatMap((element): Assignment[] => {
    const taskId = taskByUid.get(wholeOf(element, 'TaskUID') ?? -1)
    const resourceUid = wholeOf(element, 'ResourceUID') ?? -1
    if (taskId === undefined || !known.has(resourceUid)) return []
    let uid = wholeOf(element, 'UID') ?? -1
    if (uid < 0 || used.has(uid)) {
      while (used.has(next)) next += 1
      uid = next
    }
    used.add(uid)
    return [
      {
        id: `a${uid}`,
        uid,
        taskId,
        resourceId: `r${resourceUid}`,
        units: units(numberOf(element, 'Units')),
        delay: atMost((wholeOf(element, 'Delay') ?? 0) + (wholeOf(element, 'LevelingDelay') ?? 0)) ?? 0,
        work: atMost(durationOf(element, 'Work')),
        extras: extrasOf(element, ASSIGNMENT),
      },
    ]
  })
}
