import { fail, ok } from '../../../shared/errors/failure'
import type { Provider } from '../../../shared/domain/lookup'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

/** More providers than anyone reads; a wider search is asked to be narrowed. */
const mostProviders = 200

export const lookupHandlers = (withSession: WithSession): HandlersOf<'lookup'> => ({
  'lookup:zip': ({ zipcode }, { signal }) => withSession(({ link }) => link.zips.get(zipcode, { signal })),
  'lookup:providers': (query, { signal }) =>
    withSession(async ({ link }) => {
      const found = await link.utilities.find(query, { signal })
      if (!found.ok) return found
      if (found.value.length > mostProviders) {
        return fail('too-large', { detail: `${found.value.length} utility providers: narrow the search` })
      }
      const read = await Promise.all(found.value.map((id) => link.utilities.get(id, { signal })))
      const providers: Provider[] = []
      for (const provider of read) {
        if (provider.ok) providers.push(provider.value)
        // One that was taken away between the two calls is left out; any other failure is the answer.
        else if (provider.error.code !== 'not-found') return provider
      }
      return ok(providers)
    }),
  'lookup:provider': ({ id }, { signal }) => withSession(({ link }) => link.utilities.get(id, { signal })),
})
