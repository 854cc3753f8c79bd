import { Providers } from './providers'
import { Shell } from './shell'

export const App = () => (
  <Providers>
    <Shell />
  </Providers>
)
