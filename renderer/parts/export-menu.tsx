import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { tableFormats, type TableFormat } from '../../shared/domain/table-format'

const names: Readonly<Record<TableFormat, string>> = {
  xlsx: 'Excel workbook (XLSX)',
  csv: 'CSV',
  json: 'JSON',
}

interface ItemsProps {
  /** What is exported, after the verb: `1,200 profiles`. */
  readonly what: string
  readonly disabled?: boolean
  readonly onExport: (format: TableFormat) => void
}

/** One line of a menu for each kind of file that a list is saved as. */
export const ExportItems = ({ what, disabled = false, onExport }: ItemsProps) =>
  tableFormats.map((format) => (
    <Menu.Item key={format} disabled={disabled} onClick={() => onExport(format)}>
      Export {what} as {names[format]}
    </Menu.Item>
  ))

interface Props extends ItemsProps {
  readonly busy?: boolean
  /** More lines of the menu. */
  readonly children?: ReactNode
}

/** A list as a file, in the format that the person chooses. */
export const ExportMenu = ({ busy = false, children, ...items }: Props) => (
  <Menu position="bottom-start" withinPortal shadow="md">
    <Menu.Target>
      <Button variant="default" loading={busy} rightSection={<IconChevronDown size={14} aria-hidden />}>
        Export
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <ExportItems {...items} />
      {children && <Menu.Divider />}
      {children}
    </Menu.Dropdown>
  </Menu>
)
