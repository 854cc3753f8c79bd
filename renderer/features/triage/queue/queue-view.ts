import { isEqual } from 'es-toolkit/predicate/isEqual'
import { create } from 'zustand'
import { z } from 'zod'
import { triageMovers, type TriageMover } from '../../../../shared/domain/triage'
import type { ViewPage } from '../../../../shared/domain/view-page'
import { useConnectionView } from '../../../parts/connection-view'
import { startDoing } from '../../../parts/done'
import { persist, persisted } from '../../../parts/place'
import type { Narrowing } from '../common/lines'

export interface QueueView extends Narrowing {
  readonly connectionId: string
  readonly text: string
  /** Shows the snoozed cases instead of the waiting ones. */
  readonly snoozed: boolean
  /** The profile whose case is beside the list, and its index there: if it leaves, the next one takes its place. */
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

/** The view as it was when it was last shown. */
const viewOf = (connectionId: string): QueueView => ({
  connectionId,
  ...persisted(connectionId, 'triage', keptSchema, nothingKept),
})

/** A store, so that it survives a visit to another view. */
const useStore = create<QueueView>()(() => viewOf(''))
useStore.subscribe(({ connectionId, ...view }) => persist(connectionId, 'triage', view))

/** The view of the queue in this connection. Each connection has its own. */
export const useQueueView = (connectionId: string): QueueView =>
  useConnectionView(useStore, viewOf, connectionId)

/** The profile whose case is beside the queue; null if there is none. */
export const currentCase = (): number | null => useStore.getState().currentId

const filtersOf = ({ text, snoozed, movers, provider, status }: QueueView) => ({
  text,
  snoozed,
  movers,
  provider,
  status,
})

/** Changes the view. If this changes which cases are shown, it can be taken back. */
export const changeQueueView = (change: Partial<Omit<QueueView, 'connectionId'>>): void => {
  const before = useStore.getState()
  useStore.setState(change)
  const filters = filtersOf(before)
  if (isEqual(filters, filtersOf(useStore.getState()))) return
  startDoing().remember({
    did: 'Filtered the cases in Triage',
    series: 'triage-filter',
    undo: async () => {
      if (useStore.getState().connectionId === before.connectionId) useStore.setState(filters)
      return 'taken-back'
    },
  })
}

export const toggleMover = (mover: TriageMover): void => {
  const { movers } = useStore.getState()
  changeQueueView({
    movers: movers.includes(mover) ? movers.filter((one) => one !== mover) : [...movers, mover],
  })
}

interface SavedFilters {
  readonly text: string
  readonly page: ViewPage
}

const savedOf = (view: QueueView): SavedFilters => {
  const { text, ...filters } = filtersOf(view)
  return { text: text.trim(), page: { kind: 'triage', ...filters, movers: [...filters.movers] } }
}

/** The filters of the queue, for a saved view. */
export const triageFilters = (): SavedFilters => savedOf(useStore.getState())

/** The filters of the queue as they change. */
export const useTriageFilters = (): SavedFilters => savedOf(useStore())

/** Makes the queue of this connection show what a saved view has. */
export const showCases = (connectionId: string, text: string, page: ViewPage & { kind: 'triage' }): void => {
  const { snoozed, movers, provider, status } = page
  if (useStore.getState().connectionId !== connectionId) useStore.setState(viewOf(connectionId))
  changeQueueView({ text, snoozed, movers, provider, status, currentId: null })
}

export const showEverything = (): void => changeQueueView(everything)
