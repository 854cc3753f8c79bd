import { expect, test } from 'vitest'
import { readViews, removeView, saveView } from '../../../electron/directory/views'
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
