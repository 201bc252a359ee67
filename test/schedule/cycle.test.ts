/** Circles: the exact path, through summaries and the tree too, and the candidate link that would close one. */
import { describe, expect, test } from 'vitest'
import { buildNetwork, CycleProblem } from '../../electron/scheduler/index.ts'
import { type CycleTask, findCycle, wouldClose } from '../../shared/cycle.ts'
import { DAY, planOf } from './worked.ts'

/** "S(A B)": A and B inside S. */
const tree: CycleTask[] = [
  { id: 'S', parentId: null },
  { id: 'U', parentId: 'S' },
  { id: 'A', parentId: 'U' },
  { id: 'B', parentId: 'U' },
  { id: 'C', parentId: null },
  { id: 'D', parentId: null },
]
const links = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((link) => ({ predecessorId: link.split('>')[0], successorId: link.split('>')[1] }))

describe('findCycle', () => {
  test.each<[string, string[] | null]>([
    ['', null],
    ['A>B B>C C>D', null],
    // Out of a summary's task into it again elsewhere is no circle.
    ['C>S A>D', null],
    ['A>B B>A', ['A', 'B', 'A']],
    ['C>D D>C A>B', ['C', 'D', 'C']],
    ['A>A', ['A', 'A']],
    // A summary waits for what is inside it.
    ['S>A', ['S', 'A', 'S']],
    ['A>S', ['A', 'S', 'A']],
    ['U>C C>B', ['U', 'C', 'B', 'U']],
    ['S>C C>A', ['S', 'C', 'A', 'S']],
  ])('%s', (text, path) => {
    const found = findCycle(tree, links(text))
    expect(found && turned(found)).toEqual(path && turned(path))
  })
  test('a task inside itself', () => {
    expect(findCycle([{ id: 'A', parentId: 'A' }], [])).toEqual(['A', 'A'])
    const path = findCycle(
      [
        { id: 'A', parentId: 'B' },
        { id: 'B', parentId: 'A' },
      ],
      [],
    )
    expect(path && turned(path)).toEqual(['A', 'B', 'A'])
  })
  test('a circle of 50,000 tasks is found without recursion, in full', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => ({ id: `t${at}`, parentId: null }))
    const ring = many.map((task, at) => ({ predecessorId: task.id, successorId: many[(at + 1) % many.length].id }))
    expect(findCycle(many, ring.slice(0, -1))).toBeNull()
    expect(findCycle(many, ring)).toHaveLength(50_001)
  })
})

/** A circle may be told from any of its tasks: turn it to begin with the smallest. */
const turned = (path: readonly string[]): string[] => {
  const open = path.slice(0, -1)
  const first = open.indexOf([...open].sort()[0])
  const round = [...open.slice(first), ...open.slice(0, first)]
  return [...round, round[0]]
}

describe('wouldClose', () => {
  test.each<[string, string, string[] | null]>([
    ['A>B B>C', 'C>D', null],
    ['A>B B>C', 'C>A', ['C', 'A', 'B', 'C']],
    ['', 'A>A', ['A', 'A']],
    ['', 'A>S', ['A', 'S', 'A']],
    ['', 'S>B', ['S', 'B', 'S']],
    ['S>C', 'D>A', null],
    ['S>C C>D', 'D>A', ['D', 'A', 'S', 'C', 'D']],
    ['C>S', 'A>C', ['A', 'C', 'S', 'A']],
  ])('%s, then %s', (text, candidate, path) => {
    const [link] = links(candidate)
    expect(wouldClose(tree, links(text), link)).toEqual(path)
    // The two searches agree on whether there is a circle.
    expect(findCycle(tree, [...links(text), link]) === null).toBe(path === null)
  })
})

test('a plan with a circle has no schedule; the refusal names the tasks in order', () => {
  const plan = planOf({
    tasks: { Design: {}, Build: {}, Test: { duration: 2 * DAY } },
    links: ['Design>Build', 'Build>Test', 'Test>Design'],
  })
  expect(() => buildNetwork(plan)).toThrowError(CycleProblem)
  expect(() => buildNetwork(plan)).toThrowError('These tasks wait for each other: Design → Build → Test → Design.')
})
