import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

const bills = { kind: 'job-start', mode: 'bill', sendNotification: false, gaps: { type: null } } as const

let bed: Bed
beforeAll(async () => {
  bed = await connectedBed({ profiles: 26, speed: 60 })
})
afterAll(() => bed.close())

const readAll = async (): Promise<void> => {
  const { directory, sweeps } = await bed.running.session()
  await vi.waitFor(async () => expect((await directory.state()).phase).toBe('idle'), { timeout: 20_000 })
  await sweeps.bills.start(
    valueOf(await directory.ask('recordsWanted', { what: 'bills', text: '', all: true })),
  )
  await vi.waitFor(() => expect(sweeps.bills.state().phase).toBe('idle'), { timeout: 20_000 })
}

it('gaps are closed by jobs, and what came of each is known, also after a start', async () => {
  await readAll()
  const { directory, bulk } = await bed.running.session()
  const all = valueOf(await directory.ask('coverage', { text: '', type: null, sort: 'missing' }))
  const ids = Int32Array.from(new Set(all.lines.filter((_, at) => at % 2 === 0)))
  const plan = valueOf(await directory.ask('gapPlan', { what: 'bills', ids, type: null }))
  // 12 ended in partial_success; of 23 one month never comes.
  expect([...plan.ids]).toEqual(expect.arrayContaining([12, 23]))
  expect(plan.missing + plan.late).toBe(all.periods.missing + all.periods.late)
  expect(plan.ids.length + plan.complete + plan.notRead + plan.cannotTell + plan.none).toBe(ids.length)

  const preview = valueOf(await bulk.preview(bills, [...ids]))
  expect(preview.total).toBe(plan.ids.length)
  const { id } = valueOf(await bulk.start(bills, [...ids], undefined))
  const answer = async () => valueOf(await (await bed.running.session()).bulk.gaps(id))
  // Jobs that somebody sees are looked at more often.
  ;(await bed.running.session()).watcher.onScreen(new Set(plan.ids))
  const first = await answer()
  expect([first.gaps, first.profiles]).toEqual([plan.missing + plan.late, plan.ids.length])

  await vi.waitFor(
    async () => {
      const reasons = (await answer()).open.map(({ reason }) => reason)
      for (const early of ['waiting', 'running', 'not-read'] as const) expect(reasons).not.toContain(early)
    },
    { timeout: 60_000, interval: 250 },
  )
  const over = await answer()
  const left = over.open.reduce((sum, { gaps }) => sum + gaps, 0)
  expect(over.filled).toBeGreaterThan(0)
  expect(over.filled + over.notExpected + left).toBe(over.gaps)
  // What it says is what coverage says now.
  const now = valueOf(await directory.ask('gapPlan', { what: 'bills', ids: plan.ids, type: null }))
  expect([...now.ids]).not.toContain(12)
  const nothingNew = over.open.find(({ reason, status }) => reason === 'nothing-new' && status === 'success')
  expect(nothingNew?.ids).toContain(23)
  expect(now.missing + now.late).toBe(left)
  // Each start went out once.
  const { items } = valueOf(await bulk.items(id, undefined, 0, 200))
  const jobs = items.flatMap(({ after }) => after ?? [])
  expect(new Set(jobs).size).toBe(jobs.length)

  await bed.reopen()
  await vi.waitFor(async () => expect(await answer()).toEqual(over), { timeout: 20_000 })

  valueOf(await bed.running.calls['profiles:forget']({ id: 23 }, context))
  const without = await answer()
  expect(without.forgotten).toBe(1)
  expect(JSON.stringify(without)).not.toContain('"id":23,')
})

it('a profile that lacks no bill gets no job', async () => {
  const { bulk, directory } = await bed.running.session()
  const complete = valueOf(
    await directory.ask('coverage', { text: 'missing:0', type: null, sort: 'missing' }),
  )
  const [id = 0] = complete.lines
  expect(await bulk.start(bills, [id], undefined)).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', detail: 'no profiles' },
  })
  expect(valueOf(await bulk.preview(bills, [id]))).toMatchObject({ total: 0 })
})
