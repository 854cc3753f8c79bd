import { Fragment } from 'react'
import type { SummaryPart } from './summary'

/** The parts of a summary in one line. */
export const SummaryLine = ({ parts }: { readonly parts: readonly SummaryPart[] }) =>
  parts.map(({ text, hidden }, at) => (
    <Fragment key={text}>
      {at > 0 && ' · '}
      <span className={hidden ? 'lc-private' : undefined}>{text}</span>
    </Fragment>
  ))
