import { create } from 'zustand'
import { z } from 'zod'
import { triageMovers, type TriageMover } from '../../../../shared/domain/triage'
import { useConnectionView } from '../../../parts/connection-view'
import { persist, persisted } from '../../../parts/place'
import type { Narrowing } from './lines'

export interface QueueView extends Narrowing {
  readonly connectionId: string
  readonly text: string
  /** Shows the snoozed ones instead of those that wait. */
  readonly snoozed: boolean
  /** The profile whose case is beside the list, and its place there: where it leaves, the next one takes it. */
  readonly currentId: number | null
  readonly currentAt: number
}

const everything = { text: '', snoozed: false, movers: [] as TriageMover[], provider: null, status: null }

const keptSchema = z.object({
  text: z.string(),
  snoozed: z.boolean(),
  movers: z.array(z.enum(triageMovers)),
  provider: z.string().nullable(),
  status: z.string().nullable(),
  currentId: z.int().nullable(),
  currentAt: z.int(),
})
const nothingKept = { ...everything, currentId: null, currentAt: 0 }

/** As it was when it was last looked at. */
const viewOf = (connectionId: string): QueueView => ({
  connectionId,
  ...persisted(connectionId, 'triage', keptSchema, nothingKept),
})

/** Outlives a visit to another view. */
const useStore = create<QueueView>()(() => viewOf(''))
useStore.subscribe(({ connectionId, ...view }) => persist(connectionId, 'triage', view))

/** What of the queue is looked at in this connection; another one has its own. */
export const useQueueView = (connectionId: string): QueueView =>
  useConnectionView(useStore, viewOf, connectionId)

/** The profile whose case is beside the queue; null for none. */
export const currentCase = (): number | null => useStore.getState().currentId

export const changeQueueView = (change: Partial<Omit<QueueView, 'connectionId'>>): void =>
  useStore.setState(change)

export const toggleMover = (mover: TriageMover): void =>
  useStore.setState(({ movers }) => ({
    movers: movers.includes(mover) ? movers.filter((one) => one !== mover) : [...movers, mover],
  }))

export const showEverything = (): void => useStore.setState(everything)
