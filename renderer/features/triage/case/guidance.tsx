import type { Playbook } from '../../../../shared/domain/triage'
import { Notice } from '../../../ui/notice'
import classes from './case-panel.module.css'

const Points = ({ title, points }: { readonly title: string; readonly points: readonly string[] }) =>
  points.length === 0 ? null : (
    <>
      <h4 className={classes.subheading}>{title}</h4>
      <ul className={classes.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )

/** What the status means, its likely causes, and what to ask. */
export const Guidance = ({ playbook }: { readonly playbook: Playbook }) => (
  <section aria-label="Playbook">
    <h3 className={classes.heading}>
      What it means
      {playbook.source === 'administrator' && <span className="lc-muted"> · your company’s words</span>}
    </h3>
    {playbook.problem && (
      <Notice title="Not all of your company’s files are used.">{playbook.problem}</Notice>
    )}
    <p className={classes.text}>{playbook.meaning}</p>
    <Points title="Likely causes" points={playbook.causes} />
    <Points title="Ask, or check" points={playbook.ask} />
  </section>
)
