import { newQueries, Providers } from './providers'
import { Shell } from './shell'

const queries = newQueries()

export const App = () => (
  <Providers queries={queries}>
    <Shell />
  </Providers>
)
