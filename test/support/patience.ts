import { vi } from 'vitest'
import { patienceMs } from './time-limits'

/** `expect.poll` gets its limit from vitest.config.ts, but `vi.waitFor` does not. */
const { waitFor } = vi
vi.waitFor = (check, options) =>
  waitFor(check, { timeout: patienceMs, ...(typeof options === 'number' ? { timeout: options } : options) })
