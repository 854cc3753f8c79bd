import { X509Certificate } from 'node:crypto'
import { Integer } from 'asn1js'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import { textOf } from '../../files/text'
import { parsePem, type PemBlock } from '../pem'
import { childrenOf, integerOf, leadingOid, octetsOf, oidOf, parseAsn1 } from './asn1'
import { isLegacyEncrypted } from './legacy-pem'

/** How the bytes of a private key are arranged. */
export type KeyForm = 'pkcs8' | 'pkcs1' | 'sec1'

/** One thing found in a file, as yet undecrypted. */
export type Item =
  | { readonly kind: 'certificate'; readonly der: Buffer }
  | { readonly kind: 'key'; readonly form: KeyForm; readonly der: Buffer }
  | { readonly kind: 'encrypted-key'; readonly der: Buffer }
  | { readonly kind: 'legacy-encrypted-key'; readonly form: KeyForm; readonly block: PemBlock }
  | { readonly kind: 'pkcs12'; readonly der: Buffer }
  | { readonly kind: 'unsupported'; readonly detail: string }

export interface Items {
  readonly format: 'pem' | 'der' | 'pkcs12'
  readonly items: readonly Item[]
}

const isCertificate = (der: Buffer): boolean => {
  try {
    return new X509Certificate(der).raw.length > 0
  } catch {
    return false
  }
}

/** What a `.p7b` file is. */
const signedData = '1.2.840.113549.1.7.2'

/** A signing request (RFC 2986): its version, a name and the public key, then a signature. */
const isRequest = (bytes: Uint8Array): boolean => {
  const [info, algorithm] = childrenOf(parseAsn1(bytes)?.element) ?? []
  const [version, name, publicKey] = childrenOf(info) ?? []
  return (
    integerOf(version) === 0 &&
    childrenOf(name) !== undefined &&
    leadingOid(childrenOf(publicKey)?.[0]) !== undefined &&
    leadingOid(algorithm) !== undefined
  )
}

/** Recognised by its structure alone: file names and block labels are often wrong. */
const itemOfDer = (bytes: Uint8Array): Item | undefined => {
  const parsed = parseAsn1(bytes)
  const [first, second, third] = childrenOf(parsed?.element) ?? []
  if (!parsed || !first) return undefined
  const { der } = parsed
  if (oidOf(first) === signedData) return { kind: 'unsupported', detail: 'PKCS7' }
  if (isCertificate(der)) return { kind: 'certificate', der }
  if (leadingOid(first) !== undefined) return octetsOf(second) ? { kind: 'encrypted-key', der } : undefined
  const version = integerOf(first)
  if (version === 3 && leadingOid(second) !== undefined) return { kind: 'pkcs12', der }
  if (leadingOid(second) !== undefined && octetsOf(third)) return { kind: 'key', form: 'pkcs8', der }
  if (version === 0 && second instanceof Integer) return { kind: 'key', form: 'pkcs1', der }
  if (version === 1 && octetsOf(second)) return { kind: 'key', form: 'sec1', der }
  return undefined
}

const legacyForms: Record<string, KeyForm> = { 'RSA PRIVATE KEY': 'pkcs1', 'EC PRIVATE KEY': 'sec1' }

/** Requests, parameters and public keys often stand in the same file; nothing is wrong with that. */
const isBystander = (label: string): boolean => /(REQUEST|PARAMETERS|PUBLIC KEY|CRL)$/.test(label)

/** Nothing to import, but the failure says what it is: people often paste a signing request by mistake. */
const bystandersOnly = (blocks: readonly PemBlock[]): Result<never> =>
  blocks.some(({ label }) => label.endsWith('REQUEST'))
    ? fail('import-signing-request')
    : fail('import-no-certificate', { detail: blocks[0]?.label.toLowerCase() })

const itemOfBlock = (block: PemBlock): Item | undefined => {
  const form = legacyForms[block.label]
  if (isLegacyEncrypted(block) && form) return { kind: 'legacy-encrypted-key', form, block }
  if (isLegacyEncrypted(block) || /^(OPENSSH|DSA) PRIVATE KEY$|^(PKCS7|CMS)$/.test(block.label)) {
    return { kind: 'unsupported', detail: block.label }
  }
  return itemOfDer(block.der)
}

/** Key stores that people have beside these files, by how they begin. */
const otherFiles: readonly (readonly [string, string])[] = [
  ['feedfeed', 'Java key store (JKS)'],
  ['cececece', 'Java key store (JCEKS)'],
  [Buffer.from('PuTTY-User-Key-File').toString('hex'), 'PuTTY key'],
]
const longestSignatureBytes = 20

const otherFile = (bytes: Uint8Array): string | undefined => {
  const beginning = Buffer.from(bytes.subarray(0, longestSignatureBytes)).toString('hex')
  return otherFiles.find(([begins]) => beginning.startsWith(begins))?.[1]
}

const base64Alone = /^M[A-Za-z0-9+/]{99,}={0,2}$/

/** The lines between BEGIN and END without these two. */
const bareBase64 = (text: string): Item | undefined => {
  const plain = text.replace(/\s/g, '')
  return base64Alone.test(plain) ? itemOfDer(Buffer.from(plain, 'base64')) : undefined
}

const formatOf = ({ kind }: Item): Items['format'] => (kind === 'pkcs12' ? 'pkcs12' : 'der')

const asn1Sequence = 0x30

/** What a file holds, by its content; `import-unreadable` where a part of it cannot be told. */
export const itemsOf = (bytes: Uint8Array): Result<Items> => {
  if (bytes[0] === asn1Sequence && bytes[1] !== 0) {
    const item = itemOfDer(bytes)
    if (item) return ok({ format: formatOf(item), items: [item] })
    return fail(isRequest(bytes) ? 'import-signing-request' : 'import-unreadable')
  }
  const other = otherFile(bytes)
  if (other !== undefined) return fail('import-unsupported', { detail: other })
  const text = textOf(bytes)
  const blocks = parsePem(text)
  const bare = blocks?.length === 0 ? bareBase64(text) : undefined
  if (bare) return ok({ format: formatOf(bare), items: [bare] })
  if (!blocks || blocks.length === 0) return fail('import-unreadable')
  const items: Item[] = []
  for (const block of blocks) {
    if (isBystander(block.label)) continue
    const item = itemOfBlock(block)
    if (!item) return fail('import-unreadable', { detail: block.label })
    items.push(item)
  }
  if (items.length === 0) return bystandersOnly(blocks)
  return ok({ format: 'pem', items })
}
