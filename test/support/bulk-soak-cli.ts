import { parseArgs } from 'node:util'
import { soak } from './bulk-soak'
import { soakFill } from './fill-soak'

/** `npm run soak -- --faults 10000 [--seed 1]` */
const { values } = parseArgs({
  options: { faults: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
})
const seed = Number(values.seed)
const tell = (line: string): void => console.log(`lost: ${line}`)
const fill = await soakFill({ seed, profiles: 400, tell })
console.log(`filled ${fill.filled} rows under ${fill.faults} faults, lost ${fill.lost}`)
const { faults, runs, duplicates, lost } = await soak({
  faults: Number(values.faults) - fill.faults,
  seed,
  profiles: 150,
  progress: (so) => console.log(`${fill.faults + so} faults so far`),
  tell,
})
console.log(`runs ${runs}`)
console.log(`faults ${fill.faults + faults}, duplicates ${duplicates}, lost ${fill.lost + lost}`)
process.exitCode = duplicates + fill.lost + lost === 0 ? 0 : 1
