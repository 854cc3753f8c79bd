import { call } from '../bridge/call'

/**
 * The longest value that the transmission key can encrypt, in bytes; null if it is not known. Not cached here: main
 * caches the key, and another connection has another one.
 */
export const credentialLimit = async (): Promise<number | null> => {
  try {
    return (await call('credentials:limit', {})).bytes
  } catch {
    return null
  }
}
