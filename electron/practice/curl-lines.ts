/**
 * The document's curl lines, one for each call: method, path after `/link/4.0/` as the document writes it, and body.
 */
const lines: readonly (readonly [string, string, string?])[] = [
  ['GET', 'echo/?string=Hello'],
  ['POST', 'echo/', '{"string": "30"}'],
  ['GET', 'certificates/info'],
  ['GET', 'zips/00007'],
  ['GET', 'utilities/?zipcode=00007'],
  ['GET', 'utilities/3150'],
  ['GET', 'profiles/?label=sample%20profile'],
  ['GET', 'profiles/1'],
  ['POST', 'profiles', '{"provider_id": 3150, "zipcode": "00007", "label": "new testing profile"}'],
  [
    'PUT',
    'profiles/268',
    '{"provider_id": 3149, "zipcode": "00007", "label": "new testing profile with changes"}',
  ],
  ['DELETE', 'profiles/2'],
  ['GET', 'profiles/keys'],
  ['GET', 'profiles/268/sensitive'],
  ['POST', 'profiles/268/sensitive', '{"field": "username", "value": "new encrypted user name"}'],
  ['PUT', 'profiles/268/sensitive', '{"field": "username", "value": "new encrypted user name"}'],
  ['DELETE', 'profiles/268/sensitive/username'],
  ['GET', 'profiles/268/tags'],
  ['POST', 'profiles/268/tags', '{"name": "new tag"}'],
  ['DELETE', 'profiles/268/tags', '{"name": "new tag"}'],
  ['POST', 'jobs', '{"profile_id": 268}'],
  ['GET', 'jobs/7ede4372-2d9e-4294-a83f-e034040edd99'],
  ['GET', 'jobs/profiles/268'],
  ['GET', 'data/bills/268'],
  ['GET', 'data/bills/268/584763470640fd4a6a1c5188/pdf'],
  ['GET', 'data/intervals/268/'],
  ['GET', 'data/intervals/268/__mock_meter__268/monthly/2015-01/'],
]

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

export interface CurlFiles {
  readonly ca: string
  readonly certificate: string
  readonly key: string
}

/** Every curl line of the document, for a service at `apiUrl` and with `ciphertext` in place of its placeholder. */
export const curlLines = (apiUrl: string, files: CurlFiles, ciphertext: string): readonly string[] => {
  const identity = `--cacert ${quoted(files.ca)} --cert ${quoted(files.certificate)} --key ${quoted(files.key)}`
  return lines.map(([method, path, body]) => {
    const data =
      body === undefined ? '' : ` -d ${quoted(body.replace('new encrypted user name', ciphertext))}`
    const output = path.endsWith('/pdf') ? ' -o bill.pdf' : ''
    return `curl -X${method} ${quoted(`${apiUrl}link/4.0/${path}`)}${data}${output} ${identity}`
  })
}
