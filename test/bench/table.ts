import type { Row } from './row'

const heads = ['row', 'ours', 'against', 'unit', 'ratio', 'goal', 'met']

const cellsOf = (row: Row): readonly string[] => [
  row.name,
  String(row.value),
  String(row.against),
  row.unit,
  String(row.ratio),
  row.goal,
  row.met ? 'yes' : 'no',
]

/** The rows as a table of Markdown, for the terminal and for docs/reference/benchmarks.md. */
export const tableOf = (rows: readonly Row[]): string => {
  const lines = [heads, ...rows.map(cellsOf)]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const draw = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = widths.map((width) => '-'.repeat(width))
  return [heads, rule, ...rows.map(cellsOf)].map(draw).join('\n')
}
