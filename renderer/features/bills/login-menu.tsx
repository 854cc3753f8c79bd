import { Button, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import bills from './bills-tab.module.css'
import { LoginTree } from './login-tree'
import classes from './login-tree.module.css'
import type { LoginNode } from './login-tree-nodes'

interface Props {
  readonly nodes: readonly LoginNode[]
  readonly value: LoginNode | null
  readonly onChange: (node: LoginNode | null) => void
}

interface BesideProps {
  /** Null if there is nothing to choose, or no space. */
  readonly tree: Props | null
  readonly children: ReactNode
}

/** The bills, with a column before them for the tree of what the login has access to. */
export const LoginBeside = ({ tree, children }: BesideProps) => (
  <div className={classes.beside}>
    {tree && (
      <section className={classes.column} aria-label="Behind this login">
        <h2 className={classes.title}>Behind this login</h2>
        <LoginTree {...tree} />
      </section>
    )}
    <div className={bills.bills}>{children}</div>
  </div>
)

/** The same in a menu, if there is no space for a column. The button shows that the list is narrowed. */
export const LoginMenu = (props: Props) => (
  <Popover position="bottom-start" trapFocus withinPortal>
    <Popover.Target>
      <Button
        size="compact-sm"
        variant={props.value === null ? 'default' : 'light'}
        rightSection={<IconChevronDown size={14} aria-hidden />}
      >
        {props.value === null ? 'Behind this login' : 'A part of this login'}
      </Button>
    </Popover.Target>
    <Popover.Dropdown className={classes.drop}>
      <LoginTree {...props} />
    </Popover.Dropdown>
  </Popover>
)
