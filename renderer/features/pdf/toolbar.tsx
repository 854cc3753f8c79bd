import { ActionIcon, Button } from '@mantine/core'
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconColumns2,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
  IconX,
} from '@tabler/icons-react'
import type { PdfCommand } from '../../lib/pdf-messages'
import { PageInput } from './page-input'
import classes from './pdf-panel.module.css'
import type { DocumentState } from './pdf-state'
import { ZoomInput } from './zoom-input'

interface Props {
  readonly title: string
  readonly shown: DocumentState
  readonly saving: boolean
  readonly send: (command: PdfCommand) => void
  /** Whether the PDF has the whole width. */
  readonly isWide: boolean
  readonly onWiden: () => void
  readonly onFind: () => void
  readonly onSave: () => void
  readonly onClose: () => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

/** The actions on the open document, with those on the bill in a row above. */
export const Toolbar = ({
  title,
  shown,
  saving,
  send,
  isWide,
  onWiden,
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
            <ZoomInput scale={shown.scale} onZoom={(to) => send({ type: 'zoom', to })} />
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
            <ActionIcon
              aria-label="Two pages beside each other"
              title="Two pages beside each other"
              aria-pressed={shown.spread === 2}
              variant={shown.spread === 2 ? 'light' : 'subtle'}
              disabled={shown.pages < 2}
              onClick={() => send({ type: 'spread', pages: shown.spread === 2 ? 1 : 2 })}
            >
              <IconColumns2 size={16} aria-hidden />
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
        <Button
          variant="default"
          size="compact-xs"
          title={isWide ? 'Beside the bills again (F)' : 'The whole width (F)'}
          aria-pressed={isWide}
          onClick={onWiden}
        >
          {isWide ? 'Narrow' : 'Widen'}
        </Button>
        <Button variant="default" size="compact-xs" title="Save (Ctrl+S)" loading={saving} onClick={onSave}>
          Save
        </Button>
      </div>
    </header>
  )
}
