import { redact } from './redact'

type Fields = Readonly<Record<string, unknown>>

export interface Logger {
  readonly info: (message: string, fields?: Fields) => void
  readonly warn: (message: string, fields?: Fields) => void
  readonly error: (message: string, fields?: Fields) => void
}

/** One JSON line per entry. Every field is redacted here, so that no caller has to remember it. */
export const createLogger = (write: (line: string) => void, now: () => Date = () => new Date()): Logger => {
  const log =
    (level: string) =>
    (message: string, fields: Fields = {}) =>
      write(JSON.stringify({ at: now().toISOString(), level, message, ...redact(fields) }))
  return { info: log('info'), warn: log('warn'), error: log('error') }
}
