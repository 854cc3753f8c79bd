import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { parseUrl, scheme } from './origins'
import { consolePolicy, pdfPolicy, pdfWorkerPolicy } from './policy'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.json': 'application/json',
}

/** Before `ready`: `app://` behaves like https (an origin, a secure context, fetch), and nothing more. */
export const declareAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

interface Host {
  /** Its pages, each with a policy; everything else is a file of theirs. */
  readonly pages: readonly string[]
  /** The folders of the built page that this host serves, with all that is in them. */
  readonly folders: readonly string[]
  readonly policy: (nonce: string) => string
  readonly workerPolicy: string
}

/** Assets are shared by the hosts, pages are not. */
const hosts: ReadonlyMap<string, Host> = new Map([
  [
    'console',
    {
      pages: ['/index.html', '/pdf-window/index.html'],
      folders: ['assets'],
      policy: consolePolicy,
      workerPolicy: "default-src 'none'",
    },
  ],
  [
    'pdf',
    {
      pages: ['/pdf-frame/index.html'],
      folders: ['assets', 'pdf-assets'],
      policy: pdfPolicy,
      workerPolicy: pdfWorkerPolicy,
    },
  ],
])

/** Every file of a host, by the path under which it is requested. Nothing else exists. */
const filesOf = (root: string, { pages, folders }: Host): ReadonlyMap<string, string> =>
  new Map([
    ...pages.map((path): [string, string] => [path, join(root, path)]),
    ...folders
      .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry): [string, string] => {
        const file = join(entry.parentPath, entry.name)
        return [`/${relative(root, file).split(sep).join('/')}`, file]
      }),
  ])

const notFound = () => new Response(null, { status: 404 })

/**
 * Serves the built page over `app://` from an exact map of its files, with the content policy and a new nonce for each
 * load. The map of a host is made at its first request: the start does not read the hundreds of files that PDFs need.
 * In development the next load gets what was built meanwhile.
 */
export const serveApp = (session: Session, root: string, development: boolean): void => {
  const known = new Map<Host, ReadonlyMap<string, string>>()
  const filesFor = (host: Host, path: string): ReadonlyMap<string, string> => {
    const isStale = development && host.pages.includes(path)
    const files = (isStale ? undefined : known.get(host)) ?? filesOf(root, host)
    known.set(host, files)
    return files
  }
  session.protocol.handle(scheme, async (request) => {
    const url = parseUrl(request.url)
    const host = url && hosts.get(url.host)
    if (!url || !host || request.method !== 'GET') return notFound()
    const file = filesFor(host, url.pathname).get(decodeURIComponent(url.pathname))
    if (!file) return notFound()
    const type = types[extname(file)] ?? 'application/octet-stream'
    const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
    if (!type.startsWith('text/html')) {
      // A worker obeys the policy that came with its own script, not its page's.
      const policy = { 'content-security-policy': host.workerPolicy }
      return new Response(await readFile(file), { headers: { ...headers, ...policy } })
    }
    if (!host.pages.includes(url.pathname)) return notFound()
    const nonce = randomBytes(16).toString('base64')
    const html = (await readFile(file, 'utf8')).replaceAll('{{nonce}}', nonce)
    return new Response(html, { headers: { ...headers, 'content-security-policy': host.policy(nonce) } })
  })
}
