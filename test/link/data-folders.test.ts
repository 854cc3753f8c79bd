import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  context,
  makeMachine,
  startConsole,
  valueOf,
  type ConsoleForTests,
  type Machine,
} from '../support/session'

// Two data folders of one person: two databases, but only one keychain.

let first: Machine
let second: Machine
let running: ConsoleForTests

beforeEach(() => {
  first = makeMachine()
  second = { ...makeMachine(), keychain: first.keychain }
})
afterEach(async () => {
  await running.close()
  first.remove()
  second.remove()
})

/** Enters Practice in this folder and writes a few lines to its activity log. Returns the connection's id. */
const practise = async (machine: Machine): Promise<string> => {
  running = await startConsole(machine)
  const { activeId } = valueOf(await running.connections.enterPractice())
  valueOf(await running.calls['profiles:create']({ providerId: 3150, label: 'Made here' }, context))
  return activeId ?? ''
}

const noticeIn = async (machine: Machine) => {
  await running.close()
  running = await startConsole(machine)
  return (await running.session()).notice
}

const anchorOf = (id: string): string => `${id}/activity-head`

describe('Practice in a second data folder', () => {
  it('begins a log and a key of its own, and leaves those of the first', async () => {
    const firstId = await practise(first)
    await running.close()
    const mine = new Map(first.keychain.entries)
    const secondId = await practise(second)
    expect((await running.session()).notice).toBeNull()
    expect(await noticeIn(second)).toBeNull()
    expect(secondId).not.toBe(firstId)
    for (const [account, secret] of mine) {
      if (account !== 'probe')
        expect([account, first.keychain.entries.get(account)]).toEqual([account, secret])
    }
    expect(await noticeIn(first)).toBeNull()
  })

  it('is forgotten without a loss to the first', async () => {
    await practise(first)
    await running.close()
    const secondId = await practise(second)
    valueOf(await running.connections.forget(secondId))
    expect([...first.keychain.entries.keys()].filter((account) => account.startsWith(secondId))).toEqual([])
    expect(await noticeIn(first)).toBeNull()
  })
})

describe('the same data folder', () => {
  it('is noticed when its database has been deleted: the anchor is of a longer log', async () => {
    const id = await practise(first)
    await running.close()
    for (const end of ['', '-wal', '-shm']) {
      rmSync(join(first.folder, 'connections', `${id}.db${end}`), { force: true })
    }
    expect(await noticeIn(first)).toMatchObject({ code: 'log-altered', detail: 'cut' })
  })

  it('is noticed when the anchor cannot be understood, which then stays as it is', async () => {
    const id = await practise(first)
    await running.close()
    first.keychain.entries.set(anchorOf(id), 'not a head')
    expect(await noticeIn(first)).toMatchObject({
      code: 'log-altered',
      detail: 'anchor-unreadable',
    })
    valueOf(await running.calls['profiles:create']({ providerId: 3150, label: 'Made later' }, context))
    await running.close()
    expect(first.keychain.entries.get(anchorOf(id))).toBe('not a head')
  })
})
