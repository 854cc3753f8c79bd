import { useMutation } from '@tanstack/react-query'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { startDoing } from '../../../parts/done'
import { notifyFailure } from '../../../parts/notify-failure'
import { useNotifyWhenGone } from '../../../parts/use-notify-when-gone'
import { tellDealtWith } from '../common/dealt-with'
import { useSetTriage } from '../common/use-triage'

/** When a case comes back, and why it was put away; null: it is in the queue. */
type Snooze = { readonly until: string; readonly note: string } | null

const snoozeOf = ({ snoozedUntil, snoozeNote }: TriageCase): Snooze =>
  snoozedUntil === null ? null : { until: snoozedUntil, note: snoozeNote }

const set = (ask: typeof call, profileId: number, snooze: Snooze) =>
  snooze === null
    ? ask('triage:wake', { profileIds: [profileId] })
    : ask('triage:snooze', { profileIds: [profileId], ...snooze })

/** Snoozes a case and ends a snooze; either can be taken back as long as the case is as it was left. */
export const useSnoozing = () => {
  const take = useSetTriage()

  const change = async (item: TriageCase, to: Snooze): Promise<void> => {
    const { profileId } = item
    const before = snoozeOf(item)
    const { notifyDone } = startDoing()
    take(await set(call, profileId, to))
    tellDealtWith([profileId])
    notifyDone({
      did: to === null ? `Ended the snooze of profile ${profileId}` : `Snoozed profile ${profileId}`,
      undo: async (callHere) => {
        const [now] = await callHere('triage:cases', { ids: [profileId] })
        if (now?.jobId !== item.jobId) return { left: 'The profile has had another job since.' }
        if (now.snoozedUntil !== (to?.until ?? null)) return { left: 'Its snooze has been changed since.' }
        take(await set(callHere, profileId, before))
        return 'taken-back'
      },
    })
  }

  const snooze = useMutation({
    mutationFn: ({ item, until, note }: { item: TriageCase; until: string; note: string }) =>
      change(item, { until, note }),
    onError: useNotifyWhenGone(),
  })
  const wake = useMutation({
    mutationFn: (item: TriageCase) => change(item, null),
    onError: notifyFailure,
  })
  return { snooze, wake }
}
