// The page's first script. It is small, so that the window shows its frame (index.html) at once; the program follows.
import './tokens.css'
import './frame.css'
import { applyScheme } from '../lib/scheme'

applyScheme()
import('./main').catch((error: unknown) => {
  const root = document.getElementById('root')
  if (root) {
    root.setAttribute('role', 'alert')
    root.textContent =
      'Link Console could not load its window. Start it again; if that does not help, install it again.'
  }
  reportError(error)
})
