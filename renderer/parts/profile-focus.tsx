import { createContext, useContext, useState, type ReactNode } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import type { Scope } from '../../shared/coverage/scope'
import type { SeriesKey } from '../../shared/coverage/series'

/** A moment of the meter's own calendar: days since 1970 with a fraction, so that neither chart needs the other's zone. */
export interface Moment {
  readonly day: number
  /** The chart in which it was pointed at. */
  readonly in: 'bills' | 'intervals'
}

/** A moment that stays until another one is chosen. */
export interface PinnedMoment extends Moment {
  /** The period of a bill that was chosen with it: its first and its last day, and whose it is. Null if it was a moment alone. */
  readonly period: { readonly start: number; readonly end: number; readonly key: SeriesKey } | null
}

/** What a person looks at in one profile, shared by the parts of its page, of which one at a time is mounted. */
interface ProfileFocus {
  /** The chosen part of the login; null for all of it. */
  readonly part: Scope | null
  /** Under the pointer; null while that is elsewhere. */
  readonly pointed: Moment | null
  readonly pinned: PinnedMoment | null
}

type FocusStore = StoreApi<ProfileFocus>

const createFocus = (): FocusStore =>
  createStore<ProfileFocus>(() => ({ part: null, pointed: null, pinned: null }))

const Focus = createContext<FocusStore | null>(null)

/** Shares what is looked at among the parts of a profile's page. Give it the profile as its key. */
export const ProfileFocusOf = ({ children }: { readonly children: ReactNode }) => {
  const [store] = useState(createFocus)
  return <Focus value={store}>{children}</Focus>
}

const useFocusStore = (): FocusStore => {
  const [own] = useState(createFocus)
  return useContext(Focus) ?? own
}

/** What is looked at, and the ways to change it. Without a page around it, a part has its own. */
export const useProfileFocus = () => {
  const store = useFocusStore()
  const part = useStore(store, (focus) => focus.part)
  const pinned = useStore(store, (focus) => focus.pinned)
  return {
    part,
    pinned,
    setPart: (next: Scope | null) => store.setState({ part: next }),
    point: (pointed: Moment | null) => store.setState({ pointed }),
    pin: (next: PinnedMoment | null) => store.setState({ pinned: next }),
  }
}

/**
 * The day to mark in one of the charts: pointed at in the other one, or else the one that stays. The bills mark what was
 * chosen among them by themselves.
 */
export const useMarkedDay = (inside: Moment['in']): number | null => {
  const store = useFocusStore()
  return useStore(store, ({ pointed, pinned }) => {
    if (pointed !== null && pointed.in !== inside) return pointed.day
    return pinned !== null && (inside === 'intervals' || pinned.in === 'intervals') ? pinned.day : null
  })
}
