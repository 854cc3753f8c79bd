import { time } from '../../../../shared/domain/cell'
import type { Exchange } from '../../../../shared/domain/traffic'
import type { Request } from '../../../../shared/ipc/contract'
import { localDay } from '../../../lib/time'
import { askerWords } from './words'

const columns = [
  'Sent (UTC)',
  'Method',
  'Path',
  'Call of the API',
  'Status',
  'Reason',
  'Detail',
  'Took (ms)',
  'Size (bytes)',
  'For',
  'Try',
]

/** The requests as a table for a file. */
export const tableOf = (requests: readonly Exchange[]): Omit<Request<'tables:save'>, 'format'> => ({
  name: `requests ${localDay(new Date().toISOString()) ?? ''}`,
  columns,
  lines: requests.map(({ at, method, path, call, status, failure, tookMs, bytes, asker, attempt }) => [
    time(new Date(at).toISOString()),
    method,
    path,
    call,
    status,
    failure?.code ?? null,
    failure?.detail ?? null,
    tookMs,
    bytes,
    askerWords[asker],
    attempt,
  ]),
})
