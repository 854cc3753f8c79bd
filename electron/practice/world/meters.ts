import { between, chance, digits, fraction, hash, pick, weighted } from '../random'
import { electricAndGasMock, type Provider } from './providers'
import type { Profile } from './profiles'
import { isShowcase } from './showcases'
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
  /** How much more it measures than others; 1 if it is absent. */
  readonly scale?: number
  /** Its files show a counter, and not the use of each interval. */
  readonly isCounter?: true
  /** 1 if it has replaced another one, which is 0; absent if there was no exchange. */
  readonly generation?: 0 | 1
}

/** Showcases whose meters are odd. */
const wrongMeter = 203
const counterMeter = 206
const exchangedMeter = 207
/** The meters of these are read every quarter of an hour, those of the others every hour. */
const quarterHours: ReadonlySet<number> = new Set([201, 205])

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

/** The number of a meter as bills print it; `generation` as in `Meter`. */
export const meterNumber = (seed: number, profileId: number, type: string, generation: 0 | 1 = 0): string =>
  generation === 0
    ? digits(8, seed, profileId, type, 'meter')
    : digits(8, seed, profileId, type, 'meter', generation)

/** The electric meter that measures what a showcase's bills say. */
export const billedMeter = (
  seed: number,
  profile: Profile,
  provider: Provider,
  generation: 0 | 1 = 0,
): Meter => ({
  id: meterNumber(seed, profile.id, 'electricity', generation),
  key: hash(seed, profile.id, 'billed meter', generation),
  kind: 'electricity',
  step: quarterHours.has(profile.id) ? 900 : 3600,
  source: 'greenbutton',
  normalised: true,
  zone: zoneOf(profile.zipcode === '' ? (provider.zips[0] ?? '') : profile.zipcode),
  powerOfTen: 0,
  scale: 0.6 + 0.8 * fraction(seed, profile.id, 'scale'),
})

/** What the intervals of a showcase come from: its billed meter, unless docs/guide/practice.md says otherwise. */
const showcaseMeters = (seed: number, profile: Profile, provider: Provider): readonly Meter[] => {
  const meter = billedMeter(seed, profile, provider)
  switch (profile.id) {
    case wrongMeter: {
      const key = hash(seed, profile.id, 'wrong meter')
      return [{ ...meter, id: digits(8, key), key, scale: 0.4 * (meter.scale ?? 1) }]
    }
    case counterMeter:
      return [{ ...meter, source: 'csv', normalised: false, isCounter: true }]
    case exchangedMeter:
      return ([0, 1] as const).map((generation) => ({
        ...billedMeter(seed, profile, provider, generation),
        generation,
      }))
    default:
      return [meter]
  }
}

/** The meters of a profile. There are none if its provider's agent has no interval data. */
export const metersOf = (seed: number, profile: Profile, provider: Provider): readonly Meter[] => {
  if (!provider.intervals) return []
  if (isShowcase(profile.id)) return showcaseMeters(seed, profile, provider)
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
