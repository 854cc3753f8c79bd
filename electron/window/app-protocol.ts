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

/** Every file of the built page, by the path under which it is requested. Nothing else exists. */
const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name)
        return [`/${relative(folder, file).split(sep).join('/')}`, file]
      }),
  )

const notFound = () => new Response(null, { status: 404 })

/** Each host's own page; assets are shared, pages are not. */
const pages: Record<string, { path: string; policy: (nonce: string) => string; workerPolicy: string }> = {
  console: { path: '/index.html', policy: consolePolicy, workerPolicy: "default-src 'none'" },
  pdf: { path: '/pdf-frame/index.html', policy: pdfPolicy, workerPolicy: pdfWorkerPolicy },
}

/**
 * Serves the built page over `app://` from an exact map of its files, with the content policy and a new nonce for each
 * load. In development the next load gets what was built meanwhile.
 */
export const serveApp = (session: Session, folder: string, development: boolean): void => {
  let files = filesOf(folder)
  session.protocol.handle(scheme, async (request) => {
    const url = parseUrl(request.url)
    const page = url && pages[url.host]
    if (development && url?.pathname === page?.path) files = filesOf(folder)
    const file = url && files.get(decodeURIComponent(url.pathname))
    if (!url || !page || !file || request.method !== 'GET') return notFound()
    const type = types[extname(file)] ?? 'application/octet-stream'
    const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
    if (!type.startsWith('text/html')) {
      // A worker obeys the policy that came with its own script, not its page's.
      const policy = { 'content-security-policy': page.workerPolicy }
      return new Response(await readFile(file), { headers: { ...headers, ...policy } })
    }
    if (url.pathname !== page.path) return notFound()
    const nonce = randomBytes(16).toString('base64')
    const html = (await readFile(file, 'utf8')).replaceAll('{{nonce}}', nonce)
    return new Response(html, { headers: { ...headers, 'content-security-policy': page.policy(nonce) } })
  })
}
