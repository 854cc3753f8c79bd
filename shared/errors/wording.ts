import { wordingOfDoubt } from './doubt'
import type { Failure, FailureCode, Wording } from './failure'
import { byDetail } from './wording-by-detail'
import { fieldExists, notThere } from './wording-by-subject'

/** Codes that are worded by the kind of change: doubt.ts. */
type InDoubt = 'outcome-unknown' | 'change-did-not-happen'

const wordings: Record<Exclude<FailureCode, InDoubt>, Wording> = {
  'certificate-none': {
    title: 'The server asked for a client certificate and got none.',
    advice: 'Import a certificate and its key for this connection.',
  },
  'certificate-expired': {
    title: 'Our client certificate has expired.',
    advice: 'Make a new signing request, have it signed, and import the new certificate. Nothing was sent.',
  },
  'certificate-not-yet-valid': {
    title: 'Our client certificate is not valid yet.',
    advice: 'Check this computer’s clock; if it is right, wait until the certificate’s first day.',
  },
  'certificate-foreign-ca': {
    title: 'The server does not know the authority that signed our certificate.',
    advice:
      'Check that this certificate belongs to this connection: Practice and production have different ones.',
  },
  'certificate-wrong-usage': {
    title: 'Our certificate is not meant for identifying a client.',
    advice: 'Ask your Link contact for a client certificate and import that one.',
  },
  'certificate-refused': {
    title: 'The server refused our client certificate.',
    advice:
      'It may have been revoked or disabled. Ask your Link contact, naming the certificate’s serial number.',
  },
  'certificate-closed-without-reason': {
    title: 'The server closed the connection after our certificate and gave no reason.',
    advice:
      'The certificate’s dates and usage are in order here; ask your Link contact whether it is still enabled.',
  },
  'server-certificate-expired': {
    title: 'The server’s certificate has expired.',
    advice: 'Check this computer’s clock. If it is right, tell your Link contact. Nothing was sent.',
  },
  'server-certificate-wrong-host': {
    title: 'The server’s certificate belongs to another host.',
    advice: 'Check the base URL of this connection. Nothing was sent.',
  },
  'server-certificate-untrusted': {
    title: 'The server’s certificate is not from an authority this computer trusts.',
    advice:
      'Your network may inspect TLS traffic: ask your administrator for its CA file and set it on this connection. Nothing was sent.',
  },
  unreachable: {
    title: 'The server cannot be reached.',
    advice: 'Check the network and the base URL, then try again. Nothing was changed.',
  },
  offline: {
    title: 'The server cannot be reached at the moment: nothing can be changed.',
    advice: 'Nothing was sent. The line at the top shows since when, and when the console will try again.',
  },
  'name-not-found': {
    title: 'The server’s name is not known to the network.',
    advice: 'Check the base URL and the network. Nothing was changed.',
  },
  'refused-connection': {
    title: 'Nothing answers at the server’s address.',
    advice: 'Check the base URL and port; the service may be down. Nothing was changed.',
  },
  'timed-out': {
    title: 'The server took too long to answer.',
    advice: 'Try again in a moment.',
  },
  'connection-lost': {
    title: 'The connection broke before the answer was complete.',
    advice: 'Try again. Nothing incomplete was kept.',
  },
  'tls-too-old': {
    title: 'The server and this console have no safe version of TLS in common.',
    advice:
      'The server takes neither TLS 1.2 nor 1.3; older ones are not safe and are not used. Tell whoever runs the server. Nothing was sent.',
  },
  'not-http-1': {
    title: 'What answers at this address does not speak HTTP/1.1.',
    advice:
      'The Link API does. Check the base URL and port; a server that speaks only HTTP/2 cannot be used.',
  },
  'proxy-refused': {
    title: 'The proxy refused the connection.',
    advice: 'Ask your administrator: the proxy wants a login, or does not allow this host.',
  },
  'proxy-unreachable': {
    title: 'The proxy does not answer.',
    advice:
      'This computer’s settings send requests through it. Check the network, or ask your administrator. Nothing was changed.',
  },
  'proxy-untrusted': {
    title: 'The proxy’s certificate is not from an authority this computer trusts.',
    advice: 'Ask your administrator for the proxy’s CA file. Nothing was sent through it.',
  },
  'redirect-refused': {
    title: 'The server redirected us elsewhere, and we did not follow.',
    advice: 'Check the base URL of this connection. The Link API does not redirect.',
  },
  cancelled: { title: 'Cancelled.', advice: 'Nothing more was sent.' },
  'not-the-api': {
    title: 'Something other than the Link API answered.',
    advice: 'Check the base URL, and whether your network asks you to log in first.',
  },
  'too-large': {
    title: 'The answer is larger than this console accepts.',
    advice: 'None of it was kept. Tell your Link contact what was requested.',
  },
  'spreadsheet-too-large': {
    title: 'A spreadsheet cannot hold this list.',
    advice: 'Nothing was saved. Save it as CSV or JSON instead.',
  },
  'too-deep': {
    title: 'The answer is nested deeper than any real answer.',
    advice: 'None of it was kept. Tell your Link contact what was requested.',
  },
  'bad-reply': {
    title: 'The answer could not be understood.',
    advice: 'Try again; if it keeps happening, tell your Link contact.',
  },
  'bad-request': { title: 'The API could not read the request.', advice: 'Check what was entered.' },
  'permission-denied': {
    title: 'This certificate is not allowed to do that.',
    advice: 'Ask your Link contact which profiles and services it covers. Nothing was changed.',
  },
  'not-found': {
    title: 'The API does not know what was requested.',
    advice: 'Nothing was changed.',
  },
  conflict: { title: 'It already exists.', advice: 'Nothing was changed.' },
  'key-expired': {
    title: 'The transmission key had expired.',
    advice: 'Press Enter again: a new key is fetched for each try. Nothing was changed.',
  },
  'decryption-failed': {
    title: 'The API could not decrypt the value.',
    advice: 'Check the hash setting (SHA-1 or SHA-256) of this connection. Nothing was changed.',
  },
  'too-many-requests': {
    title: 'The server asks us to slow down.',
    advice: 'Reading continues by itself; a change is tried again only if you repeat it.',
  },
  'server-error': {
    title: 'The server reported an internal error.',
    advice: 'Try again in a moment.',
  },
  'api-error': {
    title: 'The API reported an error.',
    advice: 'Try again in a moment; if it keeps happening, tell your Link contact.',
  },
  'invalid-id': { title: 'This is not a valid identifier.', advice: 'Nothing was sent.' },
  'invalid-input': { title: 'Something entered is not valid.', advice: 'Nothing was sent.' },
  'value-too-long': {
    title: 'The value is too long to be encrypted for transmission.',
    advice: 'Shorten it. Nothing was sent.',
  },
  'transmission-key-unusable': {
    title: 'The API’s transmission key is not a valid RSA public key.',
    advice: 'Nothing was encrypted or sent. Tell your Link contact.',
  },
  'profile-busy': {
    title: 'Something is still in progress for this profile.',
    advice: 'It was not forgotten. Wait until the change, run, start or saving of PDFs ends, or cancel it.',
  },
  'job-running': {
    title: 'A job is already running for this profile.',
    advice: 'No other job was started. Wait until it ends: another one would log in a second time.',
  },
  lockout: {
    title: 'The provider refused these credentials twice: a third try could lock the customer out.',
    advice: 'No job was started. Correct the credentials, or give a reason for starting a job anyway.',
  },
  held: {
    title: 'Job starts at this provider are on hold.',
    advice: 'No job was started. Start it anyway, or wait until the hold ends.',
  },
  'import-no-certificate': {
    title: 'There is no certificate in it.',
    advice: 'Choose the file that your Link contact sent (client.crt).',
  },
  'import-signing-request': {
    title: 'This is a signing request, not a certificate.',
    advice: 'Send it to your Link contact, and import the certificate that comes back. Nothing was stored.',
  },
  'import-no-key': {
    title: 'There is no private key in it.',
    advice: 'Choose the key file (client.key) as well.',
  },
  'import-key-mismatch': {
    title: 'The key does not belong to this certificate.',
    advice: 'Choose the key from which the signing request was made. Nothing was stored.',
  },
  'import-passphrase-needed': { title: 'The key is encrypted.', advice: 'Enter its passphrase.' },
  'import-passphrase-wrong': {
    title: 'The passphrase does not open this key.',
    advice: 'Enter it again. Nothing was stored.',
  },
  'import-unreadable': {
    title: 'This is neither a certificate nor a key that can be read.',
    advice: 'Choose a PEM, DER or PKCS#12 file. Nothing was stored.',
  },
  'import-unsupported': {
    title: 'The file uses an encryption or key type that is not supported.',
    advice: 'Convert it with openssl to PEM, then import that. Nothing was stored.',
  },
  'import-too-slow': {
    title: 'Reading the file took too long and was stopped.',
    advice:
      'Nothing was stored. This computer may be busy: try again. If it keeps happening, have the file exported again with fewer encryption rounds.',
  },
  'import-not-started': {
    title: 'The process that reads certificate files did not start.',
    advice: 'The file was not read, and nothing was stored. This computer may be busy: try again.',
  },
  'import-expired': {
    title: 'This certificate has expired.',
    advice: 'Ask for a new one. Nothing was stored.',
  },
  'import-not-yet-valid': {
    title: 'This certificate is not valid yet.',
    advice: 'Check this computer’s clock. Nothing was stored.',
  },
  'import-not-a-client-certificate': {
    title: 'This certificate cannot identify a client.',
    advice: 'Choose the client certificate, not the authority’s or a server’s. Nothing was stored.',
  },
  'keychain-none': {
    title: 'This computer offers no keychain.',
    advice: 'On Linux, install and start a secret service (gnome-keyring or KWallet), then try again.',
  },
  'keychain-locked': {
    title: 'The keychain is locked.',
    advice: 'Unlock it and try again. What is stored in it is still there.',
  },
  'keychain-refused': {
    title: 'The keychain refused access.',
    advice: 'Allow Link Console when the system asks. What is stored is still there.',
  },
  'keychain-hung': {
    title: 'The keychain does not answer.',
    advice: 'Log out and in again, or restart the keychain service. What is stored is still there.',
  },
  'keychain-damaged': {
    title: 'Part of the stored identity is missing or changed.',
    advice: 'Import the certificate and key again. Nothing was deleted.',
  },
  'keychain-nothing-stored': {
    title: 'No certificate is stored for this connection.',
    advice: 'Import one, or make a signing request.',
  },
  'store-full': {
    title: 'The disk is full.',
    advice: 'Free some space and try again. Nothing already recorded was lost.',
  },
  'store-read-only': {
    title: 'The local database cannot be written.',
    advice: 'Check the permissions of the data folder. Nothing already recorded was lost.',
  },
  'store-damaged': {
    title: 'The local database is damaged.',
    advice: 'It was left as it is. Restore it from a backup, or forget this connection to start afresh.',
  },
  'store-newer': {
    title: 'The local database was made by a newer Link Console.',
    advice: 'Update this one. Until then it can be read but not changed.',
  },
  'store-wrong-key': {
    title: 'The local database does not open with the key in the keychain.',
    advice: 'It was left as it is. It belongs to another user or keychain.',
  },
  'store-unavailable': {
    title: 'The local database is not running.',
    advice: 'Restart Link Console. Nothing already recorded was lost.',
  },
  'log-altered': {
    title: 'The activity log is not as this console wrote it.',
    advice: 'Open Activity: it says which lines are missing or changed. Nothing else is affected.',
  },
  'file-unreadable': { title: 'The file cannot be read.', advice: 'Check that it exists and may be opened.' },
  'file-unwritable': { title: 'The file could not be saved.', advice: 'Choose another place or name.' },
  'disk-full': {
    title: 'There is no space left on this disk.',
    advice: 'Free some space, or choose another place. Nothing half written was left behind.',
  },
  'folder-gone': {
    title: 'The folder is not there any more.',
    advice: 'It was moved or deleted, or its drive was taken out. Choose a place again.',
  },
  'zip-too-large': {
    title: 'A zip file holds at most 4 GB.',
    advice: 'Nothing was saved. Save into a folder instead, or save a part of the list.',
  },
  'deletes-unwritable': {
    title: 'The list of what is to be deleted cannot be saved.',
    advice: 'Check the permissions of the data folder. Nothing is deleted before that list is on disk.',
  },
  'too-many-windows': {
    title: 'Too many PDFs are open in windows of their own.',
    advice: 'Close one of these windows first.',
  },
  'page-not-drawn': {
    title: 'A page of this PDF cannot be drawn.',
    advice: 'Nothing was printed or copied. The PDF can be saved and opened in another program.',
  },
  'copy-failed': {
    title: 'The picture was not copied.',
    advice: 'Click into the window and try again.',
  },
  'print-failed': {
    title: 'The PDF was not printed.',
    advice: 'Check the printer and try again. The PDF can also be saved and printed by another program.',
  },
  'queue-fifo': {
    title: 'A FIFO queue cannot be read. Nothing was changed.',
    advice:
      'Its messages are delivered only in order, so ten that are not Link’s would block all that come after them. Have Link send to a standard queue (its name does not end in .fifo).',
  },
  'queue-keys-missing': {
    title: 'No access keys are stored for the queue.',
    advice: 'Enter the access key ID and the secret access key that Amazon issued for it.',
  },
  'queue-keys-refused': {
    title: 'Amazon refused the access keys.',
    advice: 'Enter them again, and check this computer’s clock: a signature is valid only for minutes.',
  },
  'queue-forbidden': {
    title: 'These access keys may not read this queue.',
    advice: 'Whoever runs the queue can allow sqs:ReceiveMessage, and sqs:DeleteMessage for deleting.',
  },
  'queue-not-deleted': {
    title: 'Messages were read, but not deleted from the queue.',
    advice:
      'What they reported is kept here. If this continues, whoever runs the queue can allow sqs:DeleteMessage.',
  },
  'queue-not-found': {
    title: 'There is no queue at this address.',
    advice: 'Check the queue URL and the region.',
  },
  'queue-unreachable': {
    title: 'The queue cannot be reached.',
    advice: 'Check the network, the region and the addresses. Messages wait in the queue meanwhile.',
  },
  'queue-error': {
    title: 'The queue answered with an error.',
    advice: 'The console tries again by itself. Messages wait in the queue meanwhile.',
  },
  'not-connected': {
    title: 'Not connected.',
    advice: 'Open Connection, choose one and import its certificate, or enter Practice.',
  },
  'practice-unavailable': {
    title: 'The practice service did not start.',
    advice: 'Try again; the log says why.',
  },
  forbidden: { title: 'This call is not allowed.', advice: 'Reload the window.' },
  'bad-call': { title: 'The window asked for something that makes no sense.', advice: 'Reload the window.' },
  internal: { title: 'Something went wrong in Link Console.', advice: 'Try again; the log says more.' },
}

/** Titles that name the host, where it is known. */
const withHost: Partial<Record<FailureCode, (host: string) => string>> = {
  'proxy-refused': (host) => `The proxy ${host} refused the connection.`,
  'proxy-unreachable': (host) => `The proxy ${host} does not answer.`,
  'proxy-untrusted': (host) => `This computer does not trust the certificate of the proxy ${host}.`,
  'redirect-refused': (host) => `The server redirected us to ${host}, and we did not follow.`,
}

/** The detail has the limit in bytes, which for plain letters are characters. */
const wordingOfLength = (detail: string | undefined): Wording => {
  const [most] = detail?.match(/\d+/) ?? []
  const { title, advice } = wordings['value-too-long']
  return most
    ? { title, advice: `At most ${most} plain letters and digits fit, fewer of other characters. ${advice}` }
    : { title, advice }
}

/** Our own sentence for a failure. What the API said goes below it, never instead of it. */
export const wordingOf = (failure: Failure): Wording => {
  const wording = generalWordingOf(failure)
  const named = failure.host === undefined ? undefined : withHost[failure.code]?.(failure.host)
  return {
    title: named ?? wording.title,
    advice: failure.unsent ? sayingUnsent(wording.advice) : wording.advice,
  }
}

const sayingUnsent = (advice: string): string =>
  /Nothing was (sent|changed)\./.test(advice) ? advice : `${advice} Nothing was sent.`

const generalWordingOf = (failure: Failure): Wording => {
  const { code, subject, detail = '' } = failure
  if (code === 'outcome-unknown' || code === 'change-did-not-happen') return wordingOfDoubt(failure)
  if (code === 'value-too-long') return wordingOfLength(detail)
  if (code === 'not-found' && subject) return notThere[subject]
  if (code === 'conflict' && subject === 'field') return fieldExists
  return byDetail[code]?.find(([words]) => words.test(detail))?.[1] ?? wordings[code]
}

/** The same for something that was only read: "nothing was changed" would be puzzling there. */
export const wordingOfRead = (failure: Failure): Wording => {
  const { title, advice } = wordingOf(failure)
  return { title, advice: advice.replace(/ ?Nothing was changed\.$/, '') }
}
