import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'
import type { SeenJob, StoredProfile } from '../../../electron/store/store'

export const profile = (id: number, more: Partial<StoredProfile> = {}): StoredProfile => ({
  id,
  label: `CASE-${id}`,
  provider: 'Pacific Test Utility',
  providerId: 7,
  zipcode: '00007',
  tags: ['solar'],
  created: '2026-01-02T03:04:05.000Z',
  modified: null,
  readAt: '2026-11-20T10:00:00.000Z',
  ...more,
})

export const seen = (more: Partial<SeenJob> = {}): SeenJob => ({
  profileId: 516,
  jobId: 'job-1',
  status: 'queued',
  finished: false,
  detail: null,
  at: '2026-11-20T10:00:00.000Z',
  ...more,
})

export const bill = (more: Partial<Bill> = {}): Bill =>
  billOf({ billId: 'bill-1', type: 'utility_bill', cost: '12.34', ...more })
