import { useEffect } from 'react'

/**
 * Spotlight highlights its first entry when the text changes, before ours have been found: Enter would meet nothing. Once
 * they are there, the first one takes the highlight unless another has it.
 */
export const useFirstHighlighted = (entries: string): void => {
  useEffect(() => {
    if (document.querySelector('[data-action][data-selected]')) return
    document.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  }, [entries])
}
