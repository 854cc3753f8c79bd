import { useEffect, useState } from 'react'

/**
 * The time in milliseconds, updated every minute: the number of days left must not stand still in a window that is open
 * for weeks.
 */
export const useMinute = (): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
