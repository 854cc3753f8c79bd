import { parseArgs } from 'node:util'
import { soak } from './bulk-soak'

/** `npm run soak -- --faults 10000 [--seed 1]` */
const { values } = parseArgs({
  options: { faults: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
})
const { faults, runs, duplicates, lost } = await soak({
  faults: Number(values.faults),
  seed: Number(values.seed),
  profiles: 150,
  progress: (so) => console.log(`${so} faults so far`),
  tell: (line) => console.log(`lost: ${line}`),
})
console.log(`runs ${runs}`)
console.log(`faults ${faults}, duplicates ${duplicates}, lost ${lost}`)
process.exitCode = duplicates + lost === 0 ? 0 : 1
