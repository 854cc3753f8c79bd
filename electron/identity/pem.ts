import { withoutInvisibles } from '../../shared/domain/lookup-text'

/** One block of PEM text: what `label` names, its headers (legacy encryption has some), and the bytes within. */
export interface PemBlock {
  readonly label: string
  readonly headers: ReadonlyMap<string, string>
  readonly der: Buffer
}

export const toPem = (label: string, der: Uint8Array): string => {
  const text = Buffer.from(der).toString('base64')
  const lines = Array.from({ length: Math.ceil(text.length / 64) }, (_, index) =>
    text.slice(index * 64, index * 64 + 64),
  )
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

const begin = /^-----BEGIN ([A-Z0-9 ]{1,40})-----$/
const line = /-----(?:BEGIN|END) [A-Z0-9 ]{1,40}-----/g

/**
 * Undoes what mail programs, word processors and web forms do to blanks, dashes and line ends: none of it is base64.
 */
const typist = (text: string): string =>
  withoutInvisibles(text)
    .replace(/(?:\\r)?\\n/g, '\n')
    .replace(/[^\S\r\n]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(line, '\n$&\n')

const header = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/
const base64 = /^[A-Za-z0-9+/]*={0,2}$/

const blockOf = (label: string, lines: readonly string[]): PemBlock | undefined => {
  const headers = new Map<string, string>()
  let body = ''
  for (const one of lines) {
    const found = body === '' ? header.exec(one) : null
    if (found) headers.set(found[1] ?? '', found[2] ?? '')
    else body += one.replaceAll(' ', '')
  }
  return base64.test(body) ? { label, headers, der: Buffer.from(body, 'base64') } : undefined
}

/**
 * All blocks of a PEM text, whatever stands around them ("Bag Attributes", a mail's greeting), with any line ends or none;
 * `undefined` where a block does not end or is not base64.
 */
export const parsePem = (text: string): readonly PemBlock[] | undefined => {
  const lines = typist(text)
    .split(/\r\n|\r|\n/)
    .map((one) => one.replace(/^[> ]+/, '').trimEnd())
  const blocks: PemBlock[] = []
  for (let index = 0; index < lines.length; index++) {
    const label = begin.exec(lines[index] ?? '')?.[1]
    if (label === undefined) continue
    const end = lines.indexOf(`-----END ${label}-----`, index)
    if (end === -1) return undefined
    const block = blockOf(label, lines.slice(index + 1, end))
    if (!block) return undefined
    blocks.push(block)
    index = end
  }
  return blocks
}
