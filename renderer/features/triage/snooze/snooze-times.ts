import { untilAnswered } from '../../../../shared/domain/triage'

export interface SnoozeTime {
  /** The key that chooses this time. */
  readonly key: string
  readonly name: string
  readonly until: Date
}

const atHour = (day: Date, hour: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour)

/** Nine in the morning, so many days later. */
const inDays = (now: Date, days: number): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)

/** The times that a snooze offers, by the clock of this computer. */
export const snoozeTimes = (now: Date): readonly SnoozeTime[] => {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
  const afternoon = atHour(now, 15)
  return [
    { key: '1', name: '1 hour', until: new Date(now.getTime() + 3_600_000) },
    // From half an hour before, "this afternoon" would come earlier than "1 hour" and be pointless.
    ...(afternoon.getTime() - now.getTime() > 1_800_000
      ? [{ key: '2', name: 'This afternoon, 15:00', until: afternoon }]
      : []),
    { key: '3', name: 'Tomorrow, 9:00', until: atHour(tomorrow, 9) },
    { key: '4', name: 'In 3 days, 9:00', until: inDays(now, 3) },
    { key: '5', name: 'Until the customer answers', until: new Date(untilAnswered) },
  ]
}

/** What becomes of a case whose customer was answered; `until` is null where it stays in the queue. */
export interface AnswerTime {
  readonly kind: 'answered' | 'tomorrow' | 'days' | 'stays'
  readonly name: string
  readonly until: Date | null
}

/** What an answer offers, the usual first. */
export const answerTimes = (now: Date): readonly AnswerTime[] => [
  { kind: 'answered', name: 'Until the customer answers', until: new Date(untilAnswered) },
  { kind: 'days', name: 'In 3 days, 9:00', until: inDays(now, 3) },
  { kind: 'tomorrow', name: 'Tomorrow, 9:00', until: inDays(now, 1) },
  { kind: 'stays', name: 'Not at all: it stays in the queue', until: null },
]

/** Nine in the morning of a day in the form of a date field; null if it is not a day, or in the past. */
export const morningOf = (day: string, now: Date): Date | null => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (year === undefined) return null
  const until = new Date(Number(year), Number(month) - 1, Number(date), 9)
  return until > now ? until : null
}
