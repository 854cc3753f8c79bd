import { randomUUID } from 'node:crypto'
import type { App } from 'electron'
import { linkScheme, parseDeepLink, type DeepLink } from '../../shared/domain/deep-link'

/** Links that were opened from outside and wait for the page to follow them. */
export interface DeepLinks {
  /** Takes the addresses that the system hands over, whatever state the console is in. */
  readonly opened: (addresses: readonly string[]) => void
  readonly pending: () => readonly DeepLink[]
  readonly done: (id: string) => void
  /** Calls the listener for each link from now on; earlier ones are fetched by `pending`. */
  readonly tellTo: (listener: (link: DeepLink) => void) => void
}

/** A page that opens links by itself must not fill the memory or the window: the newest are kept. */
const maxPending = 20

const sameAim = (a: Omit<DeepLink, 'id'>, b: Omit<DeepLink, 'id'>): boolean =>
  a.connection === b.connection && JSON.stringify(a.target) === JSON.stringify(b.target)

export const createDeepLinks = (): DeepLinks => {
  let waiting: readonly DeepLink[] = []
  let tell: (link: DeepLink) => void = () => undefined

  const open = (address: string): void => {
    const parsed = parseDeepLink(address)
    // The same link, clicked again while it waits: it is asked about once.
    const known = waiting.find((link) => sameAim(link, parsed))
    const link = known ?? { id: randomUUID(), ...parsed }
    waiting = [...waiting.filter(({ id }) => id !== link.id), link].slice(-maxPending)
    tell(link)
  }

  return {
    opened: (addresses) => addresses.slice(-maxPending).forEach(open),
    pending: () => waiting,
    done: (id) => {
      waiting = waiting.filter((link) => link.id !== id)
    },
    tellTo: (listener) => {
      tell = listener
    },
  }
}

/** The links among the words that a process was started with. */
export const linksIn = (argv: readonly string[]): readonly string[] =>
  argv.filter((word) => word.toLowerCase().startsWith(`${linkScheme}:`))

/** The switch by which a console that is not installed takes the system's links, for trying them out. */
export const registerSwitch = 'register-links'

type Program = Pick<App, 'on' | 'isPackaged' | 'getAppPath' | 'setAsDefaultProtocolClient'> & {
  readonly commandLine: Pick<App['commandLine'], 'hasSwitch'>
}

/** Receives links in every way in which systems hand them over. Call it before the program is ready. */
export const hearLinks = (
  program: Program,
  links: Pick<DeepLinks, 'opened'>,
  argv: readonly string[],
): void => {
  // macOS; the others start the program again, with the address among its words.
  program.on('open-url', (event, address) => {
    event.preventDefault()
    links.opened([address])
  })
  program.on('second-instance', (_event, words) => links.opened(linksIn(words)))
  links.opened(linksIn(argv))
  if (program.isPackaged) program.setAsDefaultProtocolClient(linkScheme)
  else if (program.commandLine.hasSwitch(registerSwitch)) {
    program.setAsDefaultProtocolClient(linkScheme, process.execPath, [program.getAppPath()])
  }
}
