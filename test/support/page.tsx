import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EventSync } from '../../renderer/app/event-sync'
import { Providers } from '../../renderer/app/providers'

interface PageProps {
  readonly queries: QueryClient
  readonly env?: 'default' | 'test'
  readonly children: ReactNode
}

/** What surrounds every part of the page: its styles, its queries, its notices, and the effects of main's events. */
export const Page = ({ queries, env = 'default', children }: PageProps) => (
  <Providers queries={queries} env={env}>
    <EventSync />
    {children}
  </Providers>
)
