import { shownText } from '../../shared/domain/shown-text'
import { lookupKey, lookupText } from '../../shared/domain/lookup-text'
import type { Provider } from '../../shared/domain/lookup'
import { wordingOf } from '../../shared/errors/wording'
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
const findProviders = async (text: string, signal: AbortSignal): Promise<readonly Provider[]> => {
  const words = lookupText(text)
  if (!/^\d+$/.test(words)) return call('lookup:providers', { name: words }, signal)
  // Five digits may be either.
  const inZip = words.length === 5 ? await call('lookup:providers', { zipcode: words }, signal) : []
  const id = Number(words)
  const named = Number.isSafeInteger(id) && id > 0 ? await byId(id, signal) : []
  return [...inZip, ...named.filter((provider) => inZip.every((other) => other.id !== provider.id))]
}

/** Utility providers as choices, with the ID that tells namesakes apart. */
export const providerFinder = {
  name: 'providers',
  find: async (text: string, signal: AbortSignal) => {
    const found = await findProviders(text, signal)
    return found.map(({ id, name }) => ({
      value: id,
      label: `${shownText(name)} · ${id}`,
      // Five digits that are a ZIP code as well name nobody.
      exact: lookupKey(name) === lookupKey(text) || (String(id) === lookupText(text) && found.length === 1),
    }))
  },
}

/** Why they could not be looked up, in a line. */
export const whyNoProviders = (error: unknown): string => {
  const failure = failureOf(error)
  return failure.code === 'too-large' ? 'Too many: type more of the name' : wordingOf(failure).title
}
