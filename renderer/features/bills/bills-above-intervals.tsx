import { Switch } from '@mantine/core'
import { useMemo } from 'react'
import { z } from 'zod'
import { coverageOf } from '../../../shared/coverage/coverage'
import { localDay } from '../../../shared/coverage/calendar'
import type { Bill } from '../../../shared/domain/bill'
import { useProfileFocus } from '../../parts/profile-focus'
import { useReadAt } from '../../parts/use-read-at'
import { useRemembered } from '../../ui/remembered'
import classes from './bills-tab.module.css'
import { LoginMenu } from './login-menu'
import { pinOfPeriod } from './pinned-period'
import { Timeline } from './timeline'
import { useBills } from './use-bills'
import { useNarrowed } from './use-narrowed'

const none: readonly Bill[] = []
const shownOrNot = z.boolean()

/**
 * The bills above the readings of a profile: the part of the login that is shown, and the timeline, in which a bill
 * chooses the months of the readings. Nothing if there are no bills.
 */
export const BillsAboveIntervals = ({ profileId }: { readonly profileId: number }) => {
  const [isShown, setShown] = useRemembered('intervals:bills', shownOrNot, false)
  const { pin } = useProfileFocus()
  const query = useBills(profileId, null, false)
  const readAt = useReadAt(query)
  const listed = query.data?.bills ?? none
  // Judged by the day on which the bills were read, because later ones are not known.
  const today = localDay(new Date(readAt))
  const all = useMemo(() => coverageOf(listed, today), [listed, today])
  const { tree, coverage } = useNarrowed(all, listed)
  if (listed.length === 0) return null
  return (
    <section className={classes.above} aria-label="Bills above the readings">
      <div className={classes.tools}>
        {all.length > 1 ? <LoginMenu {...tree} /> : <span />}
        <Switch
          size="xs"
          label="Bills over time"
          checked={isShown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
      </div>
      {isShown && (
        <Timeline
          coverage={coverage}
          today={today}
          selected={null}
          choosing="chooses its months below"
          isSwitched
          onSelect={({ period }) => pin(pinOfPeriod(period, coverage))}
        />
      )}
    </section>
  )
}
