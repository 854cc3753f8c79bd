import { Requests } from './requests/requests'
import type { CurlServer } from './requests/curl'
import classes from './traffic-page.module.css'

interface Props {
  readonly server: CurlServer
  readonly onOpenProfile: (id: number) => void
}

/** What this console and the Link API have said to each other, for somebody who explains a fault. */
export const TrafficPage = (props: Props) => (
  <section className={classes.page} aria-label="Traffic">
    <header className={classes.head}>
      <h2>Traffic</h2>
    </header>
    <div className={classes.content}>
      <Requests {...props} />
    </div>
  </section>
)
