import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const noteHandlers = (withSession: WithSession): HandlersOf<'notes'> => ({
  'notes:of-profile': ({ profileId }) => withSession(({ notes }) => notes.ofProfile(profileId)),
  'notes:add': (note) => withSession(({ notes }) => notes.add(note)),
  'notes:change': ({ id, text, seen }) => withSession(({ notes }) => notes.change(id, text, seen)),
  'notes:remove': ({ id, seen }) => withSession(({ notes }) => notes.remove(id, seen)),
  'notes:restore': ({ id }) => withSession(({ notes }) => notes.restore(id)),
  'notes:noted': () => withSession(({ notes }) => notes.noted()),
  'notes:find': ({ text }) => withSession(({ notes }) => notes.find(text)),
})
