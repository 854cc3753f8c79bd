import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { create } from 'zustand'
import { call } from '../bridge/call'

/**
 * What is on the screen in one connection, by parts: where one is, searches, filters. Main keeps it in the connection's sealed
 * store, so that it comes back at the next start and in no other connection. Searches and labels are personal, which is why
 * none of this is in the page's own storage.
 */
interface Place {
  /** Null until that of a connection has been read. */
  readonly connectionId: string | null
  readonly parts: Readonly<Record<string, unknown>>
  /** If it could not be read it is not written either, so that the stored one is not replaced. */
  readonly writable: boolean
}

const nowhere: Place = { connectionId: null, parts: {}, writable: false }
const useStore = create<Place>()(() => nowhere)

/** While a person types, it is written at most this often. */
const writeMs = 400
/** Main's limit. A larger place is not stored, so every part that can grow has a limit of its own. */
const maxCharacters = 200_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Sends to main what has changed since the last time. Never fails: losing a place does no harm. */
export const flushPlace = async (): Promise<void> => {
  if (timer === undefined) return
  clearTimeout(timer)
  timer = undefined
  const { connectionId, parts } = useStore.getState()
  const place = JSON.stringify(parts)
  if (connectionId === null || place.length > maxCharacters) return
  await call('place:keep', { connectionId, place }).catch(() => undefined)
}

const set = (part: string, value: unknown): void => {
  const { connectionId, parts, writable } = useStore.getState()
  if (connectionId === null) return
  if (JSON.stringify(parts[part]) === JSON.stringify(value)) return
  useStore.setState({ parts: { ...parts, [part]: value } })
  if (writable) timer ??= setTimeout(() => void flushPlace(), writeMs)
}

/** Stores a part of the place of this connection, if it is the one in use. */
export const persist = (connectionId: string, part: string, value: unknown): void => {
  if (useStore.getState().connectionId === connectionId) set(part, value)
}

const parsed = <T>(part: string, schema: z.ZodType<T>, initial: T): T => {
  const read = schema.safeParse(useStore.getState().parts[part])
  return read.success ? read.data : initial
}

/** A stored part, checked by its schema; `initial` if there is none, or if another version wrote it. */
export const persisted = <T>(connectionId: string, part: string, schema: z.ZodType<T>, initial: T): T =>
  useStore.getState().connectionId === connectionId ? parsed(part, schema, initial) : initial

/** A damaged place counts as empty, and is overwritten. */
const partsIn = (place: string | null): Place['parts'] => {
  try {
    const read: unknown = JSON.parse(place ?? '{}')
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : {}
  } catch {
    return {}
  }
}

const placeOf = async (connectionId: string): Promise<Omit<Place, 'connectionId'>> => {
  try {
    const { place } = await call('place:get', { connectionId })
    return { parts: partsIn(place), writable: true }
  } catch {
    // Without it all views begin with their initial state.
    return { parts: {}, writable: false }
  }
}

const load = async (connectionId: string): Promise<void> => {
  await flushPlace()
  useStore.setState(nowhere)
  const read = await placeOf(connectionId)
  // Another connection may have become active meanwhile.
  if (loading === connectionId) useStore.setState({ connectionId, ...read })
}

let loading: string | null = null

/** Whether the place of the connection has been read: only then its views are drawn, as they were. */
export const usePlace = (connectionId: string | null): boolean => {
  const loaded = useStore((place) => place.connectionId)
  useEffect(() => {
    if (connectionId === null || connectionId === loading) return
    loading = connectionId
    void load(connectionId)
  }, [connectionId])
  return connectionId !== null && loaded === connectionId
}

/** A stored part of the connection in use as it changes, for what is drawn outside of its view. */
export const useStoredPart = <T>(part: string, schema: z.ZodType<T>, initial: T): T => {
  const read = schema.safeParse(useStore(({ parts }) => parts[part]))
  return read.success ? read.data : initial
}

/**
 * View state that is restored at the next start, for the connection that it belongs to. For views that are mounted anew
 * for each connection.
 */
export const usePersisted = <T>(
  part: string,
  schema: z.ZodType<T>,
  initial: T,
): readonly [T, (next: T) => void] => {
  const [value, setValue] = useState(() => parsed(part, schema, initial))
  const put = useCallback(
    (next: T) => {
      setValue(next)
      set(part, next)
    },
    [part],
  )
  return [value, put]
}
