import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { FoundProviders, Provider } from '../../../shared/domain/lookup'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

/** More providers than anyone reads; a wider search is asked to be narrowed. */
const maxProviders = 200

/**
 * A provider removed between the two calls is left out. Those that could not be read are counted; if none could be
 * read, that failure is the answer.
 */
export const foundOf = (read: readonly Result<Provider>[]): Result<FoundProviders> => {
  const providers = read.flatMap((each) => (each.ok ? [each.value] : []))
  const failures = read.flatMap((each) => (each.ok || each.error.code === 'not-found' ? [] : [each.error]))
  const [failure] = failures
  if (failure && providers.length === 0) return { ok: false, error: failure }
  return ok({ providers, unread: failures.length })
}

export const lookupHandlers = (withSession: WithSession): HandlersOf<'lookup'> => ({
  'lookup:zip': ({ zipcode }, { signal }) => withSession(({ link }) => link.zips.get(zipcode, { signal })),
  'lookup:providers': (query, { signal }) =>
    withSession(async ({ link }) => {
      const found = await link.utilities.find(query, { signal })
      if (!found.ok) return found
      if (found.value.length > maxProviders) {
        return fail('too-large', { detail: `${found.value.length} utility providers: narrow the search` })
      }
      return foundOf(await Promise.all(found.value.map((id) => link.utilities.get(id, { signal }))))
    }),
  'lookup:provider': ({ id }, { signal }) => withSession(({ link }) => link.utilities.get(id, { signal })),
})
