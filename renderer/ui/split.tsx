import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { z } from 'zod'
import { useRemembered } from './remembered'
import classes from './split.module.css'

const layout = z.object({ side: z.number().min(10).max(90).nullable() })
const untouched: z.infer<typeof layout> = { side: null }

interface Props {
  /** Under which the width is remembered. */
  readonly remember: string
  readonly main: ReactNode
  /** The right pane; without it the main one has all the room. */
  readonly side: ReactNode | null
  /** Names the border between them for screen readers. */
  readonly label: string
  /** Pixels. */
  readonly sideWidth?: number
  readonly minMain?: number
  readonly minSide?: number
}

/** Two panes with a border that can be moved by mouse or keyboard, and stays where it was put. */
export const Split = ({
  remember,
  main,
  side,
  label,
  sideWidth = 468,
  minMain = 320,
  minSide = 320,
}: Props) => {
  const [stored, store] = useRemembered(`split:${remember}`, layout, untouched)
  return (
    <Group
      className={classes['group']}
      onLayoutChanged={(now, { isUserInteraction }) => {
        if (isUserInteraction && now['side'] !== undefined) store({ side: now['side'] })
      }}
    >
      <Panel id="main" className={classes['pane']} minSize={minMain}>
        {main}
      </Panel>
      {side !== null && (
        <>
          <Separator className={classes['separator']} aria-label={label} />
          <Panel
            id="side"
            className={classes['pane']}
            groupResizeBehavior="preserve-pixel-size"
            defaultSize={stored.side === null ? sideWidth : `${stored.side}%`}
            minSize={minSide}
          >
            {side}
          </Panel>
        </>
      )}
    </Group>
  )
}
