/** What the caller knows about a file and the file itself may not say. */
export interface ReadingHints {
  readonly contentType?: string | undefined
  /** An IANA name, `UTC` or a fixed offset such as `+10:00`. Used for local times if the file names no zone. */
  readonly zone?: string | undefined
  /** One unit for all channels, or a unit by channel name. Used if the file names none. */
  readonly unit?: string | Readonly<Record<string, string>> | undefined
}
