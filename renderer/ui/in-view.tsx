import { useEffect, useRef, type ReactNode } from 'react'

/**
 * For a question or a warning that appears after its surroundings. It is scrolled into view when it appears, and again
 * when the window gets smaller or is zoomed.
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
