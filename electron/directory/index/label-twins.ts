import type { LabelTwins } from '../../../shared/domain/directory'
import { twinTest } from '../../../shared/domain/twins'
import type { Entry } from './entry'

const mostNamed = 3

/** The profiles, but for one, whose label is a twin of this one. */
export const labelTwins = (label: string, except: number | null, entries: Iterable<Entry>): LabelTwins => {
  const isTwin = twinTest(label)
  const twins: { readonly id: number; readonly label: string }[] = []
  let count = 0
  let unread = 0
  for (const { id, row } of entries) {
    if (id === except) continue
    if (!row.profile) unread += 1
    else if (isTwin(row.profile.label)) {
      count += 1
      if (twins.length < mostNamed) twins.push({ id, label: row.profile.label })
    }
  }
  return { twins, count, unread }
}
