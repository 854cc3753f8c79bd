import { z } from 'zod'
import { sortColumns, type SavedView } from '../../shared/domain/directory'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

const schema = z.array(
  z.strictObject({
    id: z.uuid(),
    name: z.string(),
    text: z.string(),
    sort: z.strictObject({ column: z.enum(sortColumns), desc: z.boolean() }).nullable(),
    digit: z.int().min(1).max(9).nullable(),
  }),
)

const setting = 'views'

/** The searches that were given a name, in the order in which they were made. */
export const readViews = async (store: Pick<Store, 'settings'>): Promise<Result<readonly SavedView[]>> => {
  const stored = await store.settings.get(setting)
  if (!stored.ok) return stored
  const parsed = schema.safeParse(stored.value)
  return ok(parsed.success ? parsed.data : [])
}

const write = (store: Pick<Store, 'settings'>, views: readonly SavedView[]): Promise<Result<void>> =>
  store.settings.put(
    setting,
    views.map((view) => ({ ...view, sort: view.sort && { ...view.sort } })),
  )

/** A digit that another view has goes over to this one. */
export const saveView = async (store: Pick<Store, 'settings'>, view: SavedView): Promise<Result<void>> => {
  const known = await readViews(store)
  if (!known.ok) return known
  const others = known.value.map((one) =>
    one.id !== view.id && one.digit !== null && one.digit === view.digit ? { ...one, digit: null } : one,
  )
  const isNew = others.every(({ id }) => id !== view.id)
  return write(store, isNew ? [...others, view] : others.map((one) => (one.id === view.id ? view : one)))
}

export const removeView = async (store: Pick<Store, 'settings'>, id: string): Promise<Result<void>> => {
  const known = await readViews(store)
  return known.ok
    ? write(
        store,
        known.value.filter((view) => view.id !== id),
      )
    : known
}
