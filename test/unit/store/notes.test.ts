import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Note } from '../../../shared/domain/note'
import { newPlace, openAt, value } from './in-process'

/**
 * `version-9.db.gz` was made by the code of commit 0f4920a0, under the key of these tests: two profiles, a job, and a
 * snooze with a note.
 */
const oldPlace = () => {
  const place = newPlace()
  writeFileSync(
    place.file,
    gunzipSync(readFileSync(new URL('old-database/version-9.db.gz', import.meta.url))),
  )
  return place
}

const note = (id: string, profileId: number, more: Partial<Note> = {}): Note => ({
  id,
  profileId,
  at: `2026-12-01T0${id}:00:00.000Z`,
  who: 'ann',
  text: `Note ${id}`,
  jobId: null,
  changedAt: null,
  ...more,
})

it('a database of the version before keeps what it has, and takes notes', async () => {
  const store = value(await openAt(oldPlace()))
  expect(store.copy).toBe('connection.db.version-9')
  expect(value(await store.triage.snoozes())).toMatchObject([{ note: 'The customer calls back.' }])
  expect(value(await store.profiles.get([1, 2]))).toHaveLength(2)
  expect(value(await store.notes.noted())).toEqual([])
  value(await store.notes.put(note('1', 1)))
  expect(value(await store.notes.ofProfile(1))).toEqual([note('1', 1)])
})

it('notes are sealed, replaced by their ids, and listed with the newest first', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  for (const one of [note('1', 1), note('2', 1, { text: 'x'.repeat(300) }), note('3', 7)])
    value(await store.notes.put(one))
  value(
    await store.notes.put(note('1', 1, { text: 'Ann’s gate code', changedAt: '2026-12-02T00:00:00.000Z' })),
  )
  expect(value(await store.notes.ofProfile(1)).map(({ id }) => id)).toEqual(['2', '1'])
  expect(value(await store.notes.noted())).toEqual([
    { profileId: 1, count: 2, newest: 'x'.repeat(200) },
    { profileId: 7, count: 1, newest: 'Note 3' },
  ])
  value(await store.notes.remove('2'))
  expect(value(await store.notes.get('2'))).toBeNull()
  await store.close()
  expect(readFileSync(place.file).includes('gate code')).toBe(false)
})

it('are found by words in any order and spelling', async () => {
  const store = value(await openAt(newPlace()))
  value(await store.notes.put(note('1', 4, { text: 'Writes from Zoë.Müller@example.com' })))
  value(await store.notes.put(note('2', 2, { text: 'zoë called' })))
  expect(value(await store.notes.find(['zoë']))).toEqual([2, 4])
  expect(value(await store.notes.find(['müller@example.com', 'writes']))).toEqual([4])
  expect(value(await store.notes.find(['nobody']))).toEqual([])
})

it('go with their profile', async () => {
  const store = value(await openAt(newPlace()))
  value(await store.notes.put(note('1', 1)))
  value(await store.notes.put(note('2', 2)))
  value(await store.profiles.forget(1))
  expect(value(await store.notes.ofProfile(1))).toEqual([])
  expect(value(await store.notes.ofProfile(2))).toHaveLength(1)
})
