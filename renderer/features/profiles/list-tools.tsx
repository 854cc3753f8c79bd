import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBookmark, IconClipboardList, IconDots, IconPlus, IconRefresh } from '@tabler/icons-react'
import { memo } from 'react'
import type { ProfileRow } from '../../../shared/domain/profile'
import type { TableFormat } from '../../../shared/domain/table-format'
import { count } from '../../lib/numbers'
import { ExportItems } from '../../parts/export-menu'
import { ColumnsMenu } from '../../ui/grid/columns-menu'
import type { GridColumns } from '../../ui/grid/use-grid-columns'
import classes from './profiles-page.module.css'

interface Props {
  readonly total: number
  readonly columns: GridColumns<ProfileRow>
  readonly busy: boolean
  readonly onSaveView: (() => void) | undefined
  /** The name of the scope to which the list is narrowed besides the search. A saved view would not include it. */
  readonly scope: string | undefined
  readonly onPaste: () => void
  readonly onRefresh: () => void
  readonly onExport: (format: TableFormat) => void
  readonly onCopy: () => void
  readonly onCreate: () => void
}

const Tools = ({ total, columns, busy, scope, ...on }: Props) => (
  <div className={classes.actions}>
    {on.onSaveView && (
      <Button
        variant="default"
        leftSection={<IconBookmark size={14} aria-hidden />}
        title={
          scope === undefined
            ? 'Keep this search in the rail'
            : `Only a search can be saved: leave “${scope}” first`
        }
        disabled={scope !== undefined}
        onClick={on.onSaveView}
      >
        Save view
      </Button>
    )}
    <Button
      variant="default"
      leftSection={<IconClipboardList size={14} aria-hidden />}
      title="IDs or labels from a spreadsheet (Ctrl Shift V)"
      onClick={on.onPaste}
    >
      Paste a list…
    </Button>
    <ColumnsMenu columns={columns} />
    <ActionIcon
      variant="default"
      size={30}
      aria-label="Search and read again"
      title="Search and read again"
      onClick={on.onRefresh}
    >
      <IconRefresh size={15} aria-hidden />
    </ActionIcon>
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label="More" title="Export, copy" loading={busy}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ExportItems what={count(total)} disabled={total === 0} onExport={on.onExport} />
        <Menu.Divider />
        <Menu.Item disabled={total === 0} onClick={on.onCopy}>
          Copy {count(total)} as a table
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
    <Button className={classes.main} leftSection={<IconPlus size={14} aria-hidden />} onClick={on.onCreate}>
      New profile
    </Button>
  </div>
)

/** The actions on the list as a whole. */
export const ListTools = memo(Tools)
