import { between, chance, hash, pick, weighted } from '../random'
import { electricAndGasMock, type Provider } from './providers'
import type { Profile } from './profiles'
import { mockZip, zoneOf } from './zips'

/** What a provider's site offers for a meter. */
type SourceKind = 'greenbutton' | 'csv' | 'unreadable'

export interface Meter {
  /** As the provider writes it: it may contain spaces, slashes and letters of any language. */
  readonly id: string
  /** The number from which its readings are computed. */
  readonly key: number
  readonly kind: 'electricity' | 'gas'
  /** Seconds. */
  readonly step: number
  readonly source: SourceKind
  readonly normalised: boolean
  readonly zone: string
  /** `powerOfTenMultiplier` of its Green Button file. */
  readonly powerOfTen: -3 | 0 | 3
}

const ids: readonly ((number: number) => string)[] = [
  (number) => String(number),
  (number) => String(number),
  (number) => `Service ${number % 90}`,
  (number) => `${number % 9000}/A-${number % 7}`,
  (number) => `Zähler ${number % 100000}`,
  (number) => `UP#${number % 5000} (net)?`,
  (number) => `計器 ${number % 1000}`,
]

const sources: readonly (readonly [SourceKind, number])[] = [
  ['greenbutton', 6],
  ['csv', 3],
  ['unreadable', 1],
]

const mockMeters = (profile: Profile, provider: Provider, zone: string): readonly Meter[] => {
  const base = { normalised: true, source: 'greenbutton', zone, powerOfTen: 0 } as const
  const id = `__mock_meter__${profile.id}`
  const main: Meter = { ...base, id, key: hash(profile.id, 'mock'), kind: 'electricity', step: 3600 }
  if (provider.id !== electricAndGasMock) return [main]
  return [
    main,
    { ...base, id: `${id} gas/2`, key: hash(profile.id, 'gas'), kind: 'gas', step: 86_400, source: 'csv' },
    {
      ...base,
      id: `${id} größe`,
      key: main.key + 1,
      kind: 'electricity',
      step: 900,
      source: 'unreadable',
      normalised: false,
    },
  ]
}

/** The meters of a profile. There are none if its provider's agent has no interval data. */
export const metersOf = (seed: number, profile: Profile, provider: Provider): readonly Meter[] => {
  if (!provider.intervals) return []
  const zone = zoneOf(profile.zipcode === '' ? (provider.zips[0] ?? '') : profile.zipcode)
  if (provider.zips.includes(mockZip)) return mockMeters(profile, provider, zone)
  const count = between(1, 2, seed, profile.id, 'meters')
  return Array.from({ length: count }, (_, index): Meter => {
    const key = hash(seed, profile.id, 'meter', index)
    const gas = index > 0 && provider.services.includes('gas')
    const source = weighted(sources, key, 'source')
    return {
      id: pick(ids, seed, provider.id, 'meter id', index)(10_000_000 + (key % 89_999_999)),
      key,
      kind: gas ? 'gas' : 'electricity',
      step: gas ? 86_400 : pick([900, 900, 1800, 3600], seed, provider.id, 'step'),
      source,
      normalised: source !== 'unreadable' && chance(0.8, seed, provider.id, 'normalised'),
      zone,
      powerOfTen: pick([0, -3, 0], seed, provider.id, 'power'),
    }
  })
}
