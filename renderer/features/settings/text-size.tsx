import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { textSizes } from '../../../shared/domain/text-size'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { keyWords } from '../../lib/key-words'
import { notifyFailure } from '../../parts/notify-failure'
import classes from './settings-page.module.css'

/** The size of everything in the window, the same that the menu's zoom changes. */
export const TextSize = () => {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: keys.textSize,
    queryFn: ({ signal }) => call('app:text-size', { percent: null }, signal),
    staleTime: 0,
  })
  useEffect(() => {
    // The menu's keys change it as well, and then the window's inner size changes.
    const look = (): void => void queries.invalidateQueries({ queryKey: keys.textSize })
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [queries])
  if (!data) return null
  const { percent } = data
  const set = (wanted: number | undefined): void => {
    if (wanted === undefined) return
    call('app:text-size', { percent: wanted })
      .then((now) => queries.setQueryData(keys.textSize, now))
      .catch(notifyFailure)
  }
  const smaller = textSizes.findLast((one) => one < percent)
  const larger = textSizes.find((one) => one > percent)
  return (
    <div className={classes.size} role="group" aria-label="Size of texts">
      <Button
        variant="default"
        aria-label="Smaller"
        title={keyWords('Mod+-')}
        disabled={smaller === undefined}
        onClick={() => set(smaller)}
      >
        −
      </Button>
      <span className="lc-num" role="status">
        {percent} %
      </span>
      <Button
        variant="default"
        aria-label="Larger"
        title={keyWords('Mod+Plus')}
        disabled={larger === undefined}
        onClick={() => set(larger)}
      >
        +
      </Button>
      {percent !== 100 && (
        <Button variant="subtle" onClick={() => set(100)}>
          100 %
        </Button>
      )}
    </div>
  )
}
