import type { KeyboardEvent, MouseEvent } from 'react'

interface Press {
  readonly onClick: (event: MouseEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * For a button that starts a job: it acts once for each press. The second click of a double click, or a held Enter, may
 * already meet another button in the same place: that of the next case, or of a question.
 */
export const pressOnce = (act: () => void): Press => ({
  onClick: ({ detail }) => {
    if (detail <= 1) act()
  },
  onKeyDown: (event) => {
    if (event.repeat && event.key === 'Enter') event.preventDefault()
  },
})
