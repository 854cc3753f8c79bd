import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TriageState } from '../../../../shared/domain/triage'
import { count } from '../../../lib/numbers'
import { TroubleBanner } from './trouble-banner'
import classes from './troubles.module.css'

/** Banners beyond these would push the queue off the window. */
const maxBanners = 2

interface Props {
  readonly troubles: TriageState['troubles']
  readonly onTag: (ids: Int32Array<ArrayBuffer>) => void
}

/** The providers in trouble, the first few of them until all are asked for. */
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
