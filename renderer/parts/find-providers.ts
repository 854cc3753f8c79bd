import { shownText } from '../../shared/domain/shown-text'
import { lookupKey, lookupText, typedId, withoutNumberSign } from '../../shared/domain/lookup-text'
import type { FoundProviders, Provider } from '../../shared/domain/lookup'
import { wordingOf } from '../../shared/errors/wording'
import { call, CallError, failureOf } from '../bridge/call'

const byId = async (id: number, signal: AbortSignal): Promise<readonly Provider[]> => {
  try {
    return [await call('lookup:provider', { id }, signal)]
  } catch (error) {
    if (failureOf(error).code === 'not-found') return []
    throw error
  }
}

const nobody: FoundProviders = { providers: [], unread: 0 }

/** Utility providers for what a person typed: a ZIP code or an ID where it is a number, else a name. */
const findProviders = async (text: string, signal: AbortSignal): Promise<FoundProviders> => {
  const words = withoutNumberSign(text)
  if (!/^\d+$/.test(words)) return call('lookup:providers', { name: words }, signal)
  // Five digits may be a ZIP code or an ID, unless a number sign decides.
  const { providers: inZip, unread } =
    words.length === 5 && words === lookupText(text)
      ? await call('lookup:providers', { zipcode: words }, signal)
      : nobody
  const id = Number(words)
  const named = Number.isSafeInteger(id) && id > 0 ? await byId(id, signal) : []
  return {
    providers: [...inZip, ...named.filter((provider) => inZip.every((other) => other.id !== provider.id))],
    unread,
  }
}

/** Utility providers as choices, with the ID that tells namesakes apart. */
export const providerFinder = {
  name: 'providers',
  find: async (text: string, signal: AbortSignal) => {
    const { providers: found, unread } = await findProviders(text, signal)
    // "Nothing found" would claim that there is none.
    if (found.length === 0 && unread > 0)
      throw new CallError({ code: 'bad-reply', detail: 'providers unread' })
    return found.map(({ id, name }) => ({
      value: id,
      label: `${shownText(name)} · ${id}`,
      // Five digits that are also a ZIP code are not an exact match, nor is a name while a namesake may be unread.
      exact:
        unread === 0 && (lookupKey(name) === lookupKey(text) || (id === typedId(text) && found.length === 1)),
    }))
  },
}

/** Why they could not be looked up, in a line. */
export const whyNoProviders = (error: unknown): string => {
  const failure = failureOf(error)
  return failure.code === 'too-large' ? 'Too many: type more of the name' : wordingOf(failure).title
}
