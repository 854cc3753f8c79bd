import { useEffect } from 'react'

const choice = '[data-combobox-option]'

/**
 * Mantine's lists of choices remember the place of the highlight, not its line: where tags or names come in while a list
 * is open, Enter would take what has moved there. It takes the line that is highlighted.
 */
export const useHighlightedChoice = (): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof Element)) return
      const list = document.getElementById(event.target.getAttribute('aria-controls') ?? '')
      const highlighted = list?.querySelector<HTMLElement>(`${choice}[data-combobox-selected]`)
      if (!highlighted) return
      event.preventDefault()
      event.stopPropagation()
      highlighted.click()
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
}
