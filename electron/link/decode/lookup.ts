import type { ServerCertificateInfo } from '../../../shared/domain/certificate'
import type { Provider, ZipInfo } from '../../../shared/domain/lookup'
import { readIds } from './ids'
import { isObject, type Json } from './json'
import { readInstant } from './times'
import { pick, readFlag, readNumber, readText, typeName } from './values'

/** "Query ZIP Information". The ZIP code is text: its zeros count, and a number has lost them. */
export const readZip = (json: Json, zipcode: string): ZipInfo | null => {
  if (!isObject(json)) return null
  return {
    zipcode: readText(json.get('zipcode'))?.padStart(5, '0') ?? zipcode,
    city: readText(json.get('city')),
    county: readText(json.get('county')),
    state: readText(json.get('state')),
    latitude: readNumber(json.get('latitude')),
    longitude: readNumber(json.get('longitude')),
  }
}

/** "Find utility provider": ids. */
export const readProviderIds = (json: Json): Promise<readonly number[] | null> =>
  readIds(json, 'provider_ids', 'provider_id')

const typesOf = (value: Json | undefined): readonly string[] => {
  const parts = Array.isArray(value)
    ? value.map((item: Json) => readText(item) ?? '')
    : [readText(value) ?? '']
  const names = parts.flatMap((part) => part.toLowerCase().split(/[,;+|]/))
  return [...new Set(names.map((name) => typeName(name.trim())).filter((name) => name !== ''))]
}

/** "Query Utility Provider Information". */
export const readProvider = (json: Json, id: number): Provider | null => {
  if (!isObject(json)) return null
  const name = readText(json.get('name'))
  if (name === null) return null
  return {
    id,
    name,
    types: typesOf(json.get('type')),
    lseId: readText(pick(json, 'lseid', 'lse_id')),
    homepageUrl: readText(json.get('homepage_url')),
  }
}

/** "Certificate info": dates as ISO 8601 where they can be read, else as they came. */
export const readCertificateInfo = (json: Json): ServerCertificateInfo | null => {
  if (!isObject(json)) return null
  const date = (name: string): string | null => readInstant(json.get(name)) ?? readText(json.get(name))
  return {
    clientName: readText(json.get('client_name')),
    enabled: readFlag(json.get('enabled')),
    expirationDate: date('expiration_date'),
    createdDate: date('created_date'),
  }
}
