/**
 * Dates in the system's language, but always in the Gregorian calendar: systems in Thailand and Iran default to others,
 * and the dates of the API, of files and of the date pickers are Gregorian. In UTC, since these dates have no time of
 * day.
 */
export const dateFormat = (options: Intl.DateTimeFormatOptions, locale?: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options, calendar: 'gregory' })
