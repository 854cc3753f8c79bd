import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import type { PdfCommand } from '../../lib/pdf-messages'
import classes from './pdf-panel.module.css'
import type { DocumentState } from './pdf-state'

interface Props {
  readonly found: DocumentState['found']
  readonly send: (command: PdfCommand) => void
  readonly onClose: () => void
}

const resultOf = (found: DocumentState['found']): string => {
  if (!found) return ''
  if (found.total > 0) return `${found.current} of ${found.total}`
  return found.searching ? 'Searching' : 'Not found'
}

/**
 * Searches the text of the document. Enter goes to the next match, Shift+Enter to the previous one, and Escape closes.
 */
export const FindBar = ({ found, send, onClose }: Props) => {
  const [query, setQuery] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const find = (step: 'new' | 'next' | 'previous', text = query, exact = matchCase): void => {
    if (text === '') send({ type: 'find-end' })
    else send({ type: 'find', query: text, matchCase: exact, step })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') find(event.shiftKey ? 'previous' : 'next')
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={classes.find} role="search" onKeyDown={onKeyDown}>
      <TextInput
        className={classes.query}
        aria-label="Find in this PDF"
        placeholder="Find in this PDF"
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          find('new', event.currentTarget.value)
        }}
      />
      <span className={classes.result} role="status">
        {query === '' ? '' : resultOf(found)}
      </span>
      <UnstyledButton
        className={classes.case}
        aria-label="Match case"
        title="Match case"
        aria-pressed={matchCase}
        onClick={() => {
          setMatchCase(!matchCase)
          find('new', query, !matchCase)
        }}
      >
        Aa
      </UnstyledButton>
      <ActionIcon
        aria-label="Previous match"
        title="Previous match (Shift+Enter)"
        onClick={() => find('previous')}
      >
        <IconChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label="Next match" title="Next match (Enter)" onClick={() => find('next')}>
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label="Close search" title="Close search (Esc)" onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
