import { z } from 'zod'
import { queueNameOf } from '../../domain/notification'
import type { UnrecognisedMessage, NotificationsView } from '../../domain/notification'
import { call } from '../call'
import { nothing } from '../fields'

const https = z.url({ protocol: /^https$/ }).max(500)
/** Amazon's are letters, digits and signs; what is not cannot be part of a header. */
const key = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/)

/** Keys go in once and never come back. */
const requests = {
  save: z.strictObject({
    region: z
      .string()
      .trim()
      .regex(/^[a-z0-9-]{1,40}$/),
    queueUrl: https.refine((queueUrl) => queueNameOf({ queueUrl }) !== null),
    endpoint: https.nullable(),
    keys: z.strictObject({ accessKeyId: key, secretAccessKey: key }).nullable(),
  }),
  switch: z.strictObject({ on: z.boolean() }),
  /** `confirmed` is the queue's name (`queueNameOf`), typed by the person. */
  deleting: z.discriminatedUnion('deleting', [
    z.strictObject({ deleting: z.literal(true), confirmed: z.string().max(500) }),
    z.strictObject({ deleting: z.literal(false) }),
  ]),
  discard: z.strictObject({ id: z.string().min(1).max(200) }),
}

export const notificationsCalls = {
  'notifications:get': call<NotificationsView>()(nothing),
  'notifications:save': call<NotificationsView>()(requests.save),
  'notifications:switch': call<NotificationsView>()(requests.switch),
  'notifications:deleting': call<NotificationsView>()(requests.deleting),
  /** How many messages one look received (ten at most), hiding and deleting none. */
  'notifications:test': call<{ readonly received: number }>()(nothing),
  'notifications:unrecognised': call<readonly UnrecognisedMessage[]>()(nothing),
  'notifications:discard': call<readonly UnrecognisedMessage[] | null>()(requests.discard),
  /** Removes the queue's settings and its keys. */
  'notifications:forget': call<NotificationsView>()(nothing),
}

export interface NotificationsEvents {
  'notifications:changed': NotificationsView
}
