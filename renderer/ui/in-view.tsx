import { useEffect, useRef, type ReactNode } from 'react'

/** A question or a warning that comes later than what is around it: it is scrolled to once, where it came out of sight. */
export const InView = ({ children }: { readonly children: ReactNode }) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [])
  return <div ref={place}>{children}</div>
}
