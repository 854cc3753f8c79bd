import { X509Certificate, type KeyObject } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import { judgeCertificate } from '../certificate'
import type { Identity, Inspection } from '../identity'
import { itemsOf, type Item } from './items'
import { openDecryptedKey, openEncryptedKey, openKey } from './keys'
import { decryptLegacyPem } from './legacy-pem'
import { openPkcs12, opensPkcs12 } from './pkcs12'

/** What the files hold, opened. */
interface Materials {
  readonly certificates: X509Certificate[]
  readonly keys: KeyObject[]
}

const isEncrypted = (item: Item): boolean =>
  item.kind === 'encrypted-key' || item.kind === 'legacy-encrypted-key'

/** What is in one file, as far as it shows without a passphrase. */
export const inspect = (bytes: Uint8Array): Result<Inspection> => {
  const found = itemsOf(bytes)
  if (!found.ok) return found
  const { format, items } = found.value
  const [first] = items
  if (first?.kind === 'pkcs12') {
    const open = opensPkcs12(first.der, '')
    return open.ok ? ok({ format, certificate: true, key: true, encrypted: !open.value }) : open
  }
  const unsupported = items.find((item) => item.kind === 'unsupported')
  if (unsupported) return fail('import-unsupported', { detail: unsupported.detail })
  return ok({
    format,
    certificate: items.some((item) => item.kind === 'certificate'),
    key: items.some((item) => item.kind === 'key' || isEncrypted(item)),
    encrypted: items.some(isEncrypted),
  })
}

const opened = (key: Result<KeyObject>): Result<Materials> =>
  key.ok ? ok({ certificates: [], keys: [key.value] }) : key

const openItem = async (item: Item, passphrase: string | undefined): Promise<Result<Materials>> => {
  switch (item.kind) {
    case 'certificate':
      return ok({ certificates: [new X509Certificate(item.der)], keys: [] })
    case 'key':
      return opened(openKey(item.form, item.der))
    case 'unsupported':
      return fail('import-unsupported', { detail: item.detail })
    case 'encrypted-key':
      if (passphrase === undefined) return fail('import-passphrase-needed')
      return opened(await openEncryptedKey(item.der, passphrase))
    case 'legacy-encrypted-key':
      if (passphrase === undefined) return fail('import-passphrase-needed')
      return opened(openDecryptedKey(item.form, decryptLegacyPem(item.block, passphrase)))
    case 'pkcs12': {
      const contents = await openPkcs12(item.der, passphrase ?? '')
      if (contents.ok) {
        const certificates = contents.value.certificates.map((der) => new X509Certificate(der))
        return ok({ certificates, keys: [...contents.value.keys] })
      }
      const needed = passphrase === undefined && contents.error.code === 'import-passphrase-wrong'
      return needed ? fail('import-passphrase-needed') : contents
    }
  }
}

const collect = async (
  inputs: readonly Uint8Array[],
  passphrase: string | undefined,
): Promise<Result<Materials>> => {
  const all: Materials = { certificates: [], keys: [] }
  for (const input of inputs) {
    const found = itemsOf(input)
    if (!found.ok) return found
    for (const item of found.value.items) {
      const materials = await openItem(item, passphrase)
      if (!materials.ok) return materials
      all.certificates.push(...materials.value.certificates)
      all.keys.push(...materials.value.keys)
    }
  }
  return ok(all)
}

/** The chain from the client's certificate upwards, each signed by the next; other certificates are left out. */
const chainFrom = (
  leaf: X509Certificate,
  certificates: readonly X509Certificate[],
): readonly X509Certificate[] => {
  const chain = [leaf]
  for (let current: X509Certificate | undefined = leaf; current;) {
    const last: X509Certificate = current
    current = certificates.find(
      (issuer) => !chain.some((known) => known.raw.equals(issuer.raw)) && last.checkIssued(issuer),
    )
    if (current) chain.push(current)
  }
  return chain
}

const latestFirst = (one: X509Certificate, other: X509Certificate): number =>
  Date.parse(other.validTo) - Date.parse(one.validTo)

/**
 * The identity in the files, taken together in any order: the certificate that belongs to the key, the latest where
 * there are several, with its chain behind it. Every refusal is a failure code that begins with `import-`.
 */
export const read = async (
  inputs: readonly Uint8Array[],
  passphrase: string | undefined,
  now: Date,
): Promise<Result<Identity>> => {
  const materials = await collect(inputs, passphrase)
  if (!materials.ok) return materials
  const { certificates, keys } = materials.value
  if (certificates.length === 0) return fail('import-no-certificate')
  if (keys.length === 0) return fail('import-no-key')

  const pairs = certificates
    .toSorted(latestFirst)
    .flatMap((certificate) =>
      keys.filter((key) => certificate.checkPrivateKey(key)).map((key) => ({ certificate, key })),
    )
  const [pair] = pairs
  if (!pair) return fail('import-key-mismatch')
  const judged = judgeCertificate(pair.certificate.toString(), now)
  if (!judged.ok) return judged
  return ok({
    certificatePem: chainFrom(pair.certificate, certificates)
      .map((certificate) => certificate.toString())
      .join(''),
    keyPem: pair.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  })
}
