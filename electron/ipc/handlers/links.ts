import { ok } from '../../../shared/errors/failure'
import type { DeepLinks } from '../../window/deep-links'
import type { HandlersOf } from '../registrar'

export const linkHandlers = (links: Pick<DeepLinks, 'pending' | 'done'>): HandlersOf<'links'> => ({
  'links:pending': () => Promise.resolve(ok(links.pending())),
  'links:done': ({ id }) => {
    links.done(id)
    return Promise.resolve(ok(null))
  },
})
