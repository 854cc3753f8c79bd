import { useState } from 'react'
import { useCase } from './use-cases'

/**
 * The tab to begin with: the case where the profile's last job failed, else the overview. What was begun with stays while
 * the job is run again: nobody's tab changes under their hands.
 */
export const useCaseFirst = (profileId: number): 'fix' | 'overview' => {
  const { data } = useCase(profileId)
  const [fixing, setFixing] = useState<number | null>(null)
  const failed = data && data.mover !== 'nobody' && data.mover !== 'running'
  if (failed && fixing !== profileId) setFixing(profileId)
  return failed || fixing === profileId ? 'fix' : 'overview'
}
