import { backoffMs } from '../lib/backoff'

/** How long to wait before a job is read again: docs/guide/jobs.md, "How often jobs are read". Milliseconds throughout. */

export interface LookState {
  readonly onScreen: boolean
  readonly status: string
  /** Looks since its stage last changed. */
  readonly still: number
  /** Failed looks in a row. */
  readonly failures: number
  /** Jobs that are watched with the same attention, this one included. */
  readonly alike: number
}

const onScreenMs = 3_600
const backgroundMs = 27_000
/**
 * Stages shortly before the end. Applies only at first: a job that hangs in its last stage is polled like any other.
 */
const nearEnd: ReadonlySet<string> = new Set(['logout', 'worker_wait'])
const onScreenNearEnd = { ms: 2_000, looks: 4 }
const backgroundNearEnd = { ms: 9_000, looks: 1 }
const longestBackoffMs = { onScreen: 15_000, background: 120_000 }
/** Looks per second; together they stay below what the scheduler allows for this class (50). */
const maxPerSecond = { onScreen: 20, background: 18 }
/**
 * The least time between two looks in the background: those that are due together, after a sleep or a bulk run, go out
 * one by one.
 */
export const spreadMs = 40

export const delayAfter = ({ onScreen, status, still, failures, alike }: LookState): number => {
  const attention = onScreen ? 'onScreen' : 'background'
  const least = (alike * 1_000) / maxPerSecond[attention]
  const usual = onScreen ? onScreenMs : backgroundMs
  if (failures > 0) {
    const backoff = backoffMs({ firstMs: onScreenMs, longestMs: longestBackoffMs[attention] }, failures - 1)
    return Math.max(backoff, usual, least)
  }
  const close = onScreen ? onScreenNearEnd : backgroundNearEnd
  return Math.max(nearEnd.has(status) && still < close.looks ? close.ms : usual, least)
}
