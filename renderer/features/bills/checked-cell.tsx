import { IconCheck, IconEqualNot, IconQuestionMark } from '@tabler/icons-react'
import type { PdfDetection } from '../../lib/pdf-messages'
import classes from './bills-tab.module.css'

interface Answer {
  readonly state: 'different' | 'not-found' | 'found' | 'none'
  readonly words: string
}

/** The result of comparing a PDF with its record, in a few words; undefined if they were not compared yet. */
export const answerOf = (detection: PdfDetection | null | undefined): Answer => {
  if (detection === undefined) return { state: 'none', words: '–' }
  if (detection === null) return { state: 'none', words: 'not read' }
  if (detection.kind === 'no-text') return { state: 'none', words: 'scan, no text' }
  const { findings, pages, pagesRead } = detection
  const count = (wanted: string): number => findings.filter(({ state }) => state === wanted).length
  const [different, missing, all] = [count('different'), count('not-found'), findings.length]
  if (different > 0)
    return { state: 'different', words: `${different} of ${all} ${different === 1 ? 'differs' : 'differ'}` }
  if (pagesRead < pages) return { state: 'none', words: `${all} found, not all read` }
  if (missing > 0) return { state: 'not-found', words: `${missing} not found` }
  return { state: 'found', words: `${all} of ${all}` }
}

const icons = { different: IconEqualNot, 'not-found': IconQuestionMark, found: IconCheck } as const

export const CheckedCell = ({ detection }: { readonly detection: PdfDetection | null | undefined }) => {
  const { state, words } = answerOf(detection)
  const StateIcon = state === 'none' ? null : icons[state]
  return (
    <span className={classes.checked} data-state={state}>
      {StateIcon && <StateIcon size={13} aria-hidden />}
      {words}
    </span>
  )
}
