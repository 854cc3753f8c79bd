import { z } from 'zod'
import { sortColumns, type ForgottenViews, type SavedView } from '../../shared/domain/directory'
import { viewPage } from '../../shared/domain/view-page'
import { ok, type Result } from '../../shared/errors/failure'
import type { Json } from '../store/json'
import type { Store } from '../store/store'
import { labelKeys, looksForLabel, looksForPart, saysLabel } from './label-in-search'

const schema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  text: z.string(),
  sort: z.strictObject({ column: z.enum(sortColumns), desc: z.boolean() }).nullable(),
  digit: z.int().min(1).max(9).nullable(),
  page: viewPage.optional(),
})

const setting = 'views'

type SettingsStore = Pick<Store, 'settings'>

const entriesIn = (stored: Json): readonly Json[] => (Array.isArray(stored) ? (stored as Json[]) : [])

const viewsIn = (stored: Json): readonly SavedView[] =>
  entriesIn(stored).flatMap((entry) => schema.safeParse(entry).data ?? [])

/** Views of a newer version, which may have columns that are not known here: they stay for it. */
const othersIn = (stored: Json): readonly Json[] =>
  entriesIn(stored).filter((entry) => !schema.safeParse(entry).success)

const asStored = (views: readonly SavedView[]) =>
  views.map(({ page, ...view }) => ({
    ...view,
    sort: view.sort && { ...view.sort },
    ...(page && { page: structuredClone(page) as Json }),
  }))

/** The searches that were given a name, in the order in which they were made. */
export const readViews = async (store: SettingsStore): Promise<Result<readonly SavedView[]>> => {
  const stored = await store.settings.get(setting)
  return stored.ok ? ok(viewsIn(stored.value)) : stored
}

const change = (
  store: SettingsStore,
  next: (views: readonly SavedView[]) => readonly SavedView[],
): Promise<Result<void>> =>
  store.settings.change(setting, (stored) => [...asStored(next(viewsIn(stored))), ...othersIn(stored)])

/** A digit that another view has goes over to this one. */
export const saveView = (store: SettingsStore, view: SavedView): Promise<Result<void>> =>
  change(store, (views) => {
    const others = views.map((one) =>
      one.id !== view.id && one.digit !== null && one.digit === view.digit ? { ...one, digit: null } : one,
    )
    const isNew = others.every(({ id }) => id !== view.id)
    return isNew ? [...others, view] : others.map((one) => (one.id === view.id ? view : one))
  })

export const removeView = (store: SettingsStore, id: string): Promise<Result<void>> =>
  change(store, (views) => views.filter((view) => view.id !== id))

/** All texts in a view of a newer version, whose form is not known here. */
const textsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

/**
 * Removes the views that have one of these labels whole, in their search or their name. One that looks for a part of a label
 * stays, since the part may be of other profiles: it is named, for a person to decide.
 */
export const forgetViews = async (
  store: SettingsStore,
  labels: readonly string[],
): Promise<Result<ForgottenViews>> => {
  const keys = labelKeys(labels)
  const says = ({ name, text }: SavedView): boolean => saysLabel(keys, name) || looksForLabel(keys, text)
  let result: ForgottenViews = { removed: [], left: [] }
  const changed = await store.settings.change(setting, (stored) => {
    const views = viewsIn(stored)
    const remaining = views.filter((view) => !says(view))
    result = {
      removed: views.filter(says).map(({ name }) => name),
      left: remaining.filter(({ text }) => looksForPart(keys, text)).map(({ name }) => name),
    }
    const others = othersIn(stored).filter((entry) => !textsIn(entry).some((text) => saysLabel(keys, text)))
    return [...asStored(remaining), ...others]
  })
  return changed.ok ? ok(result) : changed
}
