import { userInfo } from 'node:os'
import { expect, it, vi } from 'vitest'
import { createNotes } from '../../../electron/notes/notes'
import { newPlace, openAt, value } from '../store/in-process'

const opened = async () => {
  const emit = vi.fn()
  const store = value(await openAt(newPlace()))
  return { emit, notes: createNotes({ store, emit, now: () => new Date('2026-12-01T09:00:00Z') }) }
}

it('a note names who wrote it and when, and the case', async () => {
  const { notes, emit } = await opened()
  const note = value(await notes.add({ profileId: 7, text: 'Calls back', jobId: 'job-1' }))
  expect(note).toMatchObject({ at: '2026-12-01T09:00:00.000Z', who: userInfo().username, jobId: 'job-1' })
  expect(value(await notes.ofProfile(7))).toEqual([note])
  expect(emit).toHaveBeenCalledWith(7)
})

it('a note that is another one by now is neither changed nor removed', async () => {
  const { notes } = await opened()
  const { id } = value(await notes.add({ profileId: 7, text: 'first', jobId: null }))
  value(await notes.change(id, 'second', 'first'))
  const stale = { ok: false, error: { code: 'not-found', subject: 'note' } }
  expect(await notes.change(id, 'third', 'first')).toMatchObject(stale)
  expect(await notes.remove(id, 'first')).toMatchObject(stale)
  expect(value(await notes.ofProfile(7))).toMatchObject([{ text: 'second' }])
})

it('a removed note comes back as it was, once, and not after its profile was forgotten', async () => {
  const { notes } = await opened()
  const note = value(await notes.add({ profileId: 7, text: 'Calls back', jobId: null }))
  value(await notes.remove(note.id, note.text))
  expect(value(await notes.ofProfile(7))).toEqual([])
  expect(value(await notes.restore(note.id))).toEqual(note)
  expect(await notes.restore(note.id)).toMatchObject({ ok: false })
  value(await notes.remove(note.id, note.text))
  notes.forgotten(7)
  expect(await notes.restore(note.id)).toMatchObject({ ok: false })
  expect(value(await notes.ofProfile(7))).toEqual([])
})

it('a text without words finds nothing', async () => {
  const { notes } = await opened()
  value(await notes.add({ profileId: 7, text: 'x', jobId: null }))
  expect(value(await notes.find('  ')).ids).toHaveLength(0)
  expect([...value(await notes.find('X')).ids]).toEqual([7])
})
