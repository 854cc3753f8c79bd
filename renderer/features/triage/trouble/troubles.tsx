import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TriageState } from '../../../../shared/domain/triage'
import { count } from '../../../lib/numbers'
import { TroubleBanner } from './trouble-banner'
import classes from './troubles.module.css'

/** More banners than this would push the queue out of the window. */
const maxBanners = 2

interface Props {
  readonly troubles: TriageState['troubles']
  readonly onTag: (ids: Int32Array<ArrayBuffer>) => void
}

/** The providers in trouble: the first few, and all of them on request. */
export const Troubles = ({ troubles, onTag }: Props) => {
  const [all, setAll] = useState(false)
  if (troubles.length === 0) return null
  const shown = all ? troubles : troubles.slice(0, maxBanners)
  const hidden = troubles.length - shown.length
  return (
    <div className={classes.banners}>
      {shown.map((one) => (
        <TroubleBanner key={one.providerId} trouble={one} onTag={onTag} />
      ))}
      {hidden > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {count(hidden)} more providers in trouble
        </Button>
      )}
    </div>
  )
}
