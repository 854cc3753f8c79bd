import { Table } from '@mantine/core'
import { Kbd } from './kbd'

interface Props {
  /** Keys, and what they do. */
  readonly rows: readonly (readonly [keys: string, words: string])[]
}

/** A list of keys. */
export const KeyTable = ({ rows }: Props) => (
  <Table verticalSpacing={4}>
    <Table.Tbody>
      {rows.map(([keys, words]) => (
        <Table.Tr key={`${keys} ${words}`}>
          <Table.Td w={160}>
            <Kbd>{keys}</Kbd>
          </Table.Td>
          <Table.Td>{words}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
