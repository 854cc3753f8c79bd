import { Button, Loader } from '@mantine/core'
import { failureOf } from '../../bridge/call'
import { usePrivateTitle } from '../../lib/privacy'
import { FailureNotice } from '../../parts/failure-notice'
import classes from './pdf-panel.module.css'
import type { PrintStep } from './print-pages'

interface Done {
  /** Null for nothing. */
  readonly words: string | null
  /** The name of a file at their end: it may be that of a customer. */
  readonly file?: string | null
  /** Why it was not done; null if it was, or if nothing was asked for. */
  readonly error: Error | null
}

interface Props {
  /** The results of what was asked for this document, such as saving and printing. */
  readonly results: readonly Done[]
  /** What is being done with this document for the printer; null for nothing. */
  readonly printing: {
    readonly step: PrintStep
    readonly pages: number
    /** Null once it was given up. */
    readonly cancel: (() => void) | null
  } | null
}

const stepWords = (step: PrintStep, pages: number, isGivenUp: boolean): string => {
  if (step.kind === 'drawing' && isGivenUp) return 'Printing is being cancelled'
  if (step.kind === 'drawing') return `Preparing page ${step.page} of ${pages} for the printer`
  const isAll = step.first === 1 && step.last === pages
  if (isAll) return 'Printing'
  const others = isGivenUp
    ? '; the others will not be printed'
    : '; the others follow, with a dialog of their own'
  return `Printing pages ${step.first} to ${step.last} of ${pages}${step.last < pages ? others : ''}`
}

const DoneLine = ({ words, file }: { readonly words: string; readonly file: string | null }) => {
  const whole = `${words}${file ?? ''}`
  const withoutFile = usePrivateTitle(whole)
  return (
    <p className={classes.saved} role="status" title={file === null ? whole : withoutFile}>
      {words}
      {file !== null && <span className="lc-private">{file}</span>}
    </p>
  )
}

/** What became of saving, printing and copying, above the pages. */
export const PdfNotes = ({ results, printing }: Props) => (
  <>
    {printing && (
      <div className={classes.doing} role="status">
        <Loader size={14} aria-hidden />
        {stepWords(printing.step, printing.pages, printing.cancel === null)}
        {printing.cancel && (
          <Button variant="default" size="compact-xs" onClick={printing.cancel}>
            Cancel
          </Button>
        )}
      </div>
    )}
    {results.map(({ words, file = null, error }, at) =>
      error ? (
        <FailureNotice key={at} failure={failureOf(error)} />
      ) : (
        words !== null && <DoneLine key={at} words={words} file={file} />
      ),
    )}
  </>
)
