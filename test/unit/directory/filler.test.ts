import { describe, expect, it, vi } from 'vitest'
import { createFiller, type FillerParts } from '../../../electron/directory/filler'
import { fail, ok, type Result } from '../../../shared/errors/failure'

const fillerOf = (ids: readonly number[], more: Partial<FillerParts> = {}) => {
  const read: number[] = []
  const phases: string[] = []
  const left = new Set(ids)
  const filler = createFiller({
    list: async () => ok(undefined),
    due: async () => Int32Array.from(left),
    read: async (id) => {
      read.push(id)
      left.delete(id)
      return ok(null)
    },
    filled: async () => undefined,
    onChange: () => {
      const { phase } = filler.state()
      if (phases.at(-1) !== phase) phases.push(phase)
    },
    now: () => new Date(),
    every: 3_600_000,
    backoff: 1,
    ...more,
  })
  const until = (phase: string) => vi.waitFor(() => expect(filler.state().phase).toBe(phase))
  return { filler, read, phases, until, left }
}

const many = Array.from({ length: 300 }, (_, at) => at + 1)

describe('the filling', () => {
  it('lists, reads all in their order, and rests', async () => {
    const { filler, read, phases, until } = fillerOf(many)
    filler.start()
    await until('idle')
    expect(read).toEqual(many)
    expect(phases).toEqual(['listing', 'filling', 'idle'])
    expect(filler.state()).toMatchObject({ left: 0, failure: null })
    filler.close()
  })

  it('waits for the network, and goes on by itself', async () => {
    let down = true
    const held: unknown[] = []
    const { filler, read, until } = fillerOf(many, {
      list: async () => (down ? fail('unreachable') : ok(undefined)),
      onChange: () => void held.push(filler.state()),
    })
    filler.start()
    await vi.waitFor(() =>
      expect(held).toContainEqual(
        expect.objectContaining({ phase: 'waiting', failure: { code: 'unreachable' } }),
      ),
    )
    down = false
    await until('idle')
    expect(read).toEqual(many)
    filler.close()
  })

  it('passes over a row that cannot be read, but not over all', async () => {
    const read = async (id: number): Promise<Result<null>> => (id === 7 ? fail('bad-reply') : ok(null))
    const one = fillerOf(many, { read })
    one.filler.start()
    await one.until('idle')
    one.filler.close()

    const all = fillerOf(many, { read: async () => fail('server-error'), backoff: 3_600_000 })
    all.filler.start()
    await all.until('waiting')
    expect(all.filler.state().failure).toEqual({ code: 'server-error' })
    all.filler.close()
  })

  it('stops when it is paused, and reads the rest afterwards', async () => {
    const { filler, read, until, left } = fillerOf(many, {
      read: async (id) => {
        read.push(id)
        left.delete(id)
        if (id === 50) filler.pause(true)
        await Promise.resolve()
        return ok(null)
      },
    })
    filler.start()
    await until('paused')
    expect(read.length).toBeLessThan(many.length)
    filler.pause(false)
    await until('idle')
    expect(new Set(read)).toEqual(new Set(many))
    filler.close()
  })

  it('does not read again what was read on another way', async () => {
    const { filler, read, until } = fillerOf(many, {
      due: async () => {
        queueMicrotask(() => filler.wasRead(300))
        return Int32Array.from(many)
      },
    })
    filler.start()
    await until('idle')
    expect(read).not.toContain(300)
    expect(read).toHaveLength(299)
    filler.close()
  })

  it('does nothing while it is paused from the start, and begins at a refresh', async () => {
    const { filler, read, phases, until } = fillerOf(many)
    filler.pause(true)
    filler.start()
    expect(phases).toEqual(['paused'])
    expect(read).toEqual([])
    filler.refresh()
    await until('idle')
    expect(read).toEqual(many)
    filler.close()
  })
})
