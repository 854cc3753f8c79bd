import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron'
import { abortChannel, invokeChannels, type InvokeChannel } from '../../shared/ipc/channels'
import type { Contract, ParsedRequest, Reply } from '../../shared/ipc/contract'
import { fail, type Result } from '../../shared/errors/failure'
import type { Emit } from '../connection/emit'
import { isPlainData } from './plain-data'
import type { Logger } from '../logging/logger'
import { isConsolePage } from '../window/origins'

export interface CallContext {
  /** Aborted when the page takes the call back, or goes away. */
  readonly signal: AbortSignal
}

export type Handler<C extends InvokeChannel> = (
  request: ParsedRequest<C>,
  context: CallContext,
) => Promise<Result<Reply<C>>>

/** A handler per channel: a missing one does not compile. */
export type Handlers = { readonly [C in InvokeChannel]: Handler<C> }

/** What answers the page's calls: the schemas of their requests, and the handlers behind them. */
export interface Answering {
  readonly contract: Contract
  readonly handlers: Handlers
}

/** The handlers of one namespace, as a file of `handlers/` gives them. */
export type HandlersOf<Namespace extends string> = Pick<
  Handlers,
  Extract<InvokeChannel, `${Namespace}:${string}`>
>

/** Only the main frame of our own page may call; an iframe, a navigated or an empty frame may not. */
const isTrusted = (window: BrowserWindow, frame: WebFrameMain | null): boolean =>
  frame !== null &&
  !window.isDestroyed() &&
  frame === window.webContents.mainFrame &&
  isConsolePage(frame.url)

/** The channels of the calls that are not answered yet. */
export type OpenCalls = () => readonly InvokeChannel[]

/**
 * The only place where calls of the page arrive: sender check, plain data, schema, handler, envelope. Of a refused call
 * only the channel is logged, never the payload. `ready` is asked at each call and loads what answers at the first one,
 * so that the window can be shown before that.
 */
export const registerHandlers = (
  window: BrowserWindow,
  ready: () => Promise<Answering>,
  logger: Logger,
): OpenCalls => {
  const open = new Map<string, { readonly channel: InvokeChannel; readonly controller: AbortController }>()

  const run = async <C extends InvokeChannel>(
    channel: C,
    callId: string,
    request: unknown,
  ): Promise<Result<Reply<C>>> => {
    if (!isPlainData(request)) {
      logger.warn('call refused: its request is not plain data', { channel })
      return fail('invalid-input')
    }
    const controller = new AbortController()
    open.set(callId, { channel, controller })
    try {
      const { contract, handlers } = await ready()
      const parsed = contract[channel].request.safeParse(request)
      if (!parsed.success) {
        const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
        logger.warn('call refused: its request does not fit', { channel, where })
        return fail('invalid-input', { detail: where })
      }
      return await handlers[channel](parsed.data as ParsedRequest<C>, { signal: controller.signal })
    } catch (error) {
      logger.error('a handler threw', { channel, error })
      return fail('internal')
    } finally {
      open.delete(callId)
    }
  }

  for (const channel of invokeChannels) {
    ipcMain.handle(channel, (event, callId: unknown, request: unknown) => {
      if (!isTrusted(window, event.senderFrame) || typeof callId !== 'string' || callId.length > 64) {
        logger.warn('call refused: not from our page', { channel })
        return fail('forbidden')
      }
      return run(channel, callId, request)
    })
  }
  ipcMain.on(abortChannel, (event, callId: unknown) => {
    if (isTrusted(window, event.senderFrame) && typeof callId === 'string')
      open.get(callId)?.controller.abort()
  })
  // A reload or a crash of the page leaves nobody to answer to.
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument)
      for (const { controller } of open.values()) controller.abort()
  })
  return () => [...open.values()].map(({ channel }) => channel)
}

/** Sends events to the page, unless there is none. */
export const emitterTo =
  (window: BrowserWindow): Emit =>
  (event, payload) => {
    if (!window.isDestroyed() && isConsolePage(window.webContents.mainFrame.url)) {
      window.webContents.send(event, payload)
    }
  }
