import { useEffect, useState } from 'react'
import type { DeepLink } from '../../../shared/domain/deep-link'
import { call } from '../../bridge/call'
import { useEvent } from '../../bridge/use-event'

export interface OpenedLink {
  readonly link: DeepLink
  /** Grows when the link is clicked again while it waits. */
  readonly times: number
}

const withLink = (known: readonly OpenedLink[], link: DeepLink): readonly OpenedLink[] => {
  const before = known.find((one) => one.link.id === link.id)
  return [...known.filter((one) => one !== before), { link, times: (before?.times ?? 0) + 1 }]
}

/** The links that main keeps for the page, those from before it was there included. */
export const useLinks = () => {
  const [links, setLinks] = useState<readonly OpenedLink[]>([])
  useEvent('links:opened', (link) => setLinks((known) => withLink(known, link)))
  useEffect(() => {
    const taken = new AbortController()
    call('links:pending', {}, taken.signal).then(
      (pending) =>
        setLinks((known) => [
          ...pending
            .filter(({ id }) => known.every((one) => one.link.id !== id))
            .map((link) => ({ link, times: 1 })),
          ...known,
        ]),
      // Main keeps them: they are asked for again with the next page.
      () => undefined,
    )
    return () => taken.abort()
  }, [])
  const done = (id: string): void => {
    setLinks((known) => known.filter(({ link }) => link.id !== id))
    void call('links:done', { id }).catch(() => undefined)
  }
  return { links, done }
}
