import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const keptFileHandlers = (withSession: WithSession): HandlersOf<'kept-files'> => ({
  'kept-files:sizes': () => withSession(({ store }) => store.files.sizes()),
  'kept-files:forget': ({ kind }) =>
    withSession(async ({ store }) => {
      const forgotten = await store.files.forgetAll(kind)
      return forgotten.ok ? store.files.sizes() : forgotten
    }),
})
