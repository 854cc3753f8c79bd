import { useEffect, useEffectEvent, useState } from 'react'
import { clsx } from 'clsx'
import { pdfEvent, pdfFrameOrigin, pdfFrameUrl, type PdfCommand, type PdfEvent } from '../../lib/pdf-messages'
import classes from './pdf-panel.module.css'

/** The port to the loaded frame. When the frame is loaded again, there is a new one. */
export const usePdfPort = (onEvent: (event: PdfEvent) => void) => {
  const [port, setPort] = useState<MessagePort | null>(null)
  const receive = useEffectEvent((data: unknown) => {
    // The frame has read a file from outside, so anything that is not one of our messages is ignored.
    const event = pdfEvent.safeParse(data)
    if (event.success) onEvent(event.data)
  })
  useEffect(() => {
    if (!port) return
    const hear = ({ data }: MessageEvent) => receive(data)
    port.addEventListener('message', hear)
    port.start()
    return () => port.removeEventListener('message', hear)
  }, [port])
  const connect = (frame: HTMLIFrameElement): void => {
    const { port1, port2 } = new MessageChannel()
    frame.contentWindow?.postMessage('port', pdfFrameOrigin, [port2])
    setPort(port1)
  }
  return { port, connect }
}

export const sendTo = (
  port: MessagePort | null,
  command: PdfCommand,
  transfer: readonly Transferable[] = [],
): void => port?.postMessage(command, [...transfer])

interface Props {
  readonly title: string
  readonly onLoad: (frame: HTMLIFrameElement) => void
}

/** The isolated viewer. It has no bridge, and may only run its own scripts from its own origin. */
export const PdfFrame = ({ title, onLoad }: Props) => (
  <iframe
    className={clsx(classes.frame, 'lc-private')}
    title={title}
    src={pdfFrameUrl}
    sandbox="allow-scripts allow-same-origin"
    referrerPolicy="no-referrer"
    onLoad={(event) => onLoad(event.currentTarget)}
  />
)
