import { useEffect, useRef, type ReactNode } from 'react'

/**
 * A question or a warning that comes later than what is around it: it is scrolled to where it came out of sight, and again
 * where the window gets smaller, or is zoomed, and takes it out of sight.
 */
export const InView = ({ children }: { readonly children: ReactNode }) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const show = (): void => place.current?.scrollIntoView({ block: 'nearest' })
    show()
    window.addEventListener('resize', show)
    return () => window.removeEventListener('resize', show)
  }, [])
  return <div ref={place}>{children}</div>
}
