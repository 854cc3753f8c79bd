import { parseArgs } from 'node:util'
import { killAgainAndAgain } from './bulk-kills'

/** `npm run kill-test -- --kills 200 [--seed 1]` */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const { kills, runs, outcomes, lost, doubled, corrupt } = await killAgainAndAgain({
  kills: Number(values.kills),
  seed: Number(values.seed),
  profiles: 500,
  progress: (so) => {
    if (so % 10 === 0) console.log(`${so} kills so far`)
  },
})
console.log(`runs ${runs}, outcomes acknowledged ${outcomes}`)
console.log(`kills ${kills}, lost ${lost}, doubled ${doubled}, corrupt ${corrupt}`)
process.exitCode = lost + doubled + corrupt === 0 ? 0 : 1
