export interface SnoozeTime {
  /** The key that chooses it. */
  readonly key: string
  readonly name: string
  readonly until: Date
}

const atHour = (day: Date, hour: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour)

/** The times that a snooze is offered to, by the clock of this computer. */
export const snoozeTimes = (now: Date): readonly SnoozeTime[] => {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
  const afternoon = atHour(now, 15)
  return [
    { key: '1', name: '1 hour', until: new Date(now.getTime() + 3_600_000) },
    // Half an hour before it, "this afternoon" would be sooner than "1 hour" and mean nothing.
    ...(afternoon.getTime() - now.getTime() > 1_800_000
      ? [{ key: '2', name: 'This afternoon, 15:00', until: afternoon }]
      : []),
    { key: '3', name: 'Tomorrow, 9:00', until: atHour(tomorrow, 9) },
  ]
}

/** Nine in the morning of a day as a date field gives it; null where it is no day or is over. */
export const morningOf = (day: string, now: Date): Date | null => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (year === undefined) return null
  const until = new Date(Number(year), Number(month) - 1, Number(date), 9)
  return until > now ? until : null
}
