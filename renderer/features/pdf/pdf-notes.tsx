import { Button, Loader } from '@mantine/core'
import { failureOf } from '../../bridge/call'
import { FailureNotice } from '../../parts/failure-notice'
import classes from './pdf-panel.module.css'

interface Done {
  /** Null for nothing. */
  readonly words: string | null
  /** Why it was not done; null if it was, or if nothing was asked for. */
  readonly error: Error | null
}

interface Props {
  /** The results of what was asked for this document, such as saving and printing. */
  readonly results: readonly Done[]
  /** The page that is being drawn for the printer; null if none is. */
  readonly printing: { readonly page: number; readonly pages: number; readonly cancel: () => void } | null
}

/** What became of saving, printing and copying, above the pages. */
export const PdfNotes = ({ results, printing }: Props) => (
  <>
    {printing && (
      <div className={classes.doing} role="status">
        <Loader size={14} aria-hidden />
        Preparing page {printing.page} of {printing.pages} for the printer
        <Button variant="default" size="compact-xs" onClick={printing.cancel}>
          Cancel
        </Button>
      </div>
    )}
    {results.map(({ words, error }, at) =>
      error ? (
        <FailureNotice key={at} failure={failureOf(error)} />
      ) : (
        words !== null && (
          <p key={at} className={classes.saved} role="status" title={words}>
            {words}
          </p>
        )
      ),
    )}
  </>
)
