import { fromBER, Integer, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js'

/** The few ASN.1 readers that pkijs does not have. Each returns `undefined` for anything of another form. */

/** One element and no more than a hundred levels of it (asn1js's own limit); bytes behind it are cut off. */
export const parseAsn1 = (
  bytes: Uint8Array,
): { readonly element: BaseBlock; readonly der: Buffer } | undefined => {
  try {
    const { offset, result } = fromBER(bytes)
    if (offset === -1 || result.error !== '') return undefined
    return { element: result, der: Buffer.from(bytes).subarray(0, offset) }
  } catch {
    // Some malformed values (a date, say) are thrown, not reported.
    return undefined
  }
}

export const childrenOf = (element: unknown): readonly BaseBlock[] | undefined =>
  element instanceof Sequence ? element.valueBlock.value : undefined

/** The content, put together where BER has cut it in pieces. */
export const octetsOf = (element: unknown): Buffer | undefined =>
  element instanceof OctetString ? Buffer.from(element.getValue()) : undefined

export const oidOf = (element: unknown): string | undefined =>
  element instanceof ObjectIdentifier ? element.valueBlock.toString() : undefined

/** Positive and small enough to be counted with. */
export const integerOf = (element: unknown): number | undefined => {
  if (!(element instanceof Integer)) return undefined
  const value = Number(element.toBigInt())
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** The object identifier that a sequence begins with, as an AlgorithmIdentifier does. */
export const leadingOid = (element: unknown): string | undefined => oidOf(childrenOf(element)?.[0])
