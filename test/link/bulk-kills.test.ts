import { expect, test } from 'vitest'
import { killAgainAndAgain } from '../support/bulk-kills'

test(
  'killed six times in the middle of a run: nothing lost, doubled or corrupt',
  { timeout: 240_000 },
  async () => {
    expect(await killAgainAndAgain(6, 3, () => undefined)).toMatchObject({
      kills: 6,
      lost: 0,
      doubled: 0,
      corrupt: 0,
    })
  },
)
