import { UnstyledButton } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { z } from 'zod'
import { usePane } from '../lib/panes'
import { useRemembered } from './remembered'
import classes from './split.module.css'

const layout = z.object({ side: z.number().min(10).max(90).nullable() })
const untouched: z.infer<typeof layout> = { side: null }

interface Props {
  /** The key under which the width is remembered. */
  readonly remember: string
  readonly main: ReactNode
  /** The right pane; without it the main one takes all the space. */
  readonly side: ReactNode | null
  /** False hides the right pane but keeps its content. */
  readonly isOpen?: boolean
  /** Whether the right pane takes the space of both. */
  readonly isWide?: boolean
  /** Closes the right pane: by Ctrl+W, and by the way back if there is only space for one pane. */
  readonly onClose: () => void
  /** The name of the border between them, for screen readers. */
  readonly label: string
  /** Pixels. */
  readonly sideWidth?: number
  readonly minMain?: number
  readonly minSide?: number
}

/**
 * Two panes with a border that can be moved by mouse or keyboard and is remembered. In a narrow window the right pane
 * takes the place of the other, with a way back.
 */
export const Split = ({
  remember,
  main,
  side,
  isOpen = side !== null,
  isWide = false,
  onClose,
  label,
  sideWidth = 468,
  minMain = 320,
  minSide = 320,
}: Props) => {
  const [stored, store] = useRemembered(`split:${remember}`, layout, untouched)
  usePane(isOpen, onClose)
  return (
    <div
      className={classes.split}
      data-side={isOpen || undefined}
      data-wide={(isOpen && isWide) || undefined}
    >
      <Group
        className={classes.group}
        onLayoutChanged={(now, { isUserInteraction }) => {
          if (isUserInteraction && now['side'] !== undefined) store({ side: now['side'] })
        }}
      >
        <Panel id="main" className={classes.pane} minSize={minMain}>
          {main}
        </Panel>
        {side !== null && (
          <>
            {isOpen && !isWide && <Separator className={classes.separator} aria-label={label} />}
            <Panel
              id="side"
              className={classes.side}
              groupResizeBehavior="preserve-pixel-size"
              defaultSize={stored.side === null ? sideWidth : `${stored.side}%`}
              minSize={minSide}
            >
              <UnstyledButton className={classes.back} onClick={onClose}>
                <IconChevronLeft size={14} aria-hidden />
                Back to the list
              </UnstyledButton>
              {side}
            </Panel>
          </>
        )}
      </Group>
    </div>
  )
}
