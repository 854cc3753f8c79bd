import { deletedHere, wasListed } from '../../shared/domain/directory'

/** The profiles that have disappeared since the connection was opened, and how. */
export interface Gone {
  readonly add: (id: number, how: HowGone) => void
  /** The profile exists after all, or again. */
  readonly isThere: (id: number) => void
  readonly has: (id: number) => boolean
  /** It is being forgotten: until that has ended it counts as gone, whatever is read of it. Returns what ends it undone. */
  readonly forgetting: (id: number) => () => void
  /** Asked before a read of it: whether it was forgotten on this computer since. */
  readonly forgettingOf: (id: number) => () => boolean
  /** The detail of a `not-found` for it; undefined where nobody here knows whether it ever was. */
  readonly detail: (id: number) => string | undefined
}

/** Deleted from here; listed before and now missing; forgotten on this computer; or asked for and not found. */
export type HowGone = typeof deletedHere | typeof wasListed | 'forgotten' | 'never-seen'

/** A surer reason is not replaced by a vaguer one that is learned later. */
const sureness: Readonly<Record<HowGone, number>> = {
  forgotten: 3,
  [deletedHere]: 2,
  [wasListed]: 1,
  'never-seen': 0,
}

export const createGone = (): Gone => {
  const known = new Map<number, HowGone>()
  const forgotten = new Map<number, number>()
  const underWay = new Set<number>()
  const timesForgotten = (id: number): number => forgotten.get(id) ?? 0
  return {
    add: (id, how) => {
      if (how === 'forgotten') {
        forgotten.set(id, timesForgotten(id) + 1)
        underWay.delete(id)
      }
      if (sureness[how] >= sureness[known.get(id) ?? 'never-seen']) known.set(id, how)
    },
    isThere: (id) => void known.delete(id),
    has: (id) => known.has(id) || underWay.has(id),
    forgetting: (id) => {
      underWay.add(id)
      return () => void underWay.delete(id)
    },
    forgettingOf: (id) => {
      const before = timesForgotten(id)
      return () => underWay.has(id) || timesForgotten(id) !== before
    },
    detail: (id) => {
      const how = known.get(id)
      return how === deletedHere || how === wasListed ? how : undefined
    },
  }
}
