import { ActionIcon, Button } from '@mantine/core'
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
  IconX,
} from '@tabler/icons-react'
import type { PdfCommand } from '../../lib/pdf-messages'
import { PageInput } from './page-input'
import classes from './pdf-panel.module.css'
import type { DocumentState } from './pdf-state'

interface Props {
  readonly title: string
  readonly shown: DocumentState
  readonly saving: boolean
  readonly send: (command: PdfCommand) => void
  readonly onFind: () => void
  readonly onSave: () => void
  readonly onClose: () => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

/** What can be done with the open document; the bill's own row above it. */
export const Toolbar = ({
  title,
  shown,
  saving,
  send,
  onFind,
  onSave,
  onClose,
  onPrevious,
  onNext,
}: Props) => {
  const open = shown.stage === 'open'
  return (
    <header className={classes.toolbar}>
      <div className={classes.line}>
        <h2 className={classes.title} title={title}>
          {title}
        </h2>
        <ActionIcon
          aria-label="Previous bill"
          title="Previous bill ( [ )"
          disabled={!onPrevious}
          onClick={onPrevious}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label="Next bill" title="Next bill ( ] )" disabled={!onNext} onClick={onNext}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label="Close the PDF" title="Close the PDF (Esc)" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.line} role="toolbar" aria-label="PDF">
        {open && (
          <>
            <PageInput
              page={shown.page}
              pages={shown.pages}
              onGoTo={(number) => send({ type: 'page', number })}
            />
            <ActionIcon
              aria-label="Zoom out"
              title="Zoom out"
              onClick={() => send({ type: 'zoom', to: 'out' })}
            >
              <IconMinus size={16} aria-hidden />
            </ActionIcon>
            <span className={classes.zoom}>{percent.format(shown.scale)}</span>
            <ActionIcon aria-label="Zoom in" title="Zoom in" onClick={() => send({ type: 'zoom', to: 'in' })}>
              <IconPlus size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={shown.fit === 'width' ? 'Fit the page' : 'Fit the width'}
              title={shown.fit === 'width' ? 'Fit the page' : 'Fit the width'}
              onClick={() => send({ type: 'zoom', to: shown.fit === 'width' ? 'page' : 'width' })}
            >
              <IconArrowAutofitWidth size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label="Rotate" title="Rotate" onClick={() => send({ type: 'rotate' })}>
              <IconRotateClockwise size={16} aria-hidden />
            </ActionIcon>
          </>
        )}
        <span className={classes.space} />
        {open && (
          <Button variant="default" size="compact-xs" title="Find (Ctrl+F)" onClick={onFind}>
            Find
          </Button>
        )}
        <Button variant="default" size="compact-xs" title="Save (Ctrl+S)" loading={saving} onClick={onSave}>
          Save
        </Button>
      </div>
    </header>
  )
}
