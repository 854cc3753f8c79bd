import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { nonce } from '../lib/nonce'
import { schemeKey } from '../lib/scheme'
import classes from './providers.module.css'
import { cssVariables, layers, theme } from './theme'

const schemeManager = localStorageColorSchemeManager({ key: schemeKey })

// An answer is shown as soon as it is there; a timer would let a frame pass first.
notifyManager.setScheduler(queueMicrotask)

/** Main has retried what may be retried, and tells by events when something changed: the page asks once. */
export const newQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: 30_000 },
    },
  })

interface ProvidersProps {
  readonly queries: QueryClient
  /** Mantine shows what it opens at once, without a transition, in `test`. */
  readonly env?: 'default' | 'test'
  readonly children: ReactNode
}

export const Providers = ({ queries, env = 'default', children }: ProvidersProps) => (
  <MantineProvider
    theme={theme}
    env={env}
    defaultColorScheme="auto"
    colorSchemeManager={schemeManager}
    getStyleNonce={nonce}
    cssVariablesResolver={cssVariables}
  >
    <QueryClientProvider client={queries}>
      <Notifications
        position="bottom-right"
        autoClose={6000}
        limit={4}
        zIndex={layers.notices}
        classNames={{ root: classes.notifications }}
      />
      {children}
    </QueryClientProvider>
  </MantineProvider>
)
