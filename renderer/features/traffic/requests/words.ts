import type { Asker, Exchange } from '../../../../shared/domain/traffic'
import { wordingOf, wordingOfRead } from '../../../../shared/errors/wording'
import { numberFormat } from '../../../lib/number-format'
import { localDay } from '../../../lib/time'
import { answerOf } from './filter'

/** On whose behalf a request was sent. */
export const askerWords: Readonly<Record<Asker, string>> = {
  click: 'a person',
  change: 'a change',
  watch: 'watching a job',
  bulk: 'a bulk run',
  fill: 'background',
}

/** What became of a request, in a word. */
export const answerWords = (request: Pick<Exchange, 'status' | 'tookMs'>): string => {
  const answer = answerOf(request)
  if (answer === 'under way') return 'under way'
  return answer === 'none' ? 'no answer' : String(request.status)
}

const milliseconds = numberFormat({ style: 'unit', unit: 'millisecond' })
const seconds = numberFormat({ style: 'unit', unit: 'second', maximumFractionDigits: 1 })

/** `82 ms`, `3.4 sec`. */
export const tookWords = (ms: number): string =>
  ms < 1000 ? milliseconds.format(ms) : seconds.format(ms / 1000)

const two = (value: number, places = 2): string => String(value).padStart(places, '0')

/** Local time with milliseconds, `09:42:07.031`; with its day in front if that is not today. */
export const sentAt = (at: number, now: number): string => {
  const date = new Date(at)
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${two(date.getMilliseconds(), 3)}`
  const day = localDay(date.toISOString())
  return day === localDay(new Date(now).toISOString()) ? time : `${day ?? ''} ${time}`
}

/** What the way a request ended means, as sentences; null for a success. */
export const meaningOf = ({
  method,
  status,
  failure,
}: Pick<Exchange, 'method' | 'status' | 'failure'>): string | null => {
  if (!failure) return null
  const whole = { ...failure, ...(status !== null && { status }) }
  const { title, advice } = method === 'GET' ? wordingOfRead(whole) : wordingOf(whole)
  return `${title} ${advice}`
}
