import classes from './practice-banner.module.css'
import { useConnections } from './common/use-connections'

/** A thin striped line while Practice is in use, so that nobody takes invented data for real. */
export const PracticeBanner = () => {
  const { active } = useConnections()
  if (!active?.practice) return null
  return (
    <section className={classes.banner} aria-label="Practice">
      <strong>Practice</strong>
      <span className={classes.text}>Everything here is invented and stays on this computer.</span>
    </section>
  )
}
