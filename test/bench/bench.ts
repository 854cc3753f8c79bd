import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchBulk } from './bulk'
import { benchCoverage } from './coverage'
import { benchCoveragePage } from './coverage-page'
import { benchFill } from './fill'
import { benchGrid } from './grid'
import { benchHostile } from './hostile'
import { benchIntervals } from './intervals'
import { benchReaders } from './readers'
import { benchReads } from './reads'
import { benchReplies } from './replies'
import type { Row } from './row'
import { benchStart } from './start'
import { tableOf } from './table'
import { benchTriage } from './triage'
import { benchWatch } from './watch'

/** Entry of `npm run bench`: all rows, or the named ones. A missed goal fails nothing; the table says so. */

const electron = process.env['LINK_CONSOLE_ELECTRON_EXECUTABLE']
if (!electron) throw new Error('Run this through `npm run bench`, which finds Electron')

const benches: ReadonlyMap<string, () => Promise<readonly Row[]>> = new Map([
  ['start', () => benchStart(electron)],
  ['reads', () => benchReads()],
  ['replies', () => benchReplies()],
  ['fill', () => benchFill()],
  ['bulk', () => benchBulk()],
  ['triage', () => benchTriage()],
  ['coverage', async () => [...(await benchCoverage()), ...(await benchCoveragePage(electron))]],
  ['watch', () => benchWatch()],
  ['grid', () => benchGrid(electron)],
  ['hostile', () => benchHostile()],
  ['intervals', () => benchIntervals(electron)],
  ['readers', () => benchReaders()],
])

const named = process.argv.slice(2)
const unknown = named.filter((name) => !benches.has(name))
if (unknown.length > 0)
  throw new Error(`No row ${unknown.join(', ')}: there are ${[...benches.keys()].join(', ')}`)

const load = (): string => `${loadavg()[0]?.toFixed(2) ?? ''} on ${availableParallelism()} cores`

const out = fileURLToPath(new URL('../../out/bench.json', import.meta.url))
const rows: Row[] = []
for (const [name, bench] of benches) {
  if (named.length > 0 && !named.includes(name)) continue
  console.log(`${name}: load ${load()} before`)
  rows.push(...(await bench()))
  console.log(`${name}: load ${load()} after`)
}
console.log(`\n${tableOf(rows)}\n`)
await mkdir(dirname(out), { recursive: true })
await writeFile(out, `${JSON.stringify(rows, null, 2)}\n`)
