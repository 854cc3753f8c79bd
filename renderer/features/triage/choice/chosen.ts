import { create } from 'zustand'
import { call } from '../../../bridge/call'
import { notifyFailure } from '../../../parts/notify-failure'

/** The job of each chosen case, by its profile: what is chosen stays the same, wherever its row moves. */
export type Chosen = ReadonlyMap<number, string>

interface State {
  readonly jobs: Chosen
  /** Grows with every change of the set. */
  readonly set: number
  /** Whether they were chosen among the snoozed cases. */
  readonly snoozed: boolean
  /** The case from which a range is chosen. */
  readonly anchorId: number | null
  /** Whether the queue is on the screen, so that the keys act on what is chosen there. */
  readonly shown: boolean
}

const nothing: Chosen = new Map()

const useStore = create<State>()(() => ({
  jobs: nothing,
  set: 0,
  snoozed: false,
  anchorId: null,
  shown: false,
}))

/** Counts the sets that were cleared: what was asked for one of them is not added to the next. */
let cleared = 0

const put = (jobs: Chosen): void => useStore.setState(({ set }) => ({ jobs, set: set + 1 }))

/** The chosen cases of a list: that of the snoozed ones, or of the others. */
export const useChosenIn = (snoozed: boolean): Chosen =>
  useStore((state) => (state.snoozed === snoozed ? state.jobs : nothing))

/** The chosen cases, and the number of the set for what is read about it. */
export const useChosen = (): Pick<State, 'jobs' | 'set' | 'snoozed' | 'anchorId'> => useStore()

/** Whether the keys of a case act on the chosen cases instead. */
export const useActsOnChosen = (): boolean => useStore(({ shown, jobs }) => shown && jobs.size > 0)

export const showChosen = (shown: boolean): void => useStore.setState({ shown })

/** Called when the connection changes as well: in another one the same ids are other profiles. */
export const clearChosen = (): void => {
  cleared += 1
  useStore.setState({ anchorId: null })
  put(nothing)
}

/** One after the other, so that a key that is pressed twice chooses a case and lets go of it. */
let last: Promise<void> = Promise.resolve()
const inTurn = (work: () => Promise<void>): Promise<void> => {
  last = last.then(work).catch(notifyFailure)
  return last
}

/** The job that each of them has now; null if the set was cleared meanwhile. */
const readNow = async (ids: readonly number[], snoozed: boolean): Promise<Chosen | null> => {
  if (useStore.getState().snoozed !== snoozed) clearChosen()
  const mine = cleared
  const { jobIds } = await call('triage:chosen', { ids: Int32Array.from(ids) })
  if (mine !== cleared) return null
  useStore.setState({ snoozed })
  return new Map(
    ids.flatMap((id, at) => {
      const jobId = jobIds[at]
      return jobId == null ? [] : [[id, jobId] as const]
    }),
  )
}

const add = (found: Chosen): void => put(new Map([...useStore.getState().jobs, ...found]))

const drop = (ids: readonly number[]): void => {
  const left = new Map(useStore.getState().jobs)
  for (const id of ids) left.delete(id)
  put(left)
}

/** Adds cases by the job that each has now. `snoozed`: they are in the list of the snoozed ones. */
export const choose = (ids: readonly number[], snoozed: boolean): Promise<void> =>
  inTurn(async () => {
    const found = await readNow(ids, snoozed)
    if (found) add(found)
  })

/** Takes cases out of the set. */
export const letGo = (ids: readonly number[]): Promise<void> => inTurn(async () => drop(ids))

/**
 * Chooses all of them; or lets go of all of them where all are chosen already. A list that stands still also has rows
 * that are cases no more, and can never be chosen.
 */
export const toggle = (ids: readonly number[], snoozed: boolean): Promise<void> =>
  inTurn(async () => {
    const { jobs, snoozed: before } = useStore.getState()
    if (before === snoozed && ids.every((id) => jobs.has(id))) {
      drop(ids)
      return
    }
    const found = await readNow(ids, snoozed)
    if (!found) return
    const { jobs: now } = useStore.getState()
    if ([...found.keys()].every((id) => now.has(id))) drop(ids)
    else add(found)
  })

export const anchorAt = (anchorId: number | null): void => useStore.setState({ anchorId })
