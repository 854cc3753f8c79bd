import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { chunk } from 'es-toolkit/array/chunk'
import { useState } from 'react'
import { groupBy } from '../../../../shared/domain/group-by'
import type { ChosenNow } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { counted } from '../../../lib/numbers'
import { startDoing } from '../../../parts/done'
import { tellDealtWith } from '../common/dealt-with'
import { useSetTriage } from '../common/use-triage'
import { SnoozeDialog } from '../snooze/snooze-dialog'
import { clearChosen, useChosen, type Chosen } from '../choice/chosen'

/** Cases that main takes at once. */
const maxAtOnce = 20_000

type Snooze = Omit<ChosenNow['snoozes'][number], 'profileId' | 'jobId'>

const now = (ask: typeof call, jobs: Chosen): Promise<ChosenNow> =>
  ask('triage:chosen', { ids: Int32Array.from(jobs.keys()) })

/** Those of the cases that are still about the same job. */
const stillThere = (jobs: Chosen, { jobIds }: ChosenNow): Chosen =>
  new Map([...jobs].filter(([, jobId], at) => jobIds[at] === jobId))

/** `answered` is told of each part as soon as it is snoozed: a later one may fail. */
const snoozeAll = async (
  ask: typeof call,
  jobs: Chosen,
  { until, note }: Snooze,
  answered: (part: Chosen) => void = () => undefined,
) => {
  let state = null
  for (const some of chunk([...jobs], maxAtOnce)) {
    state = await ask('triage:snooze', {
      profileIds: some.map(([id]) => id),
      jobIds: some.map(([, jobId]) => jobId),
      until,
      note,
    })
    answered(new Map(some))
  }
  return state
}

/** Those of the cases that are snoozed until this time, for the same job. */
const snoozedUntil = (jobs: Chosen, { snoozes }: ChosenNow, time: string): Chosen =>
  new Map(
    snoozes
      .filter(({ until, jobId, profileId }) => until === time && jobs.get(profileId) === jobId)
      .map(({ profileId, jobId }) => [profileId, jobId]),
  )

/** Puts the cases back to how they were: snoozed until another time, or not at all. */
const putBack = async (ask: typeof call, jobs: Chosen, { snoozes }: ChosenNow) => {
  const earlier = snoozes.filter(
    ({ profileId, until }) => jobs.has(profileId) && Date.parse(until) > Date.now(),
  )
  const wasSnoozed = new Set(earlier.map(({ profileId }) => profileId))
  const fresh = [...jobs.keys()].filter((id) => !wasSnoozed.has(id))
  let state = null
  for (const some of chunk(fresh, maxAtOnce)) state = await ask('triage:wake', { profileIds: some })
  for (const group of groupBy(earlier, ({ until, note }) => JSON.stringify({ until, note })).values()) {
    const [first] = group
    const cases = new Map(group.map(({ profileId, jobId }) => [profileId, jobId]))
    if (first) state = await snoozeAll(ask, cases, first)
  }
  return state
}

/** Snoozes the chosen cases that are still as they were chosen; one key takes it back. */
const useSnoozeChosen = (onDone: () => void) => {
  const { jobs } = useChosen()
  const take = useSetTriage()
  /** How many are snoozed although it has failed. */
  const [partly, setPartly] = useState(0)

  const mutation = useMutation({
    mutationFn: async (snooze: Snooze) => {
      const { notifyDone } = startDoing()
      const before = await now(call, jobs)
      const tellDone = (done: Chosen, others: string): void => {
        tellDealtWith([...done.keys()])
        notifyDone({
          did: `Snoozed ${counted(done.size, 'case')}${others}`,
          undo: async (callHere) => {
            const ours = snoozedUntil(done, await now(callHere, done), snooze.until)
            take(await putBack(callHere, ours, before))
            const lost = done.size - ours.size
            return lost === 0
              ? 'taken-back'
              : { left: `${counted(lost, 'case')} had changed since; the others are as they were.` }
          },
        })
      }
      const written = new Map<number, string>()
      const hasWritten = (part: Chosen): void => part.forEach((jobId, id) => void written.set(id, jobId))
      try {
        take(await snoozeAll(call, stillThere(jobs, before), snooze, hasWritten))
        const done = snoozedUntil(jobs, await now(call, jobs), snooze.until)
        const left = jobs.size - done.size
        const others = left > 0 ? `; ${counted(left, 'case')} had changed` : ''
        if (done.size > 0) tellDone(done, others)
        else notifications.show({ color: 'yellow', message: `Nothing was snoozed${others}.` })
      } catch (error) {
        if (written.size > 0) tellDone(written, '')
        setPartly(written.size)
        throw error
      }
    },
    onSuccess: onDone,
  })
  return { ...mutation, partly }
}

export const SnoozeChosen = ({ onClose }: { readonly onClose: () => void }) => {
  const { jobs } = useChosen()
  const snooze = useSnoozeChosen(() => {
    onClose()
    clearChosen()
  })
  return (
    <SnoozeDialog
      title={`Snooze ${counted(jobs.size, 'case')} until`}
      busy={snooze.isPending}
      error={snooze.error}
      partly={snooze.partly}
      onSnooze={(until, note) => snooze.mutate({ until, note })}
      onClose={onClose}
    />
  )
}
