import { z } from 'zod'
import type { CertificateInfo } from '../../domain/certificate'
import type {
  ConnectionsView,
  ConnectionSummary,
  ChosenFile,
  PracticeStep,
  CheckStep,
} from '../../domain/connection'
import type { Reach } from '../../domain/reach'
import { call } from '../call'
import { connectionId, nothing, text } from '../fields'

const oaepHash = z.enum(['sha1', 'sha256'])
/** Large enough for a chain of certificates, small enough to refuse a wrong file. */
const pem = text(200_000)
const connectionFields = {
  name: z.string().trim().min(1).max(80),
  baseUrl: z.url({ protocol: /^https$/ }).max(500),
  caPem: pem.nullable(),
  oaepHash,
}
const keyType = z.enum(['rsa-2048', 'rsa-4096', 'p-256'])

export const connectionCalls = {
  'connection:list': call<ConnectionsView>()(nothing),
  'connection:create': call<ConnectionSummary>()(z.strictObject(connectionFields)),
  'connection:change': call<ConnectionSummary>()(z.strictObject({ id: connectionId, ...connectionFields })),
  /** Deletes the connection, its identity in the keychain and its local database. */
  'connection:forget': call<null>()(z.strictObject({ id: connectionId })),
  'connection:activate': call<ConnectionsView>()(z.strictObject({ id: connectionId })),
  /** Makes a private key, kept in the keychain until its certificate comes, and its signing request. */
  'connection:make-request': call<{ readonly csrPem: string }>()(
    z.strictObject({
      id: connectionId,
      commonName: z.string().trim().min(1).max(64),
      organization: z.string().trim().max(64).optional(),
      keyType,
    }),
  ),
  'connection:save-request': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ id: connectionId }),
  ),
  /** Opens a file dialog; what the files hold stays in main, the page gets tokens. */
  'connection:choose-files': call<readonly ChosenFile[]>()(nothing),
  /** Pasted PEM text; the page forgets it at once. */
  'connection:paste': call<ChosenFile>()(z.strictObject({ text: pem })),
  /** Without a key among the inputs, the key that waits for its certificate is used. */
  'connection:import': call<CertificateInfo>()(
    z.strictObject({
      id: connectionId,
      tokens: z.array(z.uuid()).min(1).max(8),
      passphrase: text(1000).optional(),
    }),
  ),
  /** `text` is what is echoed, where a person gives one of their own. */
  'connection:check': call<readonly CheckStep[]>()(
    z.strictObject({ id: connectionId, text: text(1000).min(1).optional() }),
  ),
  'connection:reach': call<Reach>()(nothing),
  /** Connects to the server once, and answers how things stand then. */
  'connection:try-now': call<Reach>()(nothing),
  'connection:enter-practice': call<ConnectionsView>()(nothing),
  'connection:leave-practice': call<ConnectionsView>()(nothing),
}

export interface ConnectionEvents {
  'connection:changed': ConnectionsView
  'connection:reach-changed': Reach
  'connection:check-step': { readonly id: string; readonly step: CheckStep }
  'connection:practice-step': PracticeStep
}
