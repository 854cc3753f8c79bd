import { useEffect, useState } from 'react'
import type { DeepLink } from '../../../shared/domain/deep-link'
import { call } from '../../bridge/call'
import { useEvent } from '../../bridge/use-event'

export interface OpenedLink {
  readonly link: DeepLink
  /** Increases when the link is clicked again while it waits. */
  readonly times: number
}

const withLink = (known: readonly OpenedLink[], link: DeepLink): readonly OpenedLink[] => {
  const before = known.find((one) => one.link.id === link.id)
  return [...known.filter((one) => one !== before), { link, times: (before?.times ?? 0) + 1 }]
}

/** The links that main keeps for the page, including those from before the page was loaded. */
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
      // Nothing is lost: main keeps the links, and the next page asks for them again.
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
