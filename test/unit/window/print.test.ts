import type { WebContents } from 'electron'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { paperOf, printPage } from '../../../electron/window/print'

const letter = { width: 612, height: 792 }

/** Prints with a system that answers so. */
const printing = (printed: boolean, reason = '') => {
  const print = vi.fn<WebContents['print']>((_options, done) => done?.(printed, reason))
  return { print, answer: printPage({ print }, letter) }
}

describe('the paper of a page', () => {
  it.each([
    [
      { width: 612, height: 792 },
      { pageSize: 'Letter', landscape: false },
    ],
    [
      { width: 792, height: 612 },
      { pageSize: 'Letter', landscape: true },
    ],
    [
      { width: 595.276, height: 841.89 },
      { pageSize: 'A4', landscape: false },
    ],
    [
      { width: 612, height: 1008 },
      { pageSize: 'Legal', landscape: false },
    ],
    [
      { width: 360, height: 720 },
      { pageSize: { width: 127_000, height: 254_000 }, landscape: false },
    ],
  ])('%o', (size, paper) => expect(paperOf(size)).toEqual(paper))

  it('is never smaller than the system accepts, nor lying', () => {
    const side = fc.double({ min: 1, max: 20_000, noNaN: true })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { pageSize } = paperOf({ width, height })
        if (typeof pageSize !== 'object') return
        expect(pageSize.width).toBeGreaterThanOrEqual(353)
        expect(pageSize.height).toBeGreaterThanOrEqual(pageSize.width)
      }),
    )
  })
})

describe('printing', () => {
  it('asks for the printer, and adds no margin of its own', async () => {
    const { print, answer } = printing(true)
    expect(await answer).toEqual({ ok: true, value: { printed: true } })
    expect(print.mock.calls[0]?.[0]).toMatchObject({
      silent: false,
      margins: { marginType: 'none' },
      pageSize: 'Letter',
    })
  })

  it('is no failure where the person cancels it', async () => {
    expect(await printing(false, 'Print job canceled').answer).toEqual({
      ok: true,
      value: { printed: false },
    })
  })

  it('fails with the system’s reason', async () => {
    expect(await printing(false, 'No printers available on the network').answer).toEqual({
      ok: false,
      error: { code: 'print-failed', detail: 'No printers available on the network' },
    })
  })
})
