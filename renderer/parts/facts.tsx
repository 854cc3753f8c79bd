import { DataList } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Fact {
  readonly name: string
  readonly value: ReactNode
  readonly mono?: boolean
  /** The exact value, shown on hover. */
  readonly hint?: string | undefined
}

/** Names and values, one below the other. Long values wrap. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <DataList gap={7} labelWidth={92}>
    {facts.map(({ name, value, mono, hint }) => (
      <DataList.Item key={name}>
        <DataList.ItemLabel>{name}</DataList.ItemLabel>
        <DataList.ItemValue
          {...(mono && { className: 'lc-mono' })}
          title={hint}
          miw={0}
          style={{ overflowWrap: 'anywhere' }}
        >
          {value}
        </DataList.ItemValue>
      </DataList.Item>
    ))}
  </DataList>
)
