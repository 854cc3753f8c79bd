import { useEffect } from 'react'
import { create } from 'zustand'
import type { TriageMover } from '../../../shared/domain/triage'
import type { Narrowing } from './lines'

interface QueueView extends Narrowing {
  readonly connectionId: string
  readonly text: string
  /** Shows the snoozed ones instead of those that wait. */
  readonly snoozed: boolean
  /** The profile whose case is beside the list, and its place there: where it leaves, the next one takes it. */
  readonly currentId: number | null
  readonly currentAt: number
}

const everything = { text: '', snoozed: false, movers: [], provider: null, status: null }
const fresh = (connectionId: string): QueueView => ({
  connectionId,
  ...everything,
  currentId: null,
  currentAt: 0,
})

/** Outlives a visit to another view, in memory only: searches are never stored. */
const useStore = create<QueueView>()(() => fresh(''))

/** What of the queue is looked at in this connection; another one begins anew. */
export const useQueueView = (connectionId: string) => {
  const stored = useStore()
  const isOurs = stored.connectionId === connectionId
  useEffect(() => {
    if (!isOurs) useStore.setState(fresh(connectionId))
  }, [isOurs, connectionId])
  return isOurs ? stored : fresh(connectionId)
}

/** The profile whose case is beside the queue; null for none. */
export const currentCase = (): number | null => useStore.getState().currentId

export const changeQueueView = (change: Partial<Omit<QueueView, 'connectionId'>>): void =>
  useStore.setState(change)

export const toggleMover = (mover: TriageMover): void =>
  useStore.setState(({ movers }) => ({
    movers: movers.includes(mover) ? movers.filter((one) => one !== mover) : [...movers, mover],
  }))

export const showEverything = (): void => useStore.setState(everything)
