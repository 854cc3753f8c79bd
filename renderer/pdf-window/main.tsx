import '../lib/first'
import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../app/tokens.css'
import '../app/frame.css'
import '../app/base.css'
import '../app/privacy.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { newQueries, Providers } from '../app/providers'
import { keys } from '../bridge/keys'
import { applyScheme } from '../lib/scheme'
import { PdfWindow } from './pdf-window'

applyScheme()
const queries = newQueries()
// Only the console's window says at its top whether the server can be reached.
queries.setQueryDefaults(keys.reach, { enabled: false })
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers queries={queries}>
        <PdfWindow />
      </Providers>
    </StrictMode>,
  )
}
