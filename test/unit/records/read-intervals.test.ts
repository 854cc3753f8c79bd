import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { createIntervalReader } from '../../../electron/records/read-intervals'
import { startWorker } from '../../support/programs'

const realWorker = (): Worker => startWorker('electron/records/worker.ts')
const scripted = (code: string) => (): Worker => new Worker(code, { eval: true })

const csv =
  'Start,Usage (kWh)\n2024-01-01T00:00:00Z,1.5\n2024-01-01T01:00:00Z,0.25\n2024-01-01T02:00:00Z,0.25\n'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const never = new AbortController().signal

describe('the interval reader', () => {
  it('reads a file in a worker and gets typed arrays back', async () => {
    const result = await createIntervalReader(realWorker).read(bytes(csv), {}, never)
    expect(result).toMatchObject({
      ok: true,
      value: {
        channels: [{ name: 'Usage', unit: 'kWh', total: '2', value: new Float64Array([1.5, 0.25, 0.25]) }],
      },
    })
  })

  it('passes the hints on, and the failures back', async () => {
    const reader = createIntervalReader(realWorker)
    expect(await reader.read(bytes('%PDF-1.7 ...'), {}, never)).toMatchObject({
      ok: false,
      error: { code: 'bad-reply', detail: 'it looks like a PDF' },
    })
    expect(await reader.read(bytes(csv), { zone: 'Mars/Olympus' }, never)).toMatchObject({
      error: { code: 'invalid-input' },
    })
  })

  it('reads a view of a larger buffer without taking the rest along', async () => {
    const larger = bytes(`xx${csv}yy`)
    const result = await createIntervalReader(realWorker).read(larger.subarray(2, 2 + csv.length), {}, never)
    expect(result).toMatchObject({ ok: true, value: { channels: [{ total: '2' }] } })
    expect(larger.byteLength).toBe(csv.length + 4)
  })

  it('refuses more than 64 MB before a worker starts', async () => {
    const reader = createIntervalReader(() => {
      throw new Error('must not start')
    })
    expect(await reader.read(new Uint8Array(64 * 1024 * 1024 + 1), {}, never)).toMatchObject({
      error: { code: 'too-large' },
    })
  })

  it('fails when the worker throws', async () => {
    const reader = createIntervalReader(scripted('throw new TypeError("secret text")'))
    const result = await reader.read(bytes(csv), {}, never)
    expect(result).toEqual({ ok: false, error: { code: 'internal', detail: 'interval reader: TypeError' } })
  })

  it('fails when the worker ends without an answer', async () => {
    const reader = createIntervalReader(scripted('process.exit(0)'))
    expect(await reader.read(bytes(csv), {}, never)).toMatchObject({ error: { code: 'internal' } })
  })

  it('fails when the worker is out of memory, and lives on itself', async () => {
    const hungry = (): Worker =>
      new Worker('const all = []; for (;;) all.push(new Array(1e5).fill(all.length))', {
        eval: true,
        resourceLimits: { maxOldGenerationSizeMb: 16 },
      })
    expect(await createIntervalReader(hungry).read(bytes(csv), {}, never)).toMatchObject({
      error: { code: 'too-large' },
    })
  })

  it('stops a worker that never comes to an end', async () => {
    let worker: Worker | undefined
    const stuck = (): Worker => (worker = new Worker('for (;;);', { eval: true }))
    const result = await createIntervalReader(stuck, { deadlineMs: 300 }).read(bytes(csv), {}, never)
    expect(result).toMatchObject({
      error: { code: 'bad-reply', detail: 'reading it took longer than 0.3 s' },
    })
    // An ended worker has no thread any more.
    await expect.poll(() => worker?.threadId).toBe(-1)
  })

  it('is cancelled by its signal, before and while it reads', async () => {
    const stuck = createIntervalReader(scripted('for (;;);'))
    const controller = new AbortController()
    const reading = stuck.read(bytes(csv), {}, controller.signal)
    controller.abort()
    expect(await reading).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(await stuck.read(bytes(csv), {}, controller.signal)).toEqual({
      ok: false,
      error: { code: 'cancelled' },
    })
  })
})
