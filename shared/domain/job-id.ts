import { lookupText } from './lookup-text'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/**
 * The document calls a job's id a string and shows UUIDs. Other texts are accepted if they are long and have a digit.
 */
const other = /^(?=.*\d)[\w-]{16,100}$/

/** The job id that a text may be, without what was copied along; null if it cannot be one. */
export const jobIdIn = (text: string): string | null => {
  const typed = lookupText(text)
  if (uuid.test(typed)) return typed.toLowerCase()
  return other.test(typed) ? typed : null
}
