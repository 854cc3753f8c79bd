import { Button } from '@mantine/core'
import { clsx } from 'clsx'
import type { Playbook } from '../../../../shared/domain/triage'
import { Kbd } from '../../../ui/kbd'
import { Notice } from '../../../ui/notice'
import classes from './case-panel.module.css'
import { copyText } from './copying'

export const copyCustomerText = (playbook: Playbook | undefined): void => {
  if (playbook?.customerText) void copyText(playbook.customerText, 'Text for the customer')
}

/** A text for the customer, with one key to copy it. */
export const CustomerText = ({ playbook }: { readonly playbook: Playbook }) =>
  playbook.customerText === '' ? null : (
    <section aria-label="Text for the customer">
      <div className={classes.headed}>
        <h3 className={classes.heading}>Text for the customer</h3>
        <Button
          variant="default"
          size="compact-xs"
          rightSection={<Kbd>M</Kbd>}
          onClick={() => copyCustomerText(playbook)}
        >
          Copy
        </Button>
      </div>
      <blockquote className={clsx(classes.quote, 'lc-private')}>{playbook.customerText}</blockquote>
    </section>
  )

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
    {playbook.problem && <Notice title="Your company’s playbooks are not used.">{playbook.problem}</Notice>}
    <p className={classes.text}>{playbook.meaning}</p>
    <Points title="Likely causes" points={playbook.causes} />
    <Points title="Ask, or check" points={playbook.ask} />
  </section>
)
