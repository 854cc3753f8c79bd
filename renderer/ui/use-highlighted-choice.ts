import { useEffect } from 'react'

const choice = '[data-combobox-option]'

/**
 * Mantine's lists of choices remember the position of the highlight and not its line. If tags or names arrive while a
 * list is open, Enter would take whatever has moved there. With this hook Enter takes the highlighted line.
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
