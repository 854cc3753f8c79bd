import { IconReceipt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../../shared/domain/job'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { counted } from '../../../lib/numbers'
import classes from './job-card.module.css'

/** How often new bills are looked for within a stage, in milliseconds: they may come while the stage stays the same. */
const againMs = 10_000

/** How many bills have come that were not known before. Agents deliver bills before the job ends. */
export const NewBills = ({ job }: { readonly job: Job }) => {
  const { profileId, finished } = job
  const { data } = useQuery({
    queryKey: keys.bills(profileId),
    queryFn: ({ signal }) => call('bills:list', { profileId }, signal),
    refetchInterval: finished ? false : againMs,
  })
  const many = data?.newBillIds.length ?? 0
  if (many === 0) return null
  return (
    <p className={classes.bills} role="status">
      <IconReceipt size={13} aria-hidden />
      {counted(many, 'new bill')}
      {finished ? '' : ' so far'}: in Bills, marked new.
    </p>
  )
}
