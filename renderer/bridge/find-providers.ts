import type { Provider } from '../../shared/domain/lookup'
import { call, failureOf } from './call'

const byId = async (id: number, signal: AbortSignal): Promise<readonly Provider[]> => {
  try {
    return [await call('lookup:provider', { id }, signal)]
  } catch (error) {
    if (failureOf(error).code === 'not-found') return []
    throw error
  }
}

/** Utility providers for what a person typed: a ZIP code or an ID where it is a number, else a name. */
export const findProviders = async (text: string, signal: AbortSignal): Promise<readonly Provider[]> => {
  const words = text.trim()
  if (!/^\d+$/.test(words)) return call('lookup:providers', { name: words }, signal)
  // Five digits may be either.
  const inZip = words.length === 5 ? await call('lookup:providers', { zipcode: words }, signal) : []
  const id = Number(words)
  const named = Number.isSafeInteger(id) && id > 0 ? await byId(id, signal) : []
  return [...inZip, ...named.filter((provider) => inZip.every((other) => other.id !== provider.id))]
}
