import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { ShownPlan } from '../../../../shared/domain/planned-starts'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { plannedTime } from '../../../lib/time'
import { startDoing, type TakenBack } from '../../../parts/done'
import { notifyFailure } from '../../../parts/notify-failure'
import { useNotifyWhenGone } from '../../../parts/use-notify-when-gone'
import { usePlansAgain } from '../../../parts/use-plans'
import { tellDealtWith } from '../common/dealt-with'
import type { StartOptions } from '../start-again/use-start-again'

interface Wanted extends StartOptions {
  readonly jobId: string
  /** ISO 8601, UTC. */
  readonly due: string
}

/** False if the case has changed meanwhile, so that nothing is planned. */
const planOne = async (ask: typeof call, profileId: number, wanted: Wanted): Promise<boolean> => {
  const { jobId, due, mode, sendNotification } = wanted
  const { leftOut } = await ask('plans:plan', {
    at: due,
    ids: Int32Array.of(profileId),
    jobIds: [jobId],
    mode,
    asBefore: false,
    sendNotification,
  })
  return leftOut.length === 0
}

/** False if it is just being sent. */
const cancelOne = async (ask: typeof call, profileId: number): Promise<boolean> =>
  (await ask('plans:cancel', { ids: Int32Array.of(profileId) })).left.length === 0

const waits = (plan: ShownPlan | null | undefined): plan is ShownPlan => plan?.state === 'waiting'

/** Plans the start of a case and cancels it. Either can be taken back as long as it is as it was left. */
export const usePlanning = ({ profileId, jobId, plan: before }: TriageCase) => {
  const again = usePlansAgain()

  /** The planned start as it was before, where that is still possible. */
  const putBack = async (callHere: typeof call, plan: ShownPlan | null): Promise<TakenBack> => {
    if (!waits(plan)) {
      const done = await cancelOne(callHere, profileId)
      again()
      return done ? 'taken-back' : { left: 'It is just being sent.' }
    }
    if (Date.parse(plan.due) <= Date.now()) return { left: 'The time for which it was planned has passed.' }
    const done = await planOne(callHere, profileId, plan)
    again()
    return done ? 'taken-back' : { left: 'The profile has had another job since.' }
  }

  /** False if the case has changed since it was shown, so that nothing is planned. */
  const plan = useMutation({
    mutationFn: async ({ at, options }: { readonly at: Date; readonly options: StartOptions }) => {
      const due = at.toISOString()
      const { notifyDone } = startDoing()
      const isPlanned = await planOne(call, profileId, { jobId, due, ...options })
      again()
      if (!isPlanned) return false
      tellDealtWith([profileId])
      notifyDone({
        did: `Planned a start of profile ${profileId} for ${plannedTime(due) ?? due}`,
        undo: async (callHere) => {
          const [now] = await callHere('triage:cases', { ids: [profileId] })
          const isAsLeft = waits(now?.plan) && now.plan.due === due
          return isAsLeft
            ? putBack(callHere, waits(before) ? before : null)
            : { left: 'It was made, changed or cancelled since.' }
        },
      })
      return true
    },
    onError: useNotifyWhenGone(),
  })

  /** Removes what is planned, or what is shown of one that is over. */
  const cancel = useMutation({
    mutationFn: async () => {
      const { notifyDone } = startDoing()
      const isCancelled = await cancelOne(call, profileId)
      again()
      if (!isCancelled) {
        notifications.show({ color: 'yellow', message: 'It is just being sent, and was not cancelled.' })
        return
      }
      if (!waits(before)) return
      notifyDone({
        did: `Cancelled the planned start of profile ${profileId}`,
        undo: async (callHere) => {
          const [now] = await callHere('triage:cases', { ids: [profileId] })
          return now && !now.plan
            ? putBack(callHere, before)
            : { left: 'Another start of it has been planned since.' }
        },
      })
    },
    onError: notifyFailure,
  })

  const startLate = useMutation({
    mutationFn: async () => {
      await call('plans:start-late', { ids: Int32Array.of(profileId), overMinutes: 0 })
      again()
    },
    onError: notifyFailure,
  })

  return { plan, cancel, startLate }
}
