import { mockZip } from './zips'

/**
 * The kinds of service that a bill record can have. `billing` records come in addition; `solar_lease` is one of the
 * "more types".
 */
export type Service = 'electricity' | 'gas' | 'water' | 'solar_lease'

/** A utility provider and what its agent can do. */
export interface Provider {
  readonly id: number
  readonly name: string
  readonly services: readonly Service[]
  readonly lseid: number | undefined
  readonly homepage: string
  readonly zips: readonly string[]
  /** Whether an agent exists, so that jobs can be started. */
  readonly agent: boolean
  /** Whether its agent gives only `date`, and no start and end of the billing period. */
  readonly dateOnly: boolean
  /** Whether profiles need a ZIP code when they are created. */
  readonly zipRequired: boolean
  /** Whether its agent can extract interval data. */
  readonly intervals: boolean
  /** Whether its agent saves the PDF of each bill. */
  readonly pdfs: boolean
}

export const electricAndGasMock = 3149
export const electricMock = 3150

// id|name|services (e g w s)|LSE ID|homepage|ZIPs|flags: a agent, d date only, z ZIP required, i intervals, p PDFs
const rows = `
101|Golden Strait Gas & Electric|eg|2734|https://www.goldenstrait.example/|94103 94607 95814|aip
102|Mission Bay Electric|e|2735|https://missionbayelectric.example/my-account|92101|aip
103|Angeleno Water and Power|ew|2736|https://www.angelenowp.example/|90012|aip
104|Sierra Capital Utility District|e|2760|https://www.scud.example/|95814|aip
110|Emerald City Light|e|3011|https://www.emeraldcitylight.example/|98101|aip
111|Cascadia Natural Gas|g||https://www.cascadiagas.example/|98101 97204|ap
112|Willamette General Electric|e|3015|https://www.willamettege.example/|97204|aip
120|Saguaro Public Service|e|3102|https://www.saguaropublic.example/|85004|aip
121|Silver State Energy|eg|3103|http://www.silverstateenergy.example/|89101|aip
122|Wasatch Power|e|3107|https://www.wasatchpower.example/|84101|ap
123|Treasure Valley Electric|e|3108|https://www.treasurevalley.example/|83702|adp
124|Mile High Energy|eg|3110|https://www.milehighenergy.example/|80202 82001|aip
125|Sandia Electric|e|3111||87102|ad
130|Lone Star Delivery|e|3206|https://www.lonestardelivery.example/|75201 77002|aipz
131|Bluebonnet Retail Energy|es|3207|https://www.bluebonnetretail.example/|75201 77002 78701|ap
132|Capital City Energy (Austin)|ew|3208|https://www.capitalcityenergy.example/|78701|aip
133|Sooner Gas Company|g||https://www.soonergas.example/|73102|ap
134|Crescent River Energy|eg|3211|https://www.crescentriver.example/|70112|aip
140|Great Lakes Edison|e|3304|https://www.greatlakesedison.example/|48226|aip
141|Prairie State Edison|e|3305|https://www.prairiestateedison.example/|60601 60614|aip
142|Windy City Peoples Gas|g||https://www.windycitygas.example/|60601 60614|ap
143|Cream City Electric|eg|3309|https://www.creamcityelectric.example/|53202|aip
144|North Star Power|eg|3310|https://www.northstarpower.example/|55401 58102|aip
145|Hawkeye Light and Gas|eg|3311|https://www.hawkeyelight.example/|50309|adp
146|Public Power of Omaha|e|3312|https://www.ppomaha.example/|68102|ap
147|Gateway Electric Missouri|e|3313|https://www.gatewayelectric.example/|63101|aip
148|Flint Hills Energy|e|3314|https://www.flinthills.example/|66603 64105|aip
150|Buckeye Power Ohio|e|3401|https://www.buckeyepower.example/|43215 44113|aip
151|Three Rivers Light|e|3402|https://www.threeriverslight.example/|15222|aip
152|Keystone Gas Works|g||http://www.keystonegasworks.example/|19103|ad
153|Liberty Bell Electric|eg|3404|https://www.libertybellelectric.example/|19103 19901|aip
160|Empire Consolidated|eg|3501|https://www.empireconsolidated.example/|10001 11201|aipz
161|Long Sound Power Authority|e|3502|https://www.lspa.example/|00501|aip
162|Niagara Frontier Grid|eg|3503|https://www.niagarafrontier.example/|14202|aip
163|Garden State Public Service|eg|3504|https://www.gardenstateps.example/|07030 07102|aip
170|Bay Colony Electric|e|3601|https://www.baycolonyelectric.example/|02139 01109 01609|aip
171|Ocean State Energy|eg|3602|https://www.oceanstateenergy.example/|02903|aip
172|Nutmeg Illuminating|e|3603|https://www.nutmegilluminating.example/|06103 06510|aip
173|Green Mountain Cooperative|es|3604|https://www.greenmountaincoop.example/|05401 03101|adp
174|Pine Tree Water District|w||https://www.pinetreewater.example/|04101|ap
180|Chesapeake Gas & Electric|eg|3701|https://www.chesapeakege.example/|21202 20001|aip
181|Old Dominion Power|e|3702|https://www.olddominionpower.example/|23219|aip
182|Tar Heel Energy|e|3703|https://www.tarheelenergy.example/|27601 28202|aip
183|Palmetto Electric & Gas|eg|3704|https://www.palmettoeg.example/|29401|aip
184|Peachtree Power|e|3705|https://www.peachtreepower.example/|30303|aip
185|Sunshine Light|e|3706|https://www.sunshinelight.example/|33130 32202|aip
186|Music City Electric|e|3707|https://www.musiccityelectric.example/|37203|aip
187|Aloha Electric|es|3801|https://www.alohaelectric.example/|96813|aip
188|Harbor Village Municipal Water|w||not a link|04101 02903|
189|Derby Town Steam & Light|e|3803||40202|
3149|Mock Utility Provider (electric+gas)|eg|9149|https://mock-utility.example/|00007|aip
3150|Mock Utility (electric only)|e|9150|https://mock-utility.example/electric|00007|aip`

const services: Record<string, Service> = { e: 'electricity', g: 'gas', w: 'water', s: 'solar_lease' }

const provider = (row: string): Provider => {
  const [id, name = '', kinds = '', lseid, homepage = '', zips = '', flags = ''] = row.split('|')
  return {
    id: Number(id),
    name,
    services: Array.from(kinds).flatMap((kind) => services[kind] ?? []),
    lseid: lseid ? Number(lseid) : undefined,
    homepage,
    zips: zips.split(' '),
    agent: flags.includes('a'),
    dateOnly: flags.includes('d'),
    zipRequired: flags.includes('z'),
    intervals: flags.includes('i'),
    pdfs: flags.includes('p'),
  }
}

/** Every provider of the practice world, by its ID. */
export const providers: ReadonlyMap<number, Provider> = new Map(
  rows
    .trim()
    .split('\n')
    .map(provider)
    .map((each) => [each.id, each]),
)

/** The providers of seeded profiles: all but the mocks and those without an agent. */
export const seededProviders: readonly Provider[] = [...providers.values()].filter(
  (each) => each.agent && !each.zips.includes(mockZip),
)

/**
 * "Find utility provider": a provider must meet all given conditions. Types match `electric` as well as `electricity`.
 */
export const findProviders = (query: {
  readonly zipcode?: string
  readonly name?: string
  readonly type?: string
}): readonly Provider[] => {
  const wanted = query.type?.toLowerCase() ?? ''
  const name = query.name?.toLowerCase() ?? ''
  return [...providers.values()].filter(
    (each) =>
      (!query.zipcode || each.zips.includes(query.zipcode)) &&
      each.name.toLowerCase().includes(name) &&
      (wanted === '' || each.services.some((service) => service.startsWith(wanted))),
  )
}
