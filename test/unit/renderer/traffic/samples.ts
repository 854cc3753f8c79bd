import type { Exchange } from '../../../../shared/domain/traffic'

/** A request of the page's tests: a read of profile 500 + `seq` that went well. */
export const exchange = (seq: number, more: Partial<Exchange> = {}): Exchange => ({
  seq,
  at: Date.UTC(2026, 10, 30, 9, 42, 7) + seq,
  method: 'GET',
  path: `/link/4.0/profiles/${500 + seq}/`,
  call: 'Retrieve Profile',
  asker: 'click',
  attempt: 1,
  hasBody: false,
  status: 200,
  failure: null,
  tookMs: 82,
  bytes: 412,
  ...more,
})
