/** The hours in which ended jobs are counted but not shown. Local times of day, `HH:MM`. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

export interface NoticeSettings {
  readonly enabled: boolean
  readonly quiet: QuietHours | null
  readonly sound: boolean
}

export const usualNotices: NoticeSettings = { enabled: true, quiet: null, sound: true }

const two = (value: number): string => String(value).padStart(2, '0')

/** Whether no notification is wanted now. `22:00` to `07:00` goes over midnight; the end no longer belongs to it. */
export const isQuiet = ({ enabled, quiet }: NoticeSettings, now: Date): boolean => {
  if (!enabled) return true
  if (!quiet) return false
  const time = `${two(now.getHours())}:${two(now.getMinutes())}`
  const { from, to } = quiet
  return from <= to ? time >= from && time < to : time >= from || time < to
}
