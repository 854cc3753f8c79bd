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
  /** The window whose page calls; null if no page does. */
  readonly window: BrowserWindow | null
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

/** A window whose page may call. */
export interface Caller {
  readonly window: BrowserWindow
  /** Whether an address is that of its page. */
  readonly isPage: (url: string) => boolean
  /** Whether it may make this call; the request fits its schema. */
  readonly may: (channel: InvokeChannel, request: unknown) => boolean
}

/** Only the main frame of a window's own page may call; an iframe, a navigated or an empty frame may not. */
const isFrom = ({ window, isPage }: Caller, frame: WebFrameMain | null): boolean =>
  frame !== null && !window.isDestroyed() && frame === window.webContents.mainFrame && isPage(frame.url)

/** The channels of the calls that are not answered yet. */
export type OpenCalls = () => readonly InvokeChannel[]

export interface Registrar {
  readonly openCalls: OpenCalls
  /** Lets the page of another window call, until it is closed. */
  readonly admit: (caller: Caller) => void
}

interface OpenCall {
  readonly caller: Caller
  readonly channel: InvokeChannel
  readonly controller: AbortController
}

/**
 * The only place where calls of pages arrive: sender check, plain data, schema, what this window may ask, handler,
 * envelope. Of a refused call only the channel is logged, never the payload. `ready` is asked at each call and loads
 * what answers at the first one, so that the window can be shown before that.
 */
export const registerHandlers = (
  window: BrowserWindow,
  ready: () => Promise<Answering>,
  logger: Logger,
): Registrar => {
  const callers = new Set<Caller>()
  const open = new Set<OpenCall & { readonly callId: string }>()
  const callerOf = (frame: WebFrameMain | null): Caller | undefined =>
    [...callers].find((caller) => isFrom(caller, frame))
  const abortAll = (caller: Caller): void => {
    for (const call of open) if (call.caller === caller) call.controller.abort()
  }

  const run = async <C extends InvokeChannel>(
    channel: C,
    { caller, controller: { signal } }: OpenCall,
    request: unknown,
  ): Promise<Result<Reply<C>>> => {
    if (!isPlainData(request)) {
      logger.warn('call refused: its request is not plain data', { channel })
      return fail('invalid-input')
    }
    try {
      const { contract, handlers } = await ready()
      const parsed = contract[channel].request.safeParse(request)
      if (!parsed.success) {
        const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
        logger.warn('call refused: its request does not fit', { channel, where })
        return fail('invalid-input', { detail: where })
      }
      if (!caller.may(channel, parsed.data)) {
        logger.warn('call refused: not for this window', { channel })
        return fail('forbidden')
      }
      return await handlers[channel](parsed.data as ParsedRequest<C>, { signal, window: caller.window })
    } catch (error) {
      logger.error('a handler threw', { channel, error })
      return fail('internal')
    }
  }

  for (const channel of invokeChannels) {
    ipcMain.handle(channel, async (event, callId: unknown, request: unknown) => {
      const caller = callerOf(event.senderFrame)
      if (!caller || typeof callId !== 'string' || callId.length > 64) {
        logger.warn('call refused: not from our page', { channel })
        return fail('forbidden')
      }
      const call = { caller, callId, channel, controller: new AbortController() }
      open.add(call)
      return run(channel, call, request).finally(() => open.delete(call))
    })
  }
  ipcMain.on(abortChannel, (event, callId: unknown) => {
    const caller = callerOf(event.senderFrame)
    for (const call of open) if (call.caller === caller && call.callId === callId) call.controller.abort()
  })

  const admit = (caller: Caller): void => {
    callers.add(caller)
    // A reload or a crash of the page leaves nobody to answer to.
    caller.window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) abortAll(caller)
    })
    caller.window.once('closed', () => {
      callers.delete(caller)
      abortAll(caller)
    })
  }
  admit({ window, isPage: isConsolePage, may: () => true })
  return { admit, openCalls: () => [...open].map(({ channel }) => channel) }
}

/** Sends events to the page of a window, unless there is none. */
export const emitterTo =
  ({ window, isPage }: Pick<Caller, 'window' | 'isPage'>): Emit =>
  (event, payload) => {
    if (!window.isDestroyed() && isPage(window.webContents.mainFrame.url)) {
      window.webContents.send(event, payload)
    }
  }
