import { expect, test } from 'vitest'
import { forgetViews, readViews, removeView, saveView } from '../../../electron/directory/saved-views'
import type { Json } from '../../../electron/store/json'
import type { SavedView } from '../../../shared/domain/directory'
import { ok } from '../../../shared/errors/failure'
import { newPlace, openAt, value } from '../store/in-process'

const view = (at: number, digit: number | null = null): SavedView => ({
  id: `00000000-0000-4000-8000-00000000000${at}`,
  name: `View ${at}`,
  text: `tag:t${at}`,
  sort: null,
  digit,
})

test('of views that are saved, changed and removed at once none is lost', async () => {
  const store = value(await openAt(newPlace()))
  await saveView(store, view(1, 1))
  await Promise.all([
    saveView(store, view(2, 1)),
    saveView(store, view(3)),
    removeView(store, view(3).id),
    saveView(store, view(4)),
  ])
  expect(await readViews(store)).toEqual(ok([view(1), view(2, 1), view(4)]))
})

test('a view of Triage or Jobs keeps its filters, and one of a page that is not known here stays for later', async () => {
  const store = value(await openAt(newPlace()))
  const triage: SavedView = {
    ...view(1),
    page: { kind: 'triage', snoozed: false, movers: ['retry'], provider: '101', status: 'site_error' },
  }
  const jobs: SavedView = {
    ...view(2),
    text: '',
    page: {
      kind: 'jobs',
      mover: null,
      status: 'success',
      mode: 'bill',
      provider: { value: 7, label: 'Gas' },
      days: null,
    },
  }
  await saveView(store, triage)
  await saveView(store, jobs)
  const later = { ...view(3), sort: null, page: { kind: 'bills' } }
  await store.settings.change('views', (stored) => [...(stored as Json[]), later])
  await saveView(store, { ...triage, name: 'Another name' })
  expect(await readViews(store)).toEqual(ok([{ ...triage, name: 'Another name' }, jobs]))
  const stored = await store.settings.get('views')
  expect(stored.ok && stored.value).toContainEqual(later)
})

test('a view of a newer version is not shown, takes none with it, and stays for that version', async () => {
  const store = value(await openAt(newPlace()))
  await saveView(store, view(1))
  const newer = {
    id: view(2).id,
    name: 'Newer',
    text: '',
    sort: { column: 'meter', desc: true },
    digit: null,
  }
  await store.settings.change('views', (stored) => [...(stored as Json[]), newer, 'odd'])
  await saveView(store, view(3))
  expect(await readViews(store)).toEqual(ok([view(1), view(3)]))
  expect(value(await store.settings.get('views'))).toEqual([view(1), view(3), newer, 'odd'])
  await store.settings.put('views', { no: 'list' })
  expect(await readViews(store)).toEqual(ok([]))
})

test('views that have the label of a forgotten profile go, those that look for a part of it are told', async () => {
  const store = value(await openAt(newPlace()))
  const save = (at: number, name: string, text: string) => saveView(store, { ...view(at), name, text })
  await save(1, 'By label', 'label:"Ana Maria" tag:solar')
  await save(2, 'As words', 'ANA\u00A0maria')
  await save(3, 'Without her', '-label:"ana maria"')
  await save(4, 'For Ana Maria', 'id:516')
  await save(5, 'All Anas', 'ana')
  await save(6, 'Fruit', 'banana maria')
  await save(7, 'A tag', 'tag:"ana maria"')
  await save(8, 'Others', 'tag:solar')
  const newer = { id: 'x', search: { words: ['see Ana Maria'] } }
  await store.settings.change('views', (stored) => [...(stored as Json[]), newer, 'odd'])
  expect(await forgetViews(store, ['Ana Maria', 'x'])).toEqual(
    ok({ removed: ['By label', 'As words', 'Without her', 'For Ana Maria'], left: ['All Anas', 'Fruit'] }),
  )
  expect(value(await readViews(store)).map(({ name }) => name)).toEqual([
    'All Anas',
    'Fruit',
    'A tag',
    'Others',
  ])
  expect(value(await store.settings.get('views'))).toContain('odd')
  expect(value(await store.settings.get('views'))).not.toContainEqual(newer)
})

test('where a profile without a label is forgotten, no view goes', async () => {
  const store = value(await openAt(newPlace()))
  await saveView(store, { ...view(1), text: '' })
  expect(await forgetViews(store, ['', ' '])).toEqual(ok({ removed: [], left: [] }))
  expect(await readViews(store)).toEqual(ok([{ ...view(1), text: '' }]))
})
