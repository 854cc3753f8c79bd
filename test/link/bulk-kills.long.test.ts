import { expect, test } from 'vitest'
import { killAgainAndAgain } from '../support/bulk-kills'

test(
  'killed six times in the middle of runs: nothing lost, doubled or corrupt',
  { timeout: 240_000 },
  async () => {
    const result = await killAgainAndAgain({ kills: 6, seed: 3, profiles: 150 })
    expect(result).toMatchObject({ kills: 6, lost: 0, doubled: 0, corrupt: 0 })
  },
)
