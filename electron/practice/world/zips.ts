/** What the ZIP service returns for a place. */
export interface Zip {
  readonly zipcode: string
  readonly city: string
  readonly county: string
  readonly state: string
  readonly latitude: number
  readonly longitude: number
}

/** The place of the document's mock providers and of its example bill. */
export const mockZip = '00007'

const rows = `
00007|Randomtown|Providence|RI|41.8236|-71.4222
00501|Holtsville|Suffolk|NY|40.8154|-73.0451
01109|Springfield|Hampden|MA|42.1145|-72.5545
01609|Worcester|Worcester|MA|42.2800|-71.8120
02139|Cambridge|Middlesex|MA|42.3647|-71.1042
02903|Providence|Providence|RI|41.8183|-71.4128
03101|Manchester|Hillsborough|NH|42.9929|-71.4633
04101|Portland|Cumberland|ME|43.6606|-70.2586
05401|Burlington|Chittenden|VT|44.4840|-73.2199
06103|Hartford|Hartford|CT|41.7671|-72.6740
06510|New Haven|New Haven|CT|41.3087|-72.9271
07030|Hoboken|Hudson|NJ|40.7445|-74.0329
07102|Newark|Essex|NJ|40.7359|-74.1717
10001|New York|New York|NY|40.7506|-73.9972
11201|Brooklyn|Kings|NY|40.6940|-73.9903
14202|Buffalo|Erie|NY|42.8870|-78.8779
15222|Pittsburgh|Allegheny|PA|40.4472|-79.9934
19103|Philadelphia|Philadelphia|PA|39.9530|-75.1741
19901|Dover|Kent|DE|39.1582|-75.5244
20001|Washington|District of Columbia|DC|38.9109|-77.0163
21202|Baltimore|Baltimore City|MD|39.2976|-76.6077
23219|Richmond|Richmond City|VA|37.5407|-77.4360
27601|Raleigh|Wake|NC|35.7727|-78.6324
28202|Charlotte|Mecklenburg|NC|35.2272|-80.8443
29401|Charleston|Charleston|SC|32.7795|-79.9371
30303|Atlanta|Fulton|GA|33.7527|-84.3916
32202|Jacksonville|Duval|FL|30.3249|-81.6471
33130|Miami|Miami-Dade|FL|25.7672|-80.2059
35203|Birmingham|Jefferson|AL|33.5186|-86.8095
37203|Nashville|Davidson|TN|36.1490|-86.7890
40202|Louisville|Jefferson|KY|38.2529|-85.7514
43215|Columbus|Franklin|OH|39.9671|-83.0044
44113|Cleveland|Cuyahoga|OH|41.4822|-81.6983
46204|Indianapolis|Marion|IN|39.7715|-86.1570
48226|Detroit|Wayne|MI|42.3315|-83.0484
50309|Des Moines|Polk|IA|41.5857|-93.6270
53202|Milwaukee|Milwaukee|WI|43.0504|-87.8966
55401|Minneapolis|Hennepin|MN|44.9840|-93.2697
58102|Fargo|Cass|ND|46.9270|-96.8320
60601|Chicago|Cook|IL|41.8858|-87.6181
60614|Chicago|Cook|IL|41.9229|-87.6483
63101|St. Louis|St. Louis City|MO|38.6318|-90.1928
64105|Kansas City|Jackson|MO|39.1024|-94.5986
66603|Topeka|Shawnee|KS|39.0553|-95.6802
68102|Omaha|Douglas|NE|41.2628|-95.9328
70112|New Orleans|Orleans|LA|29.9605|-90.0753
73102|Oklahoma City|Oklahoma|OK|35.4706|-97.5195
75201|Dallas|Dallas|TX|32.7876|-96.7994
77002|Houston|Harris|TX|29.7594|-95.3594
78701|Austin|Travis|TX|30.2713|-97.7426
80202|Denver|Denver|CO|39.7516|-104.9977
82001|Cheyenne|Laramie|WY|41.1437|-104.7962
83702|Boise|Ada|ID|43.6322|-116.2052
84101|Salt Lake City|Salt Lake|UT|40.7558|-111.8967
85004|Phoenix|Maricopa|AZ|33.4515|-112.0685
87102|Albuquerque|Bernalillo|NM|35.0818|-106.6482
89101|Las Vegas|Clark|NV|36.1721|-115.1224
90012|Los Angeles|Los Angeles|CA|34.0614|-118.2385
92101|San Diego|San Diego|CA|32.7185|-117.1593
94103|San Francisco|San Francisco|CA|37.7725|-122.4147
94607|Oakland|Alameda|CA|37.8071|-122.2851
95814|Sacramento|Sacramento|CA|38.5804|-121.4922
96813|Honolulu|Honolulu|HI|21.3179|-157.8521
97204|Portland|Multnomah|OR|45.5184|-122.6740
98101|Seattle|King|WA|47.6114|-122.3305
99501|Anchorage|Anchorage|AK|61.2116|-149.8761`

/** Every ZIP code of the practice world, by code. */
export const zips: ReadonlyMap<string, Zip> = new Map(
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [zipcode = '', city = '', county = '', state = '', latitude, longitude] = row.split('|')
      return [
        zipcode,
        { zipcode, city, county, state, latitude: Number(latitude), longitude: Number(longitude) },
      ]
    }),
)

const zones: Record<string, string> = {
  ...Object.fromEntries(
    'AL IA IL KS LA MN MO ND NE OK TN TX WI'.split(' ').map((state) => [state, 'America/Chicago']),
  ),
  ...Object.fromEntries('CO ID NM UT WY'.split(' ').map((state) => [state, 'America/Denver'])),
  ...Object.fromEntries('CA NV OR WA'.split(' ').map((state) => [state, 'America/Los_Angeles'])),
  AZ: 'America/Phoenix',
  AK: 'America/Anchorage',
  HI: 'Pacific/Honolulu',
}

/** The time zone of a ZIP code's state; Eastern if the state is unknown. */
export const zoneOf = (zipcode: string): string => zones[zips.get(zipcode)?.state ?? ''] ?? 'America/New_York'
