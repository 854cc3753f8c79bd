import { create } from 'zustand'
import type { SavedView } from '../../shared/domain/directory'
import type { RunRequest } from '../features/bulk/dialogs/confirm-run'
import type { NewProfileStart } from '../features/profiles/new-profile/new-profile'

/** The arguments with which dialogs are requested from any view. */
interface Requests {
  /** The list of keys. */
  readonly keys: true
  /** Profiles that tags are to be put on. */
  readonly tags: Int32Array<ArrayBuffer>
  /** A bulk run whose preview is to be answered. */
  readonly run: RunRequest
  /** A new profile, with what is known of it already. */
  readonly profile: NewProfileStart
  /** A saved view that is to be made or changed. */
  readonly view: SavedView
}
type Open = { readonly [Kind in keyof Requests]: Requests[Kind] | null }

const noneOfConnection = { tags: null, run: null, profile: null, view: null }
const useStore = create<Open>(() => ({ keys: null, ...noneOfConnection }))

/** What the dialog of this kind is asked for with; null while it is closed. */
export const useRequest = <Kind extends keyof Requests>(kind: Kind): Open[Kind] =>
  useStore((open) => open[kind])

const numbers = new WeakMap<object, number>()
let lastNumber = 0

/** The key of a dialog: another request gets a dialog of its own, since what was typed for one set of profiles is not meant for the next. */
export const requestKey = (wanted: object): number => {
  const known = numbers.get(wanted)
  if (known !== undefined) return known
  lastNumber += 1
  numbers.set(wanted, lastNumber)
  return lastNumber
}

/** Opens a dialog, in the place of one of its kind that is open. */
export const request = <Kind extends keyof Requests>(kind: Kind, wanted: Requests[Kind]): void =>
  useStore.setState({ [kind]: wanted })

export const endRequest = (kind: keyof Requests): void => useStore.setState({ [kind]: null })

/** Closes dialogs that belong to a connection: in another one the same ids are other profiles. */
export const endConnectionRequests = (): void => useStore.setState(noneOfConnection)
