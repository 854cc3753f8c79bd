import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { app, session, shell, type BrowserWindow } from 'electron'
import { readAdministrator } from './administrator/administrator-file'
import { createChosenFiles } from './connection/chosen-files'
import { openConnections } from './connection/connections'
import { createPractice } from './connection/practice'
import { notesOf } from './environment'
import { tablesWith } from './files/table'
import { createIdentityStore } from './identity/identity-store'
import { createImporter } from './identity/import/importer'
import { systemKeychain } from './identity/keychain'
import type { Emit } from './connection/emit'
import { contract, type Events } from '../shared/ipc/contract'
import { emitterTo, type Answering, type Registrar } from './ipc/registrar'
import { activityHandlers } from './ipc/handlers/activity'
import { appHandlers } from './ipc/handlers/app'
import { bulkHandlers } from './ipc/handlers/bulk'
import { connectionHandlers } from './ipc/handlers/connection'
import { coverageHandlers } from './ipc/handlers/coverage'
import { credentialHandlers } from './ipc/handlers/credentials'
import { directoryHandlers } from './ipc/handlers/directory'
import { historyHandlers } from './ipc/handlers/history'
import { jobHandlers } from './ipc/handlers/jobs'
import { keptFileHandlers } from './ipc/handlers/kept-files'
import { linkHandlers } from './ipc/handlers/links'
import { lookupHandlers } from './ipc/handlers/lookup'
import { noteHandlers } from './ipc/handlers/notes'
import { notificationHandlers } from './ipc/handlers/notifications'
import { onlineOnly } from './ipc/handlers/online-only'
import { pdfHandlers } from './ipc/handlers/pdf'
import { placeHandlers } from './ipc/handlers/place'
import { planHandlers } from './ipc/handlers/plans'
import { profileHandlers } from './ipc/handlers/profiles'
import { billHandlers, intervalHandlers } from './ipc/handlers/records'
import { tableHandlers } from './ipc/handlers/tables'
import { tagHandlers } from './ipc/handlers/tags'
import { trafficHandlers } from './ipc/handlers/traffic'
import { triageHandlers } from './ipc/handlers/triage'
import { viewHandlers } from './ipc/handlers/views'
import { withSessionOf } from './ipc/handlers/with-session'
import { pdfWindowMay } from './ipc/pdf-window-rights'
import type { Logger } from './logging/logger'
import { practiceOptionsOf } from './practice-options'
import { startUtility } from './processes/utility'
import type { PdfSave } from './records/pdf-saves'
import type { DeepLinks } from './window/deep-links'
import { askIn } from './window/ask'
import { openDocuments } from './window/documents'
import { saveWords } from './window/closing'
import { reloadAfterCrash } from './window/crashes'
import { createDesktop } from './window/desktop'
import { createDialogs } from './window/dialogs'
import { isPdfWindowPage } from './window/origins'
import { createPdfWindows } from './window/pdf-windows'
import { createSystemProxy } from './window/system-proxy'
import { openPdfWindow } from './window/window'
import { readerLimits } from './records/read-intervals'

export interface ServicesOptions {
  /** The folder of the build's output. */
  readonly built: string
  readonly userData: string
  readonly emit: Emit
  readonly window: BrowserWindow
  readonly development: boolean
  /** Lets the page of another window call. */
  readonly admit: Registrar['admit']
  readonly links: DeepLinks
  readonly logger: Logger
  /** The page's answer to `app:closing`. */
  readonly onTyped: (typed: boolean) => void
}

export interface Services extends Answering {
  /** The PDFs that are being saved in one go. */
  readonly pdfSaves: () => Promise<readonly PdfSave[]>
  readonly close: () => Promise<void>
}

/** The windows of PDFs, each with a page that may ask about its own profile only. */
const pdfWindowsOf = ({ built, window: main, development, admit, logger }: ServicesOptions) =>
  createPdfWindows({
    main,
    openWindow: (others) => {
      const { session: own } = main.webContents
      const window = openPdfWindow(built, { development, session: own, others })
      reloadAfterCrash(window, logger)
      return window
    },
    admit: (window, profileId) => {
      const caller = { window, isPage: isPdfWindowPage, may: pdfWindowMay(profileId) }
      admit(caller)
      return emitterTo(caller)
    },
  })

/** Makes the services and the handlers over them; loaded at the page's first question, so that the window does not wait for it. */
export const createServices = async (options: ServicesOptions): Promise<Services> => {
  const { built, userData, emit, window, links, logger, onTyped } = options
  const entry = (name: string): string => join(built, 'main', `${name}.js`)
  const now = (): Date => new Date()

  const pdfWindows = pdfWindowsOf(options)
  /** Privacy mode is one for all windows. It ends with the program. */
  let privacy = false
  const onPrivacy = (on: boolean): void => {
    if (on === privacy) return
    privacy = on
    emit('app:privacy-changed', { on })
    pdfWindows.emit('app:privacy-changed', { on })
  }

  /** What the page is told of profiles, the windows of their PDFs are told as well. */
  const tell: Emit = (event, payload) => {
    emit(event, payload)
    if (event === 'profiles:changed') pdfWindows.profilesChanged(payload as Events['profiles:changed'])
  }

  const keychain = systemKeychain()
  const identities = createIdentityStore(keychain)
  const importer = createImporter(() => startUtility(entry('import-process'), 'Link Console key reader'))
  const practice = createPractice({
    userData,
    start: () => startUtility(entry('practice-process'), 'Link Console practice'),
    identities,
    now,
    options: practiceOptionsOf(app.commandLine),
  })
  const connections = await openConnections({
    file: join(userData, 'connections.json'),
    folder: join(userData, 'connections'),
    identities,
    keychain,
    importer,
    practice,
    startStore: () => startUtility(entry('store-process'), 'Link Console store'),
    startReader: () => new Worker(entry('records-worker'), { resourceLimits: readerLimits }),
    startDirectory: () => new Worker(entry('directory-worker')),
    proxyFor: createSystemProxy(session.defaultSession),
    emit: tell,
    desktop: {
      ...createDesktop(window, links),
      closeWindows: pdfWindows.closeAll,
      isInWindow: pdfWindows.isOpenOf,
    },
    logger,
    now,
  })
  const files = createChosenFiles(importer)
  const dialogs = createDialogs(window)
  const makeTable = tablesWith(() => new Worker(entry('xlsx-worker')))
  const withSession = withSessionOf(connections)
  const ask = (saves: readonly PdfSave[]): Promise<boolean> =>
    askIn(window, {
      message: 'Stop saving PDFs?',
      detail: saves.map(saveWords).join('\n\n'),
      yes: 'Stop Saving',
      no: 'Go On Saving',
    })

  return {
    contract,
    handlers: onlineOnly(connections, {
      ...appHandlers({
        info: {
          version: app.getVersion(),
          electron: process.versions.electron,
          platform: process.platform,
          environment: notesOf(process.env),
        },
        openExternal: (url) => shell.openExternal(url),
        openDocuments,
        onTyped,
        privacy: { isOn: () => privacy, set: onPrivacy },
        zoom: {
          factor: () => window.webContents.getZoomFactor(),
          set: (factor) => window.webContents.setZoomFactor(factor),
        },
        administrator: () => readAdministrator(join(userData, 'administrator.json')),
      }),
      ...connectionHandlers(connections, { files, dialogs, emit, withSession, ask }),
      ...lookupHandlers(withSession),
      ...directoryHandlers(withSession),
      ...profileHandlers(withSession, dialogs, makeTable, pdfWindows.closeOf),
      ...tagHandlers(withSession),
      ...placeHandlers(withSession),
      ...viewHandlers(withSession, emit),
      ...bulkHandlers(withSession, dialogs, makeTable),
      ...linkHandlers(links),
      ...credentialHandlers(withSession),
      ...jobHandlers(withSession),
      ...triageHandlers(withSession, dialogs, app.getVersion()),
      ...planHandlers(withSession),
      ...coverageHandlers(withSession, dialogs, makeTable),
      ...billHandlers(withSession, (caller) => (caller ? createDialogs(caller) : dialogs), emit),
      ...pdfHandlers(withSession, { windows: pdfWindows }),
      ...intervalHandlers(withSession, dialogs, () => privacy),
      ...keptFileHandlers(withSession),
      ...historyHandlers(withSession, now),
      ...noteHandlers(withSession),
      ...notificationHandlers(withSession),
      ...tableHandlers(dialogs, makeTable),
      ...activityHandlers(withSession, dialogs),
      ...trafficHandlers(withSession),
    }),
    pdfSaves: async () => {
      const session = await connections.session()
      return session.ok ? session.value.pdfSaves.all() : []
    },
    close: async () => {
      files.clear()
      await connections.close()
    },
  }
}
