import { ActionIcon, Button, Checkbox, Popover, SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react'
import classes from './columns-menu.module.css'
import type { GridColumns } from './use-grid-columns'

/** The menu that decides which columns are shown, and in which order. */
export const ColumnsMenu = <Row,>({ columns }: { readonly columns: GridColumns<Row> }) => (
  <Popover position="bottom-end" trapFocus withinPortal shadow="md">
    <Popover.Target>
      <Button variant="default" title="Columns" leftSection={<IconColumns3 size={14} aria-hidden />}>
        Columns
      </Button>
    </Popover.Target>
    <Popover.Dropdown aria-label="Columns">
      <ul className={classes.list}>
        {columns.all.map(({ column, visible }, index) => (
          <li key={column.id} className={classes.item}>
            <Checkbox
              size="xs"
              className={classes.check}
              label={column.name}
              checked={visible}
              disabled={column.hideable === false}
              onChange={(event) => columns.setVisible(column.id, event.currentTarget.checked)}
            />
            <ActionIcon
              aria-label={`Move ${column.name} to the left`}
              disabled={index === 0}
              onClick={() => columns.move(column.id, -1)}
            >
              <IconChevronUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={`Move ${column.name} to the right`}
              disabled={index === columns.all.length - 1}
              onClick={() => columns.move(column.id, 1)}
            >
              <IconChevronDown size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Height of the rows"
        data={[
          { value: 'airy', label: 'Roomy rows' },
          { value: 'dense', label: 'Dense rows' },
        ]}
        value={columns.dense ? 'dense' : 'airy'}
        onChange={(value) => columns.setDense(value === 'dense')}
        className={classes.density}
      />
      <Button variant="subtle" fullWidth onClick={columns.reset}>
        Reset columns
      </Button>
    </Popover.Dropdown>
  </Popover>
)
