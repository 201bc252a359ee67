/** The tree of a table's rows, from whichever of the ways that plans use: level, parent, filled column, WBS, numbers in names, indentation, bold groups. */

export interface HierarchyRow {
  readonly name: string
  /** Leading white space of the name and the cell's indent format, as one width. */
  readonly indent: number
  readonly outline: number
  readonly bold: boolean
  /** Index of the filled one among the name columns. */
  readonly nameColumn: number
  readonly level: string
  readonly parent: string
  readonly wbs: string
  readonly isNumericWbs: boolean
  readonly id: string
  readonly otherIds: readonly string[]
  /** Neither dates nor a duration. */
  readonly isBare: boolean
}
export type HierarchySource = 'level' | 'parent' | 'column' | 'wbs' | 'number' | 'indent' | 'outline' | 'bold' | 'flat'
export interface Hierarchy {
  readonly source: HierarchySource
  /** Index of the parent row, or -1. */
  readonly parents: number[]
  /** The codes as understood (1.10 that a number format had cut to 1.1). */
  readonly codes: readonly string[]
}

/** Parents from depths: the last row above that is less deep. */
const fromDepths = (depths: readonly number[]): number[] => {
  const open: number[] = []
  return depths.map((depth, at) => {
    while (open.length > 0 && depths[open[open.length - 1]] >= depth) open.pop()
    const parent = open.length > 0 ? open[open.length - 1] : -1
    open.push(at)
    return parent
  })
}
const isTree = (parents: readonly number[]): boolean => parents.some((parent) => parent >= 0)

const byLevel = (rows: readonly HierarchyRow[]): number[] | null => {
  const numbers = rows.map((row) => {
    const match = /\d+/.exec(row.level)
    return match ? Number(match[0]) : null
  })
  const known = numbers.filter((value) => value !== null)
  if (known.length < rows.length * 0.6 || known.length === 0) return null
  let last = known[0]
  const depths = numbers.map((value) => {
    last = value ?? last
    return last
  })
  const parents = fromDepths(depths)
  return isTree(parents) ? parents : null
}

const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

const byParent = (rows: readonly HierarchyRow[]): number[] | null => {
  const named = rows.filter((row) => row.parent !== '').length
  if (named === 0) return null
  const index = new Map<string, number>()
  for (const key of [(row: HierarchyRow) => row.name, (row: HierarchyRow) => row.wbs, (row: HierarchyRow) => row.id])
    rows.forEach((row, at) => {
      if (key(row) !== '') index.set(plain(key(row)), at)
    })
  rows.forEach((row, at) => {
    for (const other of row.otherIds) if (!index.has(plain(other))) index.set(plain(other), at)
  })
  const parents = rows.map((row, at) => {
    const parent = row.parent === '' ? -1 : (index.get(plain(row.parent)) ?? -1)
    return parent === at ? -1 : parent
  })
  const found = parents.filter((parent) => parent >= 0).length
  if (found < named * 0.5) return null
  return withoutLoops(parents)
}
/** A chain of parents that returns to itself is cut where it closes. */
const withoutLoops = (parents: readonly number[]): number[] => {
  const cut = [...parents]
  const state = new Uint8Array(cut.length)
  for (let start = 0; start < cut.length; start += 1) {
    const path: number[] = []
    let at = start
    while (at >= 0 && state[at] === 0) {
      state[at] = 1
      path.push(at)
      const next = cut[at]
      if (next >= 0 && state[next] === 1) cut[at] = -1
      at = cut[at]
    }
    for (const each of path) state[each] = 2
  }
  return cut
}

const byFilledColumn = (rows: readonly HierarchyRow[]): number[] | null => {
  const parents = fromDepths(rows.map((row) => row.nameColumn))
  return isTree(parents) ? parents : null
}

const CODE = /^[\p{L}]{0,6}[-_]?\d+(?:[.\-_/]\w+)*\.?$|^[\p{L}]{1,6}(?:[.\-_/]\w+)+$|^\d+$/u

/** A number format loses the last zero: after 1.9 the number 1.1 was 1.10. */
const mendCodes = (rows: readonly HierarchyRow[], codes: readonly string[]): string[] => {
  let before = ''
  return codes.map((code, at) => {
    const trimmed = code.replace(/\.$/, '')
    let mended = trimmed
    const last = /^(.*\.)(\d+)$/.exec(before)
    if (rows[at].isNumericWbs && last && trimmed !== '') {
      const expected = `${last[1]}${Number(last[2]) + 1}`
      if (expected !== trimmed && expected.endsWith('0') && Number(expected) === Number(trimmed)) mended = expected
    }
    if (mended !== '' && mended.split('.').length >= before.split('.').length) before = mended
    else if (mended !== '' && mended.includes('.')) before = mended
    return mended
  })
}

const byCode = (rows: readonly HierarchyRow[], raw: readonly string[]): { parents: number[]; codes: string[] } | null => {
  const filled = raw.filter((code) => code !== '').length
  const shaped = raw.filter((code) => CODE.test(code)).length
  if (filled < rows.length * 0.5 || shaped < filled * 0.8) return null
  const codes = mendCodes(rows, raw)
  const index = new Map<string, number>()
  codes.forEach((code, at) => {
    if (code === '') return
    if (!index.has(code)) index.set(code, at)
    // "1.0" above "1.1": the zero stands for the whole.
    const whole = /^(.+)\.0+$/.exec(code)?.[1]
    if (whole !== undefined && !codes.includes(whole) && !index.has(whole)) index.set(whole, at)
  })
  if (index.size < filled * 0.7) return null
  const parents = codes.map((code, at) => {
    const zeroless = code.replace(/\.0+$/, '')
    for (let cut = Math.max(...['.', '-', '_', '/'].map((mark) => zeroless.lastIndexOf(mark))); cut > 0; ) {
      const parent = index.get(zeroless.slice(0, cut))
      if (parent !== undefined && parent !== at) return parent
      cut = Math.max(...['.', '-', '_', '/'].map((mark) => zeroless.slice(0, cut).lastIndexOf(mark)))
    }
    return -1
  })
  if (!isTree(parents)) return null
  // A row without a code stands beside the row above it.
  for (let at = 1; at < parents.length; at += 1) if (codes[at] === '') parents[at] = parents[at - 1]
  return { parents: withoutLoops(parents), codes }
}

const NUMBER = /^\s*(\d{1,3}(?:\.\d{1,3})*)\s*[.)、．:]?(?=[\s\p{L}])/u
/** "1.2 Build", "2.1. 設計": the number's parts are the depth; a name without one lies below the last number, or above all when it comes first. */
const byNumber = (rows: readonly HierarchyRow[]): number[] | null => {
  const numbers = rows.map((row) => NUMBER.exec(row.name.normalize('NFKC'))?.[1] ?? '')
  const filled = numbers.filter((number) => number !== '')
  const deep = filled.filter((number) => number.includes('.'))
  if (filled.length < Math.max(3, rows.length * 0.2) || deep.length < 2) return null
  const known = new Set(filled)
  const rooted = deep.filter((number) => known.has(number.slice(0, number.lastIndexOf('.')))).length
  if (rooted < deep.length * 0.5) return null
  let last = 0
  const leading = numbers.findIndex((number) => number !== '')
  const depths = numbers.map((number, at) => {
    if (number !== '') last = number.split('.').length
    if (at < leading) return 0
    return number === '' ? last + 1 : last
  })
  const parents = fromDepths(depths)
  return isTree(parents) ? parents : null
}

const byDepth = (rows: readonly HierarchyRow[], depthOf: (row: HierarchyRow) => number): number[] | null => {
  const depths = rows.map(depthOf)
  if (new Set(depths).size < 2) return null
  const parents = fromDepths(depths)
  return isTree(parents) ? parents : null
}

/** Bold rows without dates above rows with dates are headings of groups. */
const byBold = (rows: readonly HierarchyRow[]): number[] | null => {
  const groups = rows.filter((row) => row.bold && row.isBare).length
  const others = rows.filter((row) => !row.bold).length
  const boldWithDates = rows.filter((row) => row.bold && !row.isBare).length
  if (groups === 0 || others < groups || boldWithDates > groups || rows[0] === undefined || !rows[0].bold) return null
  return fromDepths(rows.map((row) => (row.bold && row.isBare ? 0 : 1)))
}

export const hierarchyOf = (rows: readonly HierarchyRow[]): Hierarchy => {
  const codes = rows.map((row) => row.wbs)
  const answer = (source: HierarchySource, parents: number[], mended: readonly string[] = codes): Hierarchy => ({
    source,
    parents,
    codes: mended,
  })
  if (rows.length <= 1)
    return answer(
      'flat',
      rows.map(() => -1),
    )
  const level = byLevel(rows)
  if (level) return answer('level', level)
  const parent = byParent(rows)
  if (parent) return answer('parent', parent)
  const column = byFilledColumn(rows)
  const code =
    byCode(rows, codes) ??
    (codes.every((each) => each === '')
      ? byCode(
          rows,
          rows.map((row) => row.id),
        )
      : null)
  if (code) return answer('wbs', code.parents, code.codes)
  if (column) return answer('column', column)
  const number = byNumber(rows)
  if (number) return answer('number', number)
  const indent = byDepth(rows, (row) => row.indent)
  if (indent) return answer('indent', indent)
  const outline = byDepth(rows, (row) => row.outline)
  if (outline) return answer('outline', outline)
  const bold = byBold(rows)
  if (bold) return answer('bold', bold)
  return answer(
    'flat',
    rows.map(() => -1),
  )
}
