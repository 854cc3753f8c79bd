import type { BrowserWindow } from 'electron'
import type { Emit, Handlers } from './ipc/registrar'
import type { Logger } from './logging/logger'

export interface ServicesOptions {
  /** The folder of the build's output. */
  readonly built: string
  readonly userData: string
  readonly emit: Emit
  readonly window: BrowserWindow
  readonly logger: Logger
}

export interface Services {
  readonly handlers: Handlers
  readonly close: () => Promise<void>
}

export const createServices = async (_options: ServicesOptions): Promise<Services> => {
  return { handlers: {} as Handlers, close: async () => undefined }
}
