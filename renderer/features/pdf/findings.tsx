import { UnstyledButton } from '@mantine/core'
import { IconCheck, IconEqualNot, IconQuestionMark, type Icon } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { FieldId } from '../../../shared/detective/fields'
import type { CheckedWords, PdfCheck } from '../../lib/pdf-check'
import type { PdfDetection, PdfFinding } from '../../lib/pdf-messages'
import { usePrivateTitle } from '../../lib/privacy'
import classes from './findings.module.css'

const icons: Readonly<Record<PdfFinding['state'], Icon>> = {
  different: IconEqualNot,
  'not-found': IconQuestionMark,
  found: IconCheck,
  several: IconCheck,
}

const loudest: readonly PdfFinding['state'][] = ['different', 'not-found', 'several', 'found']

/** First what differs, then what was not found; within these in the order of the record. */
export const inOrder = (findings: readonly PdfFinding[]): readonly PdfFinding[] => {
  const rank = ({ state }: PdfFinding): number =>
    state === 'several' ? loudest.indexOf('found') : loudest.indexOf(state)
  return findings.toSorted((a, b) => rank(a) - rank(b))
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The result in one line. */
export const sumOf = (findings: readonly PdfFinding[]): string => {
  const count = (...states: readonly PdfFinding['state'][]): number =>
    findings.filter(({ state }) => states.includes(state)).length
  const different = count('different')
  const missing = count('not-found')
  if (different > 0) return `${plural(different, 'value differs', 'values differ')} from the record`
  if (missing > 0) return `${count('found', 'several')} of ${findings.length} values found`
  return findings.length === 1
    ? 'The value matches the record'
    : `All ${findings.length} values match the record`
}

interface ChipProps {
  readonly finding: PdfFinding
  readonly words: CheckedWords
  readonly isShown: boolean
  readonly onShow: (() => void) | undefined
}

const Chip = ({ finding: { state, pages, printed }, words, isShown, onShow }: ChipProps) => {
  const StateIcon = icons[state]
  const value = (text: string) => <span className={clsx(words.private && 'lc-private')}>{text}</span>
  const plainTitle = `${words.name}: ${words.value}`
  const privateTitle = usePrivateTitle(plainTitle)
  return (
    <UnstyledButton
      className={classes.chip}
      data-state={state}
      aria-pressed={isShown}
      disabled={!onShow}
      title={words.private ? privateTitle : plainTitle}
      onClick={onShow}
    >
      <StateIcon size={12} aria-hidden />
      <span>
        {state === 'different' && (
          <>
            {words.name} {value(printed ?? '')} on the PDF, {value(words.value)} in the record
          </>
        )}
        {state === 'not-found' && (
          <>
            {words.name} {value(words.value)} not found
          </>
        )}
        {(state === 'found' || state === 'several') && (
          <>
            {words.name} {!words.private && words.value}
            {state === 'several' && ` in ${pages.length} places`}
          </>
        )}
      </span>
    </UnstyledButton>
  )
}

interface Props {
  readonly check: PdfCheck
  /** Null while the text is being read. */
  readonly detection: PdfDetection | null
  readonly shown: FieldId | null
  readonly onShow: (finding: PdfFinding) => void
}

/**
 * What the PDF says about each value of the record. A click on a chip goes to its place, and another click to the next
 * one.
 */
export const Findings = ({ check, detection, shown, onShow }: Props) => {
  if (!detection) {
    return (
      <p className={classes.line} role="status">
        Comparing with the record
      </p>
    )
  }
  if (detection.kind === 'no-text') {
    return (
      <p className={classes.line} role="status" data-state="no-text">
        <IconQuestionMark size={14} aria-hidden />
        This PDF has no text (a scan): it cannot be checked against the record.
      </p>
    )
  }
  const { findings, pages, pagesRead } = detection
  const isPart = pagesRead < pages
  return (
    <div className={classes.findings} role="group" aria-label="Compared with the record">
      <p className={classes.sum} role="status">
        {isPart ? `${findings.length} found` : sumOf(findings)}
        {isPart && ` in the first ${pagesRead} of ${pages} pages; the others were not read`}
      </p>
      {inOrder(findings).map((finding) => {
        const words = check.words[finding.field]
        return (
          words && (
            <Chip
              key={finding.field}
              finding={finding}
              words={words}
              isShown={shown === finding.field}
              onShow={finding.pages.length > 0 ? () => onShow(finding) : undefined}
            />
          )
        )
      })}
    </div>
  )
}
