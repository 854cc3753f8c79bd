import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { CallError } from '../../../../renderer/bridge/call'
import {
  forgetDone,
  jobStarted,
  startDoing,
  undoLast,
  type Done,
  type TakenBack,
} from '../../../../renderer/parts/done'
import { ok } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import { requests, show } from '../show'

afterEach(() => {
  cleanup()
  forgetDone()
})

const undo = (): void => act(undoLast)
const remember = (done: Done): void => act(() => startDoing().remember(done))
const notifyDone = (done: Done): void => act(() => startDoing().notifyDone(done))
const said = (text: RegExp | string) => screen.findByText(text)

describe('what was done last', () => {
  const order: string[] = []
  const done = (did: string, outcome: TakenBack = 'taken-back') => ({
    did,
    undo: async () => {
      order.push(did)
      return outcome
    },
  })

  it('is taken back first, each thing once, and then nothing is left', async () => {
    show(null)
    order.length = 0
    remember(done('Did one'))
    remember(done('Did two'))
    undo()
    expect(await said('Taken back: did two.')).toBeTruthy()
    undo()
    expect(await said('Taken back: did one.')).toBeTruthy()
    undo()
    expect(await said('There is nothing to take back.')).toBeTruthy()
    expect(order).toEqual(['Did two', 'Did one'])
  })

  it('says what cannot be taken back, and goes on with what was before it', async () => {
    show(null)
    order.length = 0
    remember(done('Did one'))
    remember(jobStarted(516))
    undo()
    expect(await said('Not taken back: started a job for profile 516.')).toBeTruthy()
    expect(await said('The API has no way to stop a job.')).toBeTruthy()
    expect(order).toEqual([])
    undo()
    expect(await said('Taken back: did one.')).toBeTruthy()
  })

  it('says why it was left, and what failed', async () => {
    show(null)
    remember({ did: 'Did one', undo: () => Promise.reject(new CallError({ code: 'outcome-unknown' })) })
    remember(done('Did two', { left: 'Somebody has changed it since.' }))
    undo()
    expect(await said('Somebody has changed it since.')).toBeTruthy()
    undo()
    expect(await screen.findByText(wordingOf({ code: 'outcome-unknown' }).title)).toBeTruthy()
    undo()
    await said('There is nothing to take back.')
  })

  it('is still what was done last if taking it back failed and nothing was changed', async () => {
    show(null)
    order.length = 0
    let isOffline = true
    remember(done('Did one'))
    remember({
      did: 'Did two',
      undo: async () => {
        if (isOffline) throw new CallError({ code: 'internal' })
        return 'taken-back'
      },
    })
    undo()
    await said(wordingOf({ code: 'internal' }).title)
    isOffline = false
    undo()
    expect(await said('Taken back: did two.')).toBeTruthy()
    expect(order).toEqual([])
  })

  it('is taken back one after the other, and once, however often it is asked for', async () => {
    show(null)
    let under = 0
    let most = 0
    let times = 0
    const slow = (did: string): Done => ({
      did,
      undo: async () => {
        under += 1
        times += 1
        most = Math.max(most, under)
        await new Promise(setImmediate)
        under -= 1
        return 'taken-back'
      },
    })
    remember(slow('Did one'))
    notifyDone(slow('Did two'))
    const button = await screen.findByRole('button', { name: /Undo/ })
    fireEvent.click(button)
    fireEvent.click(button)
    undo()
    await said('Taken back: did one.')
    expect([times, most]).toEqual([2, 1])
  })

  it('is not carried into another connection, by key, notice, a late answer, or half way', async () => {
    const { bridge } = show(null, {
      'tags:list': () => ok([]),
      'tags:add': () => ok({ tags: [], isNew: null }),
    })
    const doing = startDoing()
    notifyDone({
      did: 'Did one',
      undo: async (callHere) => {
        await callHere('tags:list', { profileId: 516 })
        forgetDone()
        await callHere('tags:add', { profileId: 516, name: 'solar' })
        return 'taken-back'
      },
    })
    const button = await screen.findByRole('button', { name: /Undo/ })
    undo()
    await waitFor(() => expect(requests(bridge, 'tags:list')).toHaveLength(1))
    await waitFor(() => expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull())
    fireEvent.click(button)
    doing.remember(done('Did late'))
    undo()
    await said('There is nothing to take back.')
    expect(requests(bridge, 'tags:add')).toEqual([])
  })

  it('is a series where it came in quick succession: all of it is taken back at once', async () => {
    show(null)
    order.length = 0
    for (const letter of ['s', 'so', 'sol']) remember({ ...done(`Searched ${letter}`), series: 'search' })
    undo()
    await said('Taken back: searched s.')
    undo()
    await said('There is nothing to take back.')
    expect(order).toEqual(['Searched s'])
  })

  it('has a button in its notice, which takes back that and nothing else', async () => {
    show(null)
    order.length = 0
    notifyDone(done('Did one'))
    remember(done('Did two'))
    fireEvent.click(await screen.findByRole('button', { name: /Undo/ }))
    await said('Taken back: did one.')
    undo()
    await said('Taken back: did two.')
    expect(order).toEqual(['Did one', 'Did two'])
  })

  it('has no notice left that offers it, once it is taken back by the key', async () => {
    show(null)
    notifyDone(done('Did one'))
    await screen.findByRole('button', { name: /Undo/ })
    undo()
    await said('Taken back: did one.')
    await waitFor(() => expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull())
  })
})
