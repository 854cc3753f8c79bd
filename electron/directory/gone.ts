import { deletedHere, wasListed } from '../../shared/domain/directory'

/** The profiles that have gone since the connection was opened, and what is known of how. */
export interface Gone {
  readonly add: (id: number, how: HowGone) => void
  /** It is there again, or after all. */
  readonly isThere: (id: number) => void
  readonly has: (id: number) => boolean
  /** The detail of a `not-found` for it; undefined where nobody here knows whether it ever was. */
  readonly detail: (id: number) => string | undefined
}

/** Deleted from here; in the list before; forgotten on this computer; or none of these: asked for, and not there. */
export type HowGone = typeof deletedHere | typeof wasListed | 'forgotten' | 'never-seen'

/** What is known more surely of it stays, whatever is heard of it later. */
const sureness: Readonly<Record<HowGone, number>> = {
  forgotten: 3,
  [deletedHere]: 2,
  [wasListed]: 1,
  'never-seen': 0,
}

export const createGone = (): Gone => {
  const known = new Map<number, HowGone>()
  return {
    add: (id, how) => {
      if (sureness[how] >= sureness[known.get(id) ?? 'never-seen']) known.set(id, how)
    },
    isThere: (id) => void known.delete(id),
    has: (id) => known.has(id),
    detail: (id) => {
      const how = known.get(id)
      return how === deletedHere || how === wasListed ? how : undefined
    },
  }
}
