import { IconEyeOff } from '@tabler/icons-react'
import { togglePrivacy, usePrivacy } from '../lib/privacy'
import { keyWords } from '../lib/key-words'
import classes from './status-bar.module.css'

/** While names are blurred, the status bar says so, and a click ends it. */
export const PrivacyMark = () => {
  const { on } = usePrivacy()
  if (!on) return null
  return (
    <button
      type="button"
      className={classes.privacy}
      title={`Names, labels and account numbers are blurred. Click or ${keyWords('Mod+Shift+P')} to show them.`}
      onClick={togglePrivacy}
    >
      <IconEyeOff size={13} aria-hidden /> Privacy
    </button>
  )
}
