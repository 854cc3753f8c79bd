import { lookupText } from './lookup-text'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The document calls a job's id a string, and shows UUIDs: others are believed where they are long and have a digit. */
const other = /^(?=.*\d)[\w-]{16,100}$/

/** The id of a job that a text may be, without what came along when it was copied; null where it is none. */
export const jobIdIn = (text: string): string | null => {
  const typed = lookupText(text)
  if (uuid.test(typed)) return typed.toLowerCase()
  return other.test(typed) ? typed : null
}
