import { call } from '../bridge/call'

/**
 * What the transmission key takes of a value, in bytes; null where that cannot be told. Not kept here: main keeps the key, and
 * another connection has another.
 */
export const credentialLimit = async (): Promise<number | null> => {
  try {
    return (await call('credentials:limit', {})).bytes
  } catch {
    return null
  }
}
