import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { useBridge } from '../../../../renderer/bridge/call'
import type { FakeBridge } from '../../../../renderer/bridge/fake'
import type { Bill } from '../../../../shared/domain/bill'
import { billOf } from '../../../support/bill'

/** An electricity bill of a month of 2026, from its second day to the first of the next. */
export const monthOf = (month: number, given: Partial<Bill> = {}): Bill => {
  const two = (value: number) => String(value).padStart(2, '0')
  return billOf({
    billId: `bill-${month}`,
    meterNumber: '67563764',
    accountNumber: '42626522-7',
    startDate: `2026-${two(month)}-02`,
    endDate: `2026-${two(month + 1)}-01`,
    usage: '100.1',
    units: 'kWh',
    cost: '20.10',
    currency: 'USD',
    hasPdf: true,
    ...given,
  })
}

/** Shows a component on a fake bridge. */
export const show = (bridge: FakeBridge, node: ReactNode) => {
  useBridge(bridge)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>{node}</QueryClientProvider>
    </MantineProvider>,
  )
}
