import type { Exchange } from '../../../../shared/domain/traffic'
import { fileSize } from '../../../lib/numbers'
import { localTime, utcTime } from '../../../lib/time'
import type { GridColumn } from '../../../ui/grid/column'
import { AnswerMark } from './answer-mark'
import { askerWords, sentAt, tookWords } from './words'

export const requestColumns: readonly GridColumn<Exchange>[] = [
  {
    id: 'at',
    name: 'Sent',
    width: 108,
    hideable: false,
    cell: ({ at }) => <span className="lc-num">{sentAt(at, Date.now())}</span>,
    title: ({ at }) => {
      const time = new Date(at).toISOString()
      return `${localTime(time) ?? ''} local · ${utcTime(time) ?? ''}`
    },
  },
  {
    id: 'method',
    name: 'Method',
    width: 70,
    cell: ({ method }) => <span className="lc-mono">{method}</span>,
  },
  {
    id: 'path',
    name: 'Path',
    width: 160,
    grow: true,
    hideable: false,
    cell: ({ path }) => <span className="lc-mono">{path}</span>,
    title: ({ path }) => path,
  },
  { id: 'answer', name: 'Answer', width: 112, cell: (request) => <AnswerMark request={request} /> },
  {
    id: 'took',
    name: 'Took',
    width: 76,
    align: 'end',
    cell: ({ tookMs }) => <span className="lc-num">{tookMs === null ? '…' : tookWords(tookMs)}</span>,
  },
  {
    id: 'bytes',
    name: 'Size',
    width: 76,
    align: 'end',
    cell: ({ bytes }) => <span className="lc-num">{bytes === null ? '' : fileSize(bytes)}</span>,
  },
  {
    id: 'call',
    name: 'Call of the API',
    width: 170,
    cell: ({ call }) => call ?? <span className="lc-muted">not in the document</span>,
    title: ({ call }) => call ?? undefined,
  },
  { id: 'asker', name: 'For', width: 104, cell: ({ asker }) => askerWords[asker] },
  {
    id: 'attempt',
    name: 'Try',
    width: 48,
    align: 'end',
    cell: ({ attempt }) => (attempt === 1 ? null : <span className="lc-num">{attempt}</span>),
  },
]

/** The columns beside the details of a request, which show the rest. */
export const briefColumns = requestColumns.filter(({ id }) => ['at', 'method', 'path', 'answer'].includes(id))
