import { Button } from '@mantine/core'
import classes from './started.module.css'

/** The word that a run has begun, and the way to it. */
export const Started = ({ title, onShow }: { readonly title: string; readonly onShow: () => void }) => (
  <span className={classes.started}>
    {title}
    <Button variant="subtle" size="compact-xs" onClick={onShow}>
      Show the run
    </Button>
  </span>
)
