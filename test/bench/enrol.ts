import { makeClientKey } from '../../electron/practice/certificates'
import type { PracticeAddress } from '../../electron/practice/messages'
import { plainRequest, type PlainReply } from '../support/practice'

/** One call of the practice service's control endpoint. */
export const control = (
  { caPem, controlUrl, controlToken }: PracticeAddress,
  method: string,
  path: string,
  body?: unknown,
): Promise<PlainReply> =>
  plainRequest(
    `${controlUrl}${path}`,
    { method, ca: caPem, headers: { authorization: `Bearer ${controlToken}` } },
    body,
  )

/** A client certificate signed through the control endpoint, and its key, both PEM. */
export const enrol = async (
  address: PracticeAddress,
): Promise<{ readonly certificatePem: string; readonly keyPem: string }> => {
  const { keyPem, csrPem } = await makeClientKey('Bench')
  const signed = await control(address, 'POST', 'sign', { csr: csrPem })
  const { certificate } = signed.json as { certificate: string }
  return { certificatePem: certificate, keyPem }
}
