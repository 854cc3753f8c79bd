import type { ConnectionSummary } from '../../../../shared/domain/connection'

/** The settings of a connection that a person can change. */
export type Settings = Pick<ConnectionSummary, 'name' | 'baseUrl' | 'caPem' | 'oaepHash'>

export type SettingsFaults = Partial<Record<keyof Settings, string>>

/** Whether a text contains a private key, which must not be typed into a field that is shown and stored. */
export const isPrivateKey = (text: string): boolean => text.includes('PRIVATE KEY-----')

const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:'

/** What is wrong with each field, as a sentence; empty if nothing is. */
export const faultsOf = ({ name, baseUrl, caPem }: Settings): SettingsFaults => ({
  ...(name.trim() === '' && { name: 'Give it a name.' }),
  ...(!isHttps(baseUrl.trim()) && { baseUrl: 'A full address that begins with https://.' }),
  ...(caPem !== null &&
    !caPem.includes('-----BEGIN CERTIFICATE-----') && { caPem: 'Paste the authority’s certificate as PEM.' }),
})
