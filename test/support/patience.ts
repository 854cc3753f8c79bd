import { vi } from 'vitest'
import { patienceMs } from './time-limits'

/** `expect.poll` has its limit from vitest.config.ts; `vi.waitFor` takes none from there. */
const { waitFor } = vi
vi.waitFor = (check, options) =>
  waitFor(check, { timeout: patienceMs, ...(typeof options === 'number' ? { timeout: options } : options) })
