/** What the caller knows of a file and the file itself may not say. */
export interface ReadingHints {
  readonly contentType?: string | undefined
  /** An IANA name, `UTC` or a fixed offset such as `+10:00`: used for local stamps where the file names no zone. */
  readonly zone?: string | undefined
  /** One unit for all channels, or a unit by channel name: used where the file names none. */
  readonly unit?: string | Readonly<Record<string, string>> | undefined
}
