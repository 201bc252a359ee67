/** A slide's table in miniature. */
import type { TableBlock } from '../../../../shared/report/content.ts'
import { slide as frame, table } from '../../../../shared/report/geometry.ts'
import { runClass } from './Cards.tsx'
import { Mark } from './Mark.tsx'

export const Table = ({ block, top }: { readonly block: TableBlock; readonly top: number }) => {
  const width = block.columns.reduce((sum, column) => sum + column.width, 0)
  return (
    <foreignObject x={frame.left} y={top} width={width} height={frame.foot - top}>
      <table className="s-table" style={{ width }}>
        <colgroup>
          {block.columns.map((column, at) => (
            <col key={at} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr style={{ height: table.header }}>
            {block.columns.map((column, at) => (
              <th key={at} className={column.align}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index} style={{ height: row.height }}>
              {row.cells.map((cell, at) => (
                <td key={at} className={`${block.columns[at].align} ${runClass(cell)}`}>
                  {cell.rag ? <Mark rag={cell.rag} size={13} /> : null}
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </foreignObject>
  )
}
