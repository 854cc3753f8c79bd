import classes from './practice-banner.module.css'
import { useConnections } from './common/use-connections'

/** A thin striped line for as long as Practice is on: nobody should take the invented for the real. */
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
