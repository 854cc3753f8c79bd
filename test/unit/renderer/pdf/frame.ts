import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import type { PdfCommand, PdfEvent } from '../../../../renderer/lib/pdf-messages'

/** The frame's end of the port: what it was sent, and the way to answer. */
export class PdfFrameForTests {
  readonly commands: PdfCommand[] = []
  #port: MessagePort | undefined
  load(): void {
    const iframe = screen.getByTitle(/^Pages of/)
    Object.defineProperty(iframe, 'contentWindow', {
      value: {
        postMessage: (_word: string, origin: string, [port]: MessagePort[]) => {
          expect(origin).toBe('app://pdf')
          this.#port = port
          port?.addEventListener('message', ({ data }) => this.commands.push(data as PdfCommand))
          port?.start()
        },
      },
    })
    fireEvent.load(iframe)
    this.say({ type: 'ready' })
  }
  say(event: PdfEvent): void {
    this.#port?.postMessage(event)
  }
  readonly opened = async (count = 1): Promise<number> => {
    const opens = () => this.commands.flatMap((command) => (command.type === 'open' ? [command] : []))
    await waitFor(() => expect(opens()).toHaveLength(count))
    return opens().at(-1)?.document ?? 0
  }
}
