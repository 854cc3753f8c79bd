/**
 * Profiles each of which shows one thing about bills, PDFs or readings: docs/guide/practice.md. What is odd about them is
 * in odd-bills.ts, odd-readings.ts, meters.ts and bill-contradictions.ts, by the same IDs. Small worlds do not have them.
 */
interface Showcase {
  readonly label: string
  readonly providerId: number
  readonly zipcode: string
}

const showcases: ReadonlyMap<number, Showcase> = new Map<number, Showcase>([
  [201, { label: 'readings agree with bills', providerId: 104, zipcode: '95814' }],
  [202, { label: 'two days of readings missing', providerId: 110, zipcode: '98101' }],
  [203, { label: 'readings of another meter', providerId: 140, zipcode: '48226' }],
  [204, { label: 'one bill above the readings', providerId: 151, zipcode: '15222' }],
  [205, { label: 'spikes and values below zero', providerId: 170, zipcode: '02139' }],
  [206, { label: 'counter set back', providerId: 141, zipcode: '60601' }],
  [207, { label: 'meter exchanged', providerId: 172, zipcode: '06103' }],
  [208, { label: 'overlapping bills', providerId: 184, zipcode: '30303' }],
  [209, { label: 'reissued bill', providerId: 150, zipcode: '43215' }],
  [210, { label: 'last bill late', providerId: 181, zipcode: '23219' }],
  [211, { label: 'record changed by each job', providerId: 182, zipcode: '27601' }],
  [212, { label: 'scanned PDFs', providerId: 186, zipcode: '37203' }],
  [213, { label: 'PDFs in many layouts', providerId: 101, zipcode: '94103' }],
  [214, { label: 'PDFs against their records', providerId: 160, zipcode: '10001' }],
  [215, { label: 'quarterly bills', providerId: 102, zipcode: '92101' }],
  [216, { label: 'bills of two months', providerId: 161, zipcode: '00501' }],
])

export const showcaseOf = (profileId: number): Showcase | undefined => showcases.get(profileId)

export const isShowcase = (profileId: number): boolean => showcases.has(profileId)

/**
 * They all exist for as long, ran once and successfully, a few days ago, and their utilities show more than a year of
 * bills with all fields.
 */
export const showcaseDays = 400
export const showcaseMonths = 15
