import { useEffect, useState } from 'react'

/** The time in milliseconds, renewed every minute: days left must not stand still in a window open for weeks. */
export const useMinute = (): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
