import { chance, hash, hex, pick, weighted } from '../random'

/** Names, addresses, labels and tags of invented people, each computed from the world's seed and a profile's ID. */

const givenNames =
  `Alice Amir Ana Anthony Beatriz Brian Carla Chen Dana David Diego Elena Emma Eric Fatima Frank Grace Hannah
Hiro Ines Isaac Ivan Jamal Jane John Jose Karen Kofi Laura Leila Linh Lucas Maria Mark Mei Miguel Nadia Noah Olga Omar
Patricia Paul Priya Rachel Raj Rosa Sam Sarah Sofia Susan Thomas Tiffany Victor Wei William Yusuf Zoe`.split(
    /\s+/,
  )

const familyNames =
  `Adams Ahmed Allen Alvarez Baker Bianchi Brooks Brown Campbell Chang Clark Cohen Cruz Davis Diaz Dubois Evans
Fernandez Fischer Flores Foster Garcia Goldberg Gomez Gonzalez Green Hall Hansen Hernandez Hill Hughes Ito Jackson
Johansson Johnson Jones Kelly Khan Kim King Kowalski Lee Lewis Lopez Martin Martinez Miller Mitchell Moore Morgan Nguyen
Novak O'Brien Okafor Ortiz Park Patel Perez Ramirez Reyes Rivera Roberts Robinson Rossi Sanchez Schmidt Scott Silva Singh
Smith Taylor Thomas Thompson Torres Turner Walker Wang Williams Wilson Wong Wright Yamamoto Young`.split(
    /\s+/,
  )

const streets =
  `Oak Street;Maple Avenue;Cedar Lane;Elm Street;Washington Boulevard;Lakeview Drive;Hillcrest Road;Park Avenue;
Sunset Boulevard;Main Street;2nd Street;Church Street;Mill Road;River Road;Prospect Avenue;Highland Avenue;Franklin Street;
Orchard Lane;Meadow Court;Spring Street`
    .split(';')
    .map((street) => street.trim())

const otherScripts = [
  '北京市朝阳区 王伟',
  '佐藤 健 – 太陽光',
  'Παπαδόπουλος, Αθηνά',
  'Семёнов Пётр Ильич',
  'أحمد المصري',
  'כהן, נועה',
  '김민준 고객',
  'สมชาย ใจดี',
  'अनिता शर्मा',
  'Łukasz Żółć',
  'Ünal Çağlar — Ağrı',
  '☀️ rooftop, Zoë & François',
]

const shared = [
  'budget billing pilot',
  'sample',
  'REVIEW',
  'Smith',
  'duplicate of earlier case',
  'Spring campaign',
]

export const fullName = (seed: number, id: number): string =>
  `${pick(givenNames, seed, id, 'given')} ${pick(familyNames, seed, id, 'family')}`

export const street = (seed: number, id: number): string =>
  `${(hash(seed, id, 'house') % 9800) + 1} ${pick(streets, seed, id, 'street')}`

type LabelKind = 'crm' | 'case' | 'name' | 'script' | 'empty' | 'shared' | 'long'

const labelKinds: readonly (readonly [LabelKind, number])[] = [
  ['crm', 34],
  ['case', 22],
  ['name', 24],
  ['script', 6],
  ['empty', 6],
  ['shared', 7],
  ['long', 1],
]

export const label = (seed: number, id: number): string => {
  const texts: Record<LabelKind, () => string> = {
    crm: () => `500${hex(12, seed, id, 'crm').toUpperCase()}AAQ`,
    case: () => `CASE-${(hash(seed, id, 'case') % 900000) + 100000}`,
    name: () => fullName(seed, id),
    script: () => pick(otherScripts, seed, id, 'script'),
    empty: () => '',
    shared: () => pick(shared, seed, id, 'shared'),
    long: () =>
      `${fullName(seed, id)} | ${street(seed, id)} | moved in after renovation, asked for the solar proposal twice | do not call before 10`,
  }
  return texts[weighted(labelKinds, seed, id, 'label')]()
}

const commonTags = [
  'solar',
  'budget billing',
  'residential',
  'commercial',
  'proposal sent',
  'EV',
  'heat pump',
  'NEM 2.0',
]
const rareTags = [
  '2026-Q1',
  '2026-Q2',
  '2026-Q3',
  'VIP',
  'low income',
  'community choice',
  'storage',
  'time of use',
  'Região Sul',
  '太陽光',
  'très important',
  'on hold',
  'north, phase 2',
  'a/b test: B',
]

/** Up to four tags. One of the rare ones contains a comma, since tags made elsewhere may. */
export const tags = (seed: number, id: number): readonly string[] => {
  const count = hash(seed, id, 'tags') % 4
  const chosen = Array.from({ length: count }, (_, index) => pick(commonTags, seed, id, 'tag', index))
  if (chance(0.15, seed, id, 'rare')) chosen.push(pick(rareTags, seed, id, 'rare tag'))
  return [...new Set(chosen)]
}

/** Every tag that seeded profiles can have. "Add Tag" treats these as known from the start. */
export const seededTags: readonly string[] = [...commonTags, ...rareTags, 'new tag', 'example', 'tags']
