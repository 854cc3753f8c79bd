import { Button } from '@mantine/core'
import { useState } from 'react'
import { clsx } from 'clsx'
import { maxNoteLength } from '../../../shared/domain/note'
import { Verbatim } from '../../ui/verbatim'
import classes from './notes.module.css'

const shortLength = 600

/** A note, of which a long one shows its beginning first. */
export const NoteText = ({ text }: { readonly text: string }) => {
  const [whole, setWhole] = useState(false)
  const isLong = text.length > shortLength
  return (
    <>
      <p className={clsx(classes.text, 'lc-private')}>
        <Verbatim
          text={isLong && !whole ? `${text.slice(0, shortLength)}…` : text}
          maxCharacters={maxNoteLength}
        />
      </p>
      {isLong && (
        <Button variant="subtle" size="compact-xs" onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : 'Show all of it'}
        </Button>
      )}
    </>
  )
}
