import type { Exchange } from '../../../../shared/domain/traffic'

/** The server that a command is for. */
export interface CurlServer {
  readonly baseUrl: string
  /** Whether its certificate is checked against a file of the connection's own. */
  readonly ownAuthorities: boolean
}

/** What may stand between double quotes in every shell. */
const plain = (text: string): string =>
  text.replace(/[^\w\-.~:/?&=%,{}]/gu, (sign) =>
    encodeURIComponent(sign).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`),
  )

/**
 * The request as a command that Link's support can repeat: with the names of files in place of certificate and key, and of
 * a file in place of its body. One line, which sh, cmd and PowerShell all take.
 */
export const curlOf = (
  { method, path, hasBody }: Pick<Exchange, 'method' | 'path' | 'hasBody'>,
  { baseUrl, ownAuthorities }: CurlServer,
): string =>
  [
    'curl',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    // Placeholders are in braces, which curl would otherwise expand.
    ...(path.includes('{') ? ['--globoff'] : []),
    `"${plain(`${new URL(baseUrl).origin}${path}`)}"`,
    '-H "Accept: application/json"',
    ...(hasBody ? ['-H "Content-Type: application/json"', '--data "@body.json"'] : []),
    ...(ownAuthorities ? ['--cacert server-ca.pem'] : []),
    '--cert client.pem',
    '--key client-key.pem',
  ].join(' ')
