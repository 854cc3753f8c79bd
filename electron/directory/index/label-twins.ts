import type { LabelTwin, LabelTwins } from '../../../shared/domain/directory'
import { twinTest } from '../../../shared/domain/twins'
import type { Entry } from './entry'

const maxNamed = 3

/** The profiles, but for one, whose label is a twin of this one; those at this provider first. */
export const labelTwins = (
  { label, providerId, except }: Pick<LabelTwin, 'label' | 'providerId'> & { readonly except: number | null },
  entries: Iterable<Entry>,
): LabelTwins => {
  const isTwin = twinTest(label)
  const here: LabelTwin[] = []
  const elsewhere: LabelTwin[] = []
  let unread = 0
  for (const { id, row } of entries) {
    if (id === except) continue
    const { profile } = row
    if (!profile) unread += 1
    else if (isTwin(profile.label)) {
      const isHere = providerId !== null && profile.providerId === providerId
      ;(isHere ? here : elsewhere).push({ id, label: profile.label, providerId: profile.providerId })
    }
  }
  return {
    twins: [...here, ...elsewhere].slice(0, maxNamed),
    count: here.length + elsewhere.length,
    sameProvider: here.length,
    unread,
  }
}
