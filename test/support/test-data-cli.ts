import { relative, resolve } from 'node:path'
import { bytesOf, expectedFiles, hasAnswers, moreFolder, oddFolder } from './interval-answers'
import { judge, readAsExpected, unhintedUnits, type Judgement } from './interval-judge'

/**
 * `npm run test:data [-- FOLDER]`: compares the interval files of a folder, one by one, with its answers; without a
 * folder those of the project.
 */

// npm runs scripts in the project's folder; INIT_CWD is the folder in which the person called it.
const here = process.env['INIT_CWD'] ?? process.cwd()
const named = process.argv.slice(2)
const folders = named.length > 0 ? named.map((folder) => resolve(here, folder)) : [oddFolder, moreFolder]

/** `console.table` and the like would cut off long names. */
const columns = (cells: readonly (readonly [string, number])[]): string =>
  cells
    .map(([cell, width]) => cell.padEnd(width))
    .join('  ')
    .trimEnd()

const missing = folders.filter((folder) => !hasAnswers(folder))
if (missing.length > 0) {
  for (const folder of missing) console.error(`No expected.json in ${relative(here, folder) || folder}`)
  process.exitCode = 2
} else {
  const files = folders.flatMap((folder) =>
    expectedFiles(folder).map(([name, expected]) => ({ folder, name, expected })),
  )
  const width = Math.max(...files.map(({ name }) => name.length))
  const counts: Record<Judgement['verdict'], number> = { right: 0, silent: 0, wrong: 0 }
  console.log(columns([['', 6], ['file', width], ['shown without a chosen unit', 0]])) // prettier-ignore
  for (const { folder, name, expected } of files) {
    const bytes = bytesOf(folder, name)
    const { verdict, differences } = judge(readAsExpected(bytes, expected), expected)
    counts[verdict]++
    console.log(columns([[verdict, 6], [name, width], [unhintedUnits(bytes, expected), 0]])) // prettier-ignore
    for (const difference of differences) console.log(`          ${difference}`)
  }
  console.log(`${counts.right} right, ${counts.silent} silent, ${counts.wrong} wrong`)
  process.exitCode = files.length > 0 && counts.right === files.length ? 0 : 1
}
