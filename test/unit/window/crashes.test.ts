import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createLogger } from '../../../electron/logging/logger'
import { reloadAfterCrash } from '../../../electron/window/crashes'

const stage = () => {
  const lines: string[] = []
  let time = 0
  const reload = vi.fn<() => void>()
  const contents = Object.assign(new EventEmitter(), { reload })
  reloadAfterCrash(
    { webContents: contents as unknown as WebContents },
    createLogger((line) => lines.push(line)),
    () => time,
  )
  const end = (reason: string, at: number): void => {
    time = at
    contents.emit('render-process-gone', {}, { reason, exitCode: 1 })
  }
  return { lines, reload, end }
}

describe('a page whose process ended', () => {
  it('is loaded anew, and the log says so', () => {
    const { lines, reload, end } = stage()
    end('crashed', 0)
    end('oom', 60_000)
    expect(reload).toHaveBeenCalledTimes(2)
    expect(lines.join()).toContain('oom')
  })

  it('is left alone when it crashes again at once, or was meant to end', () => {
    const { reload, end } = stage()
    end('clean-exit', 0)
    expect(reload).not.toHaveBeenCalled()
    end('crashed', 1_000)
    end('crashed', 2_000)
    expect(reload).toHaveBeenCalledTimes(1)
  })
})
