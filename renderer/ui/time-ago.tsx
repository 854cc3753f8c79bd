import { useSyncExternalStore } from 'react'
import { localDay, localTime, recently, utcTime } from '../lib/time'

/** One timer for all of them. It stops while none is on the screen. */
const tickMs = 20_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    listeners.forEach((tell) => tell())
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
const read = (): number => {
  const current = Date.now()
  // Either way: the computer's clock may also have been set back.
  if (Math.abs(current - now) > tickMs) now = current
  return now
}

interface Props {
  /** ISO 8601, or null if it is not known. */
  readonly at: string | null | undefined
  /** `day`: only the date for older times; `absolute`: never "3 min ago". */
  readonly show?: 'time' | 'day' | 'absolute'
}

/** A point in time: relative if recent, else local; UTC on hover. */
export const TimeAgo = ({ at, show = 'time' }: Props) => {
  const current = useSyncExternalStore(subscribe, read)
  const local = at && (show === 'day' ? localDay(at) : localTime(at))
  if (!at || !local) return <span className="lc-muted">unknown</span>
  const relative = show === 'absolute' ? null : recently(at, current)
  return (
    <time dateTime={at} title={`${localTime(at) ?? ''} local · ${utcTime(at) ?? ''}`} className="lc-num">
      {relative ?? local}
    </time>
  )
}
