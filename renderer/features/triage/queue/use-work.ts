import { useEffect, useState, type RefObject } from 'react'

const workOf = (page: HTMLElement | null): HTMLElement | null =>
  page?.querySelector<HTMLElement>('[data-case-focus], [data-case-focus] input') ?? null

/**
 * Moves the focus to the field or button that fixes the current case. If the pane still shows another case, or if the
 * form is not there yet, it does so as soon as it can, unless the focus has gone elsewhere meanwhile.
 */
export const useWork = (
  page: RefObject<HTMLElement | null>,
  currentId: number | null,
  inspectedId: number | null,
): (() => void) => {
  const [wantedId, setWantedId] = useState<number | null>(null)
  useEffect(() => {
    if (wantedId === null || wantedId !== currentId || wantedId !== inspectedId || !page.current) return
    const from = document.activeElement
    const look = (): void => {
      const work = document.activeElement === from ? workOf(page.current) : null
      work?.focus()
      if (work || document.activeElement !== from) setWantedId(null)
    }
    const observer = new MutationObserver(look)
    observer.observe(page.current, { childList: true, subtree: true, attributeFilter: ['data-case-focus'] })
    look()
    return () => observer.disconnect()
  }, [page, wantedId, currentId, inspectedId])
  return () => {
    const work = currentId === inspectedId ? workOf(page.current) : null
    work?.focus()
    setWantedId(work ? null : currentId)
  }
}
