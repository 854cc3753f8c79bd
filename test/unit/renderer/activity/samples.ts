import type { Answers } from '../../../../renderer/bridge/fake'
import type { ActivityFilter, LogCheck, LoggedLine } from '../../../../shared/domain/activity'
import { ok } from '../../../../shared/errors/failure'

export const hash = (seq: number): string => String(seq).padStart(64, 'a')

export const line = (seq: number, more: Partial<LoggedLine> = {}): LoggedLine => ({
  seq,
  at: new Date(Date.UTC(2026, 10, 20, 10, 0, seq)).toISOString(),
  who: 'operator',
  action: 'tag-add',
  profileId: 500 + seq,
  outcome: 'done',
  personalHash: hash(7000 + seq),
  previous: hash(seq - 1),
  hash: hash(seq),
  personal: { label: `CASE-${seq}`, tag: 'solar' },
  ...more,
})

/** A log that main would have; lines can be added while the page looks at it. */
export const fakeLog = (lines: (LoggedLine | null)[]) => {
  const check: { now: LogCheck } = { now: { state: 'whole', head: { count: 3, hash: hash(3) } } }
  const fitting = (filter: ActivityFilter) =>
    lines.filter(
      (one) =>
        (filter.profileId === undefined || one?.profileId === filter.profileId) &&
        (filter.outcome === undefined || one?.outcome === filter.outcome) &&
        (filter.text === undefined || one?.personal?.['label']?.includes(filter.text) === true),
    )
  const head = () => ({ count: lines.length, hash: hash(lines.length) })
  return {
    check,
    add: (one: LoggedLine) => void lines.push(one),
    answers: {
      'activity:count': ({ filter }) =>
        ok({ total: fitting(filter).length, head: head(), searchedFrom: filter.text === undefined ? 1 : 2 }),
      'activity:lines': ({ filter, from, count }) => ok({ lines: fitting(filter).slice(from, from + count) }),
      'activity:export': ({ filter }) =>
        ok({ savedTo: 'activity.csv', lines: fitting(filter).length, head: head() }),
      'activity:check': () => ok(check.now),
    } satisfies Answers,
  }
}
