import { useMutation, useQuery } from '@tanstack/react-query'
import type { Note } from '../../../shared/domain/note'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { startDoing } from '../../parts/done'
import { notifyFailure } from '../../parts/notify-failure'

/** The notes of a profile and what can be done with them; each can be taken back while nobody has changed it since. */
export const useNotes = (profileId: number) => {
  const query = useQuery({
    queryKey: keys.notes(profileId),
    queryFn: ({ signal }) => call('notes:of-profile', { profileId }, signal),
  })

  const add = useMutation({
    mutationFn: async ({ text, jobId }: { readonly text: string; readonly jobId: string | null }) => {
      const { remember } = startDoing()
      const note = await call('notes:add', { profileId, text, jobId })
      remember({
        did: `Wrote a note on profile ${profileId}`,
        undo: async (callHere) => {
          await callHere('notes:remove', { id: note.id, seen: note.text })
          return 'taken-back'
        },
      })
    },
  })
  const change = useMutation({
    mutationFn: async ({ note, text }: { readonly note: Note; readonly text: string }) => {
      const { remember } = startDoing()
      const changed = await call('notes:change', { id: note.id, text, seen: note.text })
      remember({
        did: `Changed a note on profile ${profileId}`,
        undo: async (callHere) => {
          await callHere('notes:change', { id: note.id, text: note.text, seen: changed.text })
          return 'taken-back'
        },
      })
    },
  })
  const remove = useMutation({
    mutationFn: async (note: Note) => {
      const { notifyDone } = startDoing()
      await call('notes:remove', { id: note.id, seen: note.text })
      notifyDone({
        did: `Removed a note on profile ${profileId}`,
        undo: async (callHere) => {
          await callHere('notes:restore', { id: note.id })
          return 'taken-back'
        },
      })
    },
    onError: notifyFailure,
  })
  return { query, add, change, remove }
}
