import { ActionIcon, Button } from '@mantine/core'
import {
  IconAppWindow,
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconColumns2,
  IconLayoutSidebar,
  IconListTree,
  IconMinus,
  IconPhoto,
  IconPlus,
  IconPrinter,
  IconRotateClockwise,
  IconX,
  type Icon,
} from '@tabler/icons-react'
import { keyWords } from '../../lib/key-words'
import { pdfKeys, type PdfKey } from '../../lib/pdf-keys'
import type { PdfCommand } from '../../lib/pdf-messages'
import { PageInput } from './page-input'
import type { PdfActions } from './pdf-actions'
import classes from './pdf-panel.module.css'
import type { DocumentState } from './pdf-state'
import { ZoomInput } from './zoom-input'

const titleOf = (label: string, key: PdfKey): string => `${label} (${keyWords(pdfKeys[key])})`

interface ToolProps {
  readonly actions: PdfActions
  readonly action: PdfKey
  readonly label: string
  readonly icon: Icon
  /** Whether it is switched on, for what can be switched. */
  readonly isOn?: boolean
  readonly busy?: boolean
}

/** A button with a sign. It is disabled while its action cannot be done. */
const Tool = ({ actions, action, label, icon: Sign, isOn, busy = false }: ToolProps) => (
  <ActionIcon
    aria-label={label}
    title={titleOf(label, action)}
    aria-pressed={isOn}
    variant={isOn ? 'light' : 'subtle'}
    disabled={!actions[action]}
    loading={busy}
    onClick={actions[action]}
  >
    <Sign size={16} aria-hidden />
  </ActionIcon>
)

interface Props {
  readonly title: string
  /** The label of the profile, if the PDF does not stand beside it. */
  readonly label?: string | null | undefined
  readonly shown: DocumentState
  readonly actions: PdfActions
  readonly saving: boolean
  readonly copying: boolean
  /** Whether the system's dialog is still open for another PDF. */
  readonly isOtherPrinting: boolean
  readonly send: (command: PdfCommand) => void
  /** How often the field for the page was asked to take the focus. */
  readonly pageCalls: number
  /** Whether the PDF has the whole width. */
  readonly isWide: boolean
  /** Closes the panel; undefined in a window of its own, which is closed itself. */
  readonly onClose?: (() => void) | undefined
}

/** The actions on the open document, with those on the bill in a row above. */
export const Toolbar = (props: Props) => {
  const { title, label, shown, actions, saving, copying, isOtherPrinting, send, pageCalls, isWide, onClose } =
    props
  const tool = { actions }
  const open = shown.stage === 'open'
  return (
    <header className={classes.toolbar}>
      <div className={classes.line}>
        <h2 className={classes.title} title={title}>
          {label != null && <span className="lc-private">{label}</span>}
          {label != null && ' · '}
          {title}
        </h2>
        <Tool {...tool} action="previous" label="Previous bill" icon={IconChevronLeft} />
        <Tool {...tool} action="next" label="Next bill" icon={IconChevronRight} />
        {onClose && (
          <ActionIcon aria-label="Close the PDF" title={titleOf('Close the PDF', 'close')} onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes.tools} role="toolbar" aria-label="PDF">
        {open && (
          <>
            <Tool
              {...tool}
              action="thumbnails"
              label="Pages at the side"
              icon={IconLayoutSidebar}
              isOn={shown.side === 'thumbnails'}
            />
            <Tool
              {...tool}
              action="outline"
              label={shown.outline === 0 ? 'This PDF has no outline' : 'Outline at the side'}
              icon={IconListTree}
              isOn={shown.side === 'outline'}
            />
            <PageInput
              calls={pageCalls}
              page={shown.page}
              pages={shown.pages}
              onGoTo={(number) => send({ type: 'page', number })}
            />
            <Tool {...tool} action="zoom-out" label="Zoom out" icon={IconMinus} />
            <ZoomInput scale={shown.scale} onZoom={(to) => send({ type: 'zoom', to })} />
            <Tool {...tool} action="zoom-in" label="Zoom in" icon={IconPlus} />
            <Tool
              {...tool}
              action="fit"
              label={shown.fit === 'width' ? 'Fit the page' : 'Fit the width'}
              icon={IconArrowAutofitWidth}
            />
            <Tool
              {...tool}
              action="spread"
              label="Two pages side by side"
              icon={IconColumns2}
              isOn={shown.spread === 2}
            />
            <Tool {...tool} action="rotate" label="Rotate" icon={IconRotateClockwise} />
          </>
        )}
        <span className={classes.space} />
        {open && (
          <>
            <Tool
              {...tool}
              action="print"
              label={isOtherPrinting ? 'Print: another PDF is still being printed' : 'Print'}
              icon={IconPrinter}
            />
            <Tool
              {...tool}
              action="copy-page"
              label="Copy this page with its marks as a picture"
              icon={IconPhoto}
              busy={copying}
            />
          </>
        )}
        {actions['own-window'] && (
          <Tool {...tool} action="own-window" label="Open in a window of its own" icon={IconAppWindow} />
        )}
        {open && (
          <Button variant="default" size="compact-xs" title={titleOf('Find', 'find')} onClick={actions.find}>
            Find
          </Button>
        )}
        {actions.widen && (
          <Button
            variant="default"
            size="compact-xs"
            title={titleOf(isWide ? 'Beside the bills again' : 'The whole width', 'widen')}
            aria-pressed={isWide}
            onClick={actions.widen}
          >
            {isWide ? 'Narrow' : 'Widen'}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-xs"
          title={titleOf('Save', 'save')}
          loading={saving}
          onClick={actions.save}
        >
          Save
        </Button>
      </div>
    </header>
  )
}
