import { beforeEach, expect, test } from 'vitest'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { profileFinder } from '../../../../renderer/features/jobs/start/find-profiles'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import { reply, row } from '../profiles/samples'

let named: Result<{ readonly ids: readonly number[] }>

beforeEach(() => {
  named = ok({ ids: [] })
  putBridge(
    fakeBridge({
      // The directory has read profile 3 alone, and finds it by its label.
      'profiles:search': () => ok(reply([3])),
      'profiles:match': () => named,
      'profiles:get': () => fail('not-found'),
      'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id))),
    }),
  )
})

const find = async (text: string) =>
  (await profileFinder.find(text, new AbortController().signal)).map(({ value, exact }) => [value, exact])

test('a profile of the same label that only the server knows of is offered too: Enter takes neither of them', async () => {
  named = ok({ ids: [3, 9] })
  expect(await find('CASE-3')).toEqual([
    [3, true],
    [9, true],
  ])
})

test('while the server cannot be asked, what is found is offered, and none counts as exactly what was typed', async () => {
  named = fail('timed-out')
  expect(await find('CASE-3')).toEqual([[3, false]])
})
