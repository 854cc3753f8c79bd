import type { InvokeChannel } from '../../shared/ipc/channels'

/** All that the page of a PDF's own window may ask of main. Nothing of it changes anything at the server. */
const channels: ReadonlySet<InvokeChannel> = new Set([
  'app:privacy',
  'app:is-private',
  'bills:pdf',
  'bills:save-pdf',
  'pdf:window',
  'pdf:print',
])

const isOfOther = (profileId: number, request: unknown): boolean =>
  typeof request === 'object' && request !== null && 'profileId' in request && request.profileId !== profileId

/** What a window with a PDF of this profile may ask: a few things, and nothing about other profiles. */
export const pdfWindowMay =
  (profileId: number) =>
  (channel: InvokeChannel, request: unknown): boolean =>
    channels.has(channel) && !isOfOther(profileId, request)
