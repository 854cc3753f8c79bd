/**
 * Words in labels and cells, in the languages in which utilities write: English, German, French, Spanish, Dutch,
 * Italian, Portuguese, and the most common words of Danish, Swedish, Norwegian, Finnish, Polish and Czech. All tests
 * are applied to `wordsOf` the text: in lower case and without accents.
 */

/** Letters that Unicode does not decompose into a plain one and a mark. */
const notDecomposed: Readonly<Record<string, string>> = {
  ß: 'ss', ø: 'o', Ø: 'o', ł: 'l', Ł: 'l', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe',
} // prettier-ignore

const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøØłŁæÆœŒ]/g, (letter) => notDecomposed[letter] ?? letter)
    .toLowerCase()

/** `meterId`, `meter_id`, `Meter-ID` and `MÉTER ID` as `meter id`. */
export const wordsOf = (label: string): string =>
  plainLetters(label.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_\-./\\:;,#]+/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

export const startLike =
  /\b(start|starts|starting|begin|beginn|beginning|begins|from|debut|od|van|von|vom|ab|desde|inicio|inizio|da|dal|comeco|anfang|since|fra|fran|alku|alkuaika|poczatek|zacatek)\b/
export const endLike =
  /\b(end|ends|ending|ended|to|until|till|through|thru|stop|fin|fine|do|bis|tot|ende|einde|hasta|fim|ate|al|termino|til|till|slut|loppu|koniec|konec|fin)\b/

/** Labels of times. Numbers below one may count seconds, or write a date without separators. */
export const timeLike =
  /time|date|stamp|start|begin|from|\bend\b|\bto\b|^ts$|^t$|epoch|datum|fecha|\bdata\b|zeit|tijd|horodate|interval|\bdia\b|\btag\b|\bday\b|\btid\b|tidpunkt|aika\b|\bczas\b|\bcas\b/

/** Labels of dates that are not the time of the reading. */
export const otherDate =
  /\b(due|payment|pay|paid|revision|revised|created|updated|modified|posted|invoice|invoiced|issued?|issue|processed|process|extract(ed)?|loaded|load|published|printed|reported|report|uploaded|entered|approved|generated|fallig|falligkeit|zahlbar|zahlung|rechnungsdatum|erstellt|vencimiento|pago|factura|emision|echeance|facture|paiement|vervaldatum|betaal|factuur|scadenza|pagamento|fattura|emissione|vencimento|emissao|move in|move out|install(ed)?|expiry|expires)\b/

/** Labels of times of day that are not those of the reading, such as the time of its highest value. */
export const otherClock =
  /\b(peak|max|maximum|min|minimum|highest|lowest|spitze|hochst\w*|pic|pico|punta|picco|piek|received|processed|sunrise|sunset)\b/

export const idLike =
  /\b(id|ids|ean|nmi|esi ?id|serial|account|acct|premise|customer|device|zip|postcode|prm|mpan|mprn|mpr|pod|cups|ident|identifier|identifiant|kennung|nummer|numero|number|kundennummer|zahlernummer|zahlernr|messlokation|marktlokation|malo|melo|contador|compteur|contatore|meternummer|matricola|uuid|gsrn)\b|ean$|\bmeter ?(number|no|nr|ref)\b|^meter$|\b(service|delivery|metering) (point|agreement|address)|^point$|^pod$|\b(no|nr)$/

export const groupLike =
  /\b(type|commodity|channel|register|direction|flow|fuel|utility|stream|kind|name|service|meter|obis|richtung|energierichtung|kanal|zahler|art|energieart|sens|sentido|tipo|direccion|direzione|richting|soort|kanaal|canal|canale|produkt|product|messort|location|site|standort)\b/

const directionWord =
  /\b(import|imports|imported|export|exports|exported|delivered|delivery|received|dlv|rcv|del|rec|consumption|consumed|generation|generated|surplus|feed ?in|injection|injected|bezug|lieferung|einspeisung|ruckspeisung|verbrauch|erzeugung|consumo|consumido|vertido|excedente|excedentes|generacion|soutirage|consommation|production|afname|teruglevering|verbruik|opwek|prelievo|prelevata|immissione|immessa|injecao|uttag|inmatning|forbrug|forbruk|forbrukning|produktion|produksjon|innmating|kulutus|tuotanto|pobor|pobrana|oddana|oddanie|odber|dodavka|from grid|to grid|inbound|outbound|forward|reverse|purchased?|sold|buy|sell|net)\b/

/** Whether a text has a word for the direction in which energy flows. */
export const namesDirection = (text: string): boolean => directionWord.test(wordsOf(text))

const commodityWord =
  /\b(electric|electricity|gas|water|steam|strom|erdgas|wasser|elektrizitat|elektriciteit|stroom|electricite|eau|electricidad|agua|elettricita|acqua|electricidade|heat|warme|warmte)\b/

export const namesCommodity = (text: string): boolean => commodityWord.test(wordsOf(text))

const tariffWord =
  /^(on|off|mid|super|part|partial)?[ -]?(peak|shoulder)\b|\b(peak|offpeak|shoulder|ht|nt|hp|hc|hoog|laag|dal|normaal|punta|llano|valle|f1|f2|f3|pointe|creuses?|pleines?|tag|nacht|day|night|t1|t2)\b/

export const namesTariff = (text: string): boolean => tariffWord.test(wordsOf(text))

/** Labels of numbers that are not amounts. */
export const notValue =
  /\b(quality|status|flag|flags|estimated|estimate|season|multiplier|factor|faktor|facteur|latitude|longitude|year|month|day|days|hour|week|weekday|row|line|index|count|sequence|seq|events?|jahr|monat|tag|tage|woche|stunde|zeile|ano|anno|mes|mese|mois|jour|jours|dia|dias|giorno|giorni|semana|semaine|settimana|dag|dagen|maand|jaar|uur|hora|heure|ora|percent|percentage|prozent|co2|carbon|emissions?|hdd|cdd|degree days?|tier|period|periode|periodo|interval number|calidad|qualite|kwaliteit|per day|a day|daily average|cycle|route|page|reads)\b|%/

export const averageLike =
  /\b(average|avg|mean|durchschnitt|mittelwert|moyenne|promedio|media|gemiddeld|gemiddelde)\b/

export const durationLike =
  /\b(duration|interval|interval length|length|resolution|granularity|step|minutes|seconds|dauer|duree|duracion|durata|duracao|duur|period|periode|pas)\b/

/** Labels of a number of days beside a date: the length of a bill. */
export const daysLike = /\b(days|tage|jours|dias|dagen|giorni|abrechnungstage|dny)\b/

export const hourLike =
  /\b(hour|hours|hr|hrs|he|hour ending|hour beginning|hb|stunde|std|uhrzeit|hora|horas|heure|uur|ora|time|zeit|tijd|interval|intervalo|intervalle|period|periodo|periode|slot|sp|quarter|viertelstunde|kwartier|quart|half hour|settlement)\b/

export const unitLike =
  /\b(unit|units|uom|unit of measure|measure|einheit|me|eenheid|unite|unidad|unita|unidade|maleenhed|enhed|enhet|enheter|yksikko|jednostka|jednotka)\b|einheit$|eenheid$|yksikko\w*/

/** Labels of a column that says whether it is summer time. */
export const summerTimeLike =
  /\b(dst|daylight|summer ?time|sommerzeit|zomertijd|heure d ?ete|horario de verano|ora legale|is dst|inv ver|ver inv|s w|sommartid|letni|letnik)\b|^season$/

export const zoneLike = /time ?zone|\btz\b|fuseau|zeitzone|tijdzone|zona horaria|fuso|utc ?offset|gmt ?offset/

/** The first cell of a row that sums up others. */
export const totalLike =
  /^(grand |sub ?)?(totals?|sum|subtotal|summe|gesamt\w*|totaal|totale|total general|somme|suma|soma|average|avg|mean|mittelwert|durchschnitt|moyenne|promedio|media|maximum|minimum|max|min)\b/

const weekdayNames = [
  ['monday', 'montag', 'lundi', 'lunes', 'maandag', 'lunedi', 'segunda'],
  ['tuesday', 'dienstag', 'mardi', 'martes', 'dinsdag', 'martedi', 'terca'],
  ['wednesday', 'mittwoch', 'mercredi', 'miercoles', 'woensdag', 'mercoledi', 'quarta'],
  ['thursday', 'donnerstag', 'jeudi', 'jueves', 'donderdag', 'giovedi', 'quinta'],
  ['friday', 'freitag', 'vendredi', 'viernes', 'vrijdag', 'venerdi', 'sexta'],
  ['saturday', 'samstag', 'sonnabend', 'samedi', 'sabado', 'zaterdag', 'sabato'],
  ['sunday', 'sonntag', 'dimanche', 'domingo', 'zondag', 'domenica'],
]

const monthNames = [
  ['january', 'januar', 'janner', 'janvier', 'enero', 'januari', 'gennaio', 'janeiro'],
  ['february', 'februar', 'fevrier', 'febrero', 'februari', 'febbraio', 'fevereiro'],
  ['march', 'marz', 'maerz', 'mrz', 'mars', 'marzo', 'maart', 'mrt', 'marco'],
  ['april', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'mei', 'maggio', 'maio'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['august', 'aout', 'agosto', 'augustus'],
  ['september', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dezember', 'decembre', 'diciembre', 'dicembre', 'dezembro'],
]

/**
 * All beginnings of names with at least `shortest` letters. A beginning that several numbers share means none of them.
 */
const beginnings = (names: readonly (readonly string[])[], shortest: number): Map<string, number | null> => {
  const found = new Map<string, number | null>()
  names.forEach((alike, number) => {
    for (const name of alike) {
      for (let length = shortest; length <= name.length; length++) {
        const beginning = name.slice(0, length)
        const known = found.get(beginning)
        found.set(beginning, known === undefined || known === number ? number : null)
      }
    }
  })
  return found
}

const months = beginnings(monthNames, 3)
const weekdays = beginnings(weekdayNames, 2)

/** 1 to 12 for a month's name or its beginning (`Mar`, `März`, `sept.`) in any of the languages; otherwise null. */
export const monthNamed = (text: string): number | null => {
  const month = months.get(plainLetters(text).replace(/\.$/, ''))
  return month === undefined || month === null ? null : month + 1
}

/**
 * The weekdays that a name may mean, with 0 for Monday: `Mi` means one, `ma` and `di` mean two in different languages.
 */
export const weekdaysNamed = (text: string): readonly number[] => {
  const name = plainLetters(text).replace(/\.$/, '').trim()
  if (name.length < 2 || !/^[a-z]+(-feira)?$/.test(name)) return []
  const known = weekdays.get(name.replace('-feira', ''))
  if (typeof known === 'number') return [known]
  if (known === undefined) return []
  return weekdayNames.flatMap((names, day) => (names.some((each) => each.startsWith(name)) ? [day] : []))
}
