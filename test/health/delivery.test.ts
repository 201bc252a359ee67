/** What delivery managers watch for, on plans that can be counted by hand. */
import { describe, expect, it } from 'vitest'
import { holdsTesting, isTestingWork, namesGoLive, namesSecurityReview } from '../../shared/health/namedWork.ts'
import { DAY, january } from '../schedule/worked.ts'
import { ask, promise, told } from './example.ts'

describe('dangling ends', () => {
  const tasks = { A: {}, B: {}, C: {}, D: {} }
  it('are a start that no link drives and a finish that no link follows', () => {
    expect(told('danglingLogic', { example: { tasks, links: ['A>B FF', 'B>C', 'C>D SS'] } })).toBe(
      '2 of 4, failed: B nothing drives its start: its predecessors bind only its finish; C nothing follows its finish: its successors wait only for its start',
    )
    expect(told('danglingLogic', { example: { tasks, links: ['A>B SF', 'B>C SS'] } })).toContain(
      'B nothing drives its start, nothing follows its finish',
    )
  })
  it('are none where another link holds the end: the ladder of SS and FF', () => {
    expect(told('danglingLogic', { example: { tasks, links: ['A>B SS', 'A>B FF', 'B>C', 'C>D'] } })).toBe('0 of 4, passed')
  })
  it('are none where there is no link at all: that is the first point', () => {
    expect(told('danglingLogic', { example: { tasks } })).toBe('0 of 4, passed')
  })
  it('are held by a link of the summary above, and a start that has happened needs none', () => {
    const under = { S: {}, A: { in: 'S' }, B: {}, X: {} }
    expect(told('danglingLogic', { example: { tasks: under, links: ['X>S', 'X>A FF', 'S>B'] } })).toBe('0 of 3, passed')
    const begun = { A: {}, B: { actualStart: january(5), percentComplete: 10 }, C: {} }
    expect(told('danglingLogic', { example: { tasks: begun, links: ['A>B FF', 'B>C'] } })).toBe('0 of 3, passed')
  })
})

it('no owner: one click gives a task to who owns what is above it', () => {
  const tasks = { S: { owner: 'Ann' }, A: { in: 'S' }, T: { in: 'S' }, B: { in: 'T' }, C: {} }
  const { items } = ask('owners', { example: { tasks } })
  expect(items.map(({ taskId, fix }) => [taskId, fix?.words ?? null])).toEqual([
    ['A', 'Give it to Ann'],
    ['B', 'Give it to Ann'],
    ['C', null],
  ])
})

it('no owner: milestones are asked too, an assignment is an answer', () => {
  const resources = [
    { id: 'r', uid: 1, name: 'Mia', kind: 'work' as const, initials: 'M', role: '', calendarId: null, maxUnits: 1, extras: null },
  ]
  const assignments = [{ id: 'a', uid: 1, taskId: 'B', resourceId: 'r', units: 1, work: null, delay: 0, extras: null }]
  const tasks = { S: {}, A: { in: 'S', owner: 'Ann' }, B: { in: 'S' }, C: { in: 'S' }, M: { in: 'S', duration: 0, milestone: true } }
  expect(told('owners', { example: { tasks }, more: { resources, assignments } })).toBe('2 of 4, failed: C no owner; M no owner')
})

it('dates without a predecessor: a typed date that nothing drives', () => {
  const on = january(12)
  const tasks = {
    A: { constraintType: 'SNET', constraintDate: on },
    B: { constraintType: 'SNET', constraintDate: on },
    C: { manual: true, manualStart: on, manualFinish: january(12, 17) },
    D: { constraintType: 'SNET', constraintDate: on, actualStart: on },
  } as const
  expect(told('looseDates', { example: { tasks, links: ['A>B'] } })).toBe(
    '2 of 4, failed: A start no earlier than 12 Jan 2026; C manually scheduled',
  )
})

describe('testing', () => {
  // Build 10 d, then test 4 d, then 6 d to the finish.
  const tasks = {
    Build: { duration: 10 * DAY },
    T: { name: 'System test', duration: 4 * DAY },
    Live: { duration: 6 * DAY },
    Env: { name: 'Test environment' },
  }
  const links = ['Build>T', 'T>Live']
  it('with room before the finish and its own length is well', () => {
    expect(told('squeezedTesting', { example: { tasks, links } })).toBe('0 of 1, passed')
  })
  it('is squeezed when little room is left', () => {
    expect(told('squeezedTesting', { example: { tasks, links }, limits: { testingRoomDays: 7 } })).toBe(
      '1 of 1, failed: T ends 6 d before the finish',
    )
  })
  it('is squeezed when it became shorter than it was promised', () => {
    const more = promise({ T: { duration: 8 * DAY } })
    expect(told('squeezedTesting', { example: { tasks, links }, more })).toBe('1 of 1, failed: T shortened from 8 d to 4 d')
  })
  it('is known by its own name or by the summary’s', () => {
    const under = { UAT: {}, Wave1: { in: 'UAT' }, Data: { in: 'UAT', name: 'Test data' }, Contest: { name: 'Contest rules' } }
    expect(ask('squeezedTesting', { example: { tasks: under } }).denominator).toBe(1)
    expect(told('squeezedTesting', { example: { tasks: { A: {} } } })).toContain('not measurable')
  })
})

describe('with a named go-live, what comes after it gives no room', () => {
  const tasks = {
    Build: { duration: 8 * DAY },
    T: { name: 'UAT', duration: 2 * DAY },
    Sec: { name: 'Pen test', duration: DAY },
    Go: { name: 'Go-live', duration: 0, milestone: true },
    Care: { name: 'Hypercare', duration: 30 * DAY },
  }
  const links = ['Build>T', 'Build>Sec', 'T>Go', 'Sec>Go', 'Go>Care']
  it('for testing', () => expect(told('squeezedTesting', { example: { tasks, links } })).toBe('1 of 1, failed: T ends 0 d before Go-live'))
  it('for a security review', () =>
    expect(told('lateSecurity', { example: { tasks, links } })).toBe(
      '1 of 1, failed: Sec finishes 15 Jan 2026, at 90 % of the way to Go-live',
    ))
})

describe('names as real plans have them', () => {
  const testing = (name: string, ...above: string[]): boolean => isTestingWork(name, above.some(holdsTesting))
  it('of testing, in many languages', () => {
    const names =
      'System test|UAT|SIT cycle 1|Cross-device QA (Android & iOS)|Warehouse UAT|7.4 Acceptance testing|Performance & security testing|Systemtest|Abnahme|Testphase|Recette utilisateur|Tests d’intégration|Pruebas unitarias|Testes de Aceitação|Homologação|Приёмка|Нагрузочное тестирование|Kiểm thử hệ thống|集成测试|验收|結合テスト|受入検収|통합 테스트|Run test scripts of UAT cycle 2'
    expect(names.split('|').filter((name) => !testing(name))).toEqual(['Run test scripts of UAT cycle 2'])
  })
  it('of what only sounds like it', () => {
    const names =
      'Prepare Revised Test Plan|Client Provide Anonymised Test Data|Performance Testing Environment Setup|Test case design & automation|Contest rules|Latest release|Sit with the sponsor|UAT sign-off|Acceptance criteria|Write tests for the API|Penetration test|テストデータ作成|测试用例|Testkonzept|Plan de pruebas|Protest letter|QA lead hired'
    expect(names.split('|').filter((name) => testing(name))).toEqual([])
  })
  it('below a summary of testing, unless it says otherwise or the summary holds more', () => {
    expect(testing('Cycle 1', 'Phase 4: Testing & QA (Revised)')).toBe(true)
    expect(testing('App Store submission', 'Testing')).toBe(false)
    expect(testing('Legal Sign-off on Data Privacy', 'Phase 4: Testing & QA (Revised)')).toBe(false)
    expect(testing('Cycle 1', 'QA & Launch')).toBe(false)
  })
  it('of security reviews', () => {
    const yes =
      'Security review|Review of the privacy concept|Legal Sign-off on Data Privacy|Pentest|VAPT|DPIA|GDPR assessment|Threat modelling|SOC 2 audit|Sicherheitsprüfung|Datenschutz-Folgenabschätzung|Audit de sécurité|Auditoría de seguridad|Teste de segurança|Аудит информационной безопасности|安全评审|渗透测试|セキュリティ診断|脆弱性診断|보안 점검|Kiểm tra bảo mật'
    expect(yes.split('|').filter((name) => !namesSecurityReview(name))).toEqual([])
    const no =
      'Security training|Техника безопасности|Data model & security design|Security hardening|Privacy policy page|Code review|Test data'
    expect(no.split('|').filter((name) => namesSecurityReview(name))).toEqual([])
  })
  it('of go-lives', () => {
    const yes =
      'Go-live|Go Live (wave 1)|Launch|Cutover|Production release|Produktivsetzung|Mise en production|Puesta en marcha|上线|本番リリース'
    expect(yes.split('|').filter((name) => !namesGoLive(name))).toEqual([])
    const no =
      'Go-live preparation|Go-live readiness|Cutover plan|Launch campaign|Go-live decision|Rollout training|Rehearse cutover|Build launch pad'
    expect(no.split('|').filter((name) => namesGoLive(name))).toEqual([])
    expect(namesGoLive('Wave 1 go-live', true)).toBe(true)
  })
})

describe('a security review', () => {
  const tasks = { Build: { duration: 8 * DAY }, Sec: { name: 'Security review', duration: DAY }, Live: { duration: DAY } }
  it('in the last quarter comes too late', () => {
    expect(told('lateSecurity', { example: { tasks, links: ['Build>Sec', 'Sec>Live'] } })).toBe(
      '1 of 1, failed: Sec finishes 15 Jan 2026, at 90 % of the program',
    )
  })
  it('in time passes, and later limits allow more', () => {
    expect(told('lateSecurity', { example: { tasks, links: ['Sec>Build', 'Build>Live'] } })).toBe('0 of 1, passed')
    expect(ask('lateSecurity', { example: { tasks, links: ['Build>Sec', 'Sec>Live'] }, limits: { securityBy: 90 } }).passed).toBe(true)
  })
  it('is told by its name', () => {
    const named = (name: string) => ask('lateSecurity', { example: { tasks: { A: { name } } } }).denominator
    expect(['Penetration test', 'Privacy impact assessment', 'Threat modelling', 'Security sign-off'].map(named)).toEqual([1, 1, 1, 1])
    expect(['Security training', 'Review of the budget'].map(named)).toEqual([null, null])
  })
})

it('green with negative float: reports on time, but a date behind it cannot be met', () => {
  const begun = { duration: 4 * DAY, actualStart: january(5) }
  const tasks = {
    Green: { ...begun, percentComplete: 60 },
    Behind: { ...begun, percentComplete: 10 },
    Calm: { ...begun, percentComplete: 60 },
    Gate: { duration: 0, milestone: true, deadline: january(7, 17) },
  }
  const example = { tasks, links: ['Green>Gate', 'Behind>Gate'], program: { statusDate: january(6, 17) } }
  expect(told('greenButLate', { example })).toBe('1 of 3, failed: Green 60 % reported with 50 % of its time gone, −1 d of float')
})
