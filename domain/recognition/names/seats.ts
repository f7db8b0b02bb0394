/** ISO 3166-1 alpha-2 and the names of a capital that stands for its government, by language where they differ. */
const CAPITALS =
  "AE Abu Dhabi|AF Kabul|AF Kaboul|AL Tirana|AM Yerevan|AM Erevan|AO Luanda|AR Buenos Aires|AT Vienna|AT Vienne|AT Viena|AU Canberra|AZ Baku|AZ Bakú|AZ Bakou|" +
  "BA Sarajevo|BD Dhaka|BG Sofia|BG Sofía|BO La Paz|BR Brasilia|BR Brasília|BY Minsk|CA Ottawa|CD Kinshasa|CH Bern|CH Berne|CH Berna|CL Santiago de Chile|CM Yaoundé|" +
  "CN Beijing|CN Peking|CN Pékin|CN Pekín|CO Bogotá|CO Bogota|CU Havana|CU La Havane|CU La Habana|CY Nicosia|CY Nicosie|CZ Prague|CZ Praga|DE Berlin|DE Berlín|DE Bonn|" +
  "DK Copenhagen|DK Copenhague|DZ Algiers|DZ Alger|DZ Argel|EC Quito|EE Tallinn|EG Cairo|EG El Cairo|ER Asmara|ES Madrid|ET Addis Ababa|ET Addis-Abeba|ET Adís Abeba|" +
  "FI Helsinki|FR Paris|FR París|GB London|GB Londres|GE Tbilisi|GE Tbilissi|GH Accra|GR Athens|GR Athènes|GR Atenas|GT Guatemala City|HN Tegucigalpa|HR Zagreb|HU Budapest|" +
  "ID Jakarta|IE Dublin|IE Dublín|IN New Delhi|IN Delhi|IN Nueva Delhi|IQ Baghdad|IQ Bagdad|IR Tehran|IR Téhéran|IR Teherán|IS Reykjavik|IT Rome|IT Roma|JO Amman|JP Tokyo|JP Tokio|" +
  "KE Nairobi|KG Bishkek|KH Phnom Penh|KP Pyongyang|KR Seoul|KR Séoul|KR Seúl|LA Vientiane|LB Beirut|LB Beyrouth|LK Colombo|LT Vilnius|LV Riga|LY Tripoli|MA Rabat|" +
  "ME Podgorica|MG Antananarivo|MK Skopje|ML Bamako|MM Naypyidaw|MN Ulaanbaatar|MZ Maputo|NE Niamey|NG Abuja|NI Managua|NL The Hague|NO Oslo|NP Kathmandu|NP Katmandou|" +
  "NZ Wellington|OM Muscat|PE Lima|PH Manila|PH Manille|PK Islamabad|PL Warsaw|PL Varsovie|PL Varsovia|PS Ramallah|PT Lisbon|PT Lisbonne|PT Lisboa|PY Asunción|QA Doha|" +
  "RO Bucharest|RO Bucarest|RS Belgrade|RS Belgrado|RU Moscow|RU Moscou|RU Moscú|RW Kigali|SA Riyadh|SA Riyad|SA Riad|SD Khartoum|SD Jartum|SE Stockholm|SE Estocolmo|SI Ljubljana|SK Bratislava|" +
  "SN Dakar|SO Mogadishu|SS Juba|SV San Salvador|SY Damascus|SY Damas|SY Damasco|TD N'Djamena|TH Bangkok|TJ Dushanbe|TM Ashgabat|TN Tunis|TN Túnez|TR Ankara|TW Taipei|" +
  "UA Kyiv|UA Kiev|UG Kampala|US Washington|UY Montevideo|UZ Tashkent|VE Caracas|VN Hanoi|VN Hanói|YE Sanaa|YE Sana'a|ZA Pretoria|ZM Lusaka|ZW Harare";

/** Bodies by which a state speaks and that belong to one state only. */
const INSTITUTIONS =
  "US State Department|US US State Department|US U.S. State Department|US Department of State|US White House|US Pentagon|US US Department of Defense|US Departamento de Estado|US Casa Blanca|US Pentágono|US Maison Blanche|US Maison-Blanche|US Département d'État|" +
  "RU Kremlin|RU State Duma|GB Downing Street|GB Whitehall|FR Élysée|FR Elysée Palace|FR Quai d'Orsay|FR Palacio del Elíseo|DE Bundestag|IL Knesset|UA Verkhovna Rada|ES La Moncloa|ES Moncloa|PL Sejm|IN Lok Sabha|" +
  "MX Palacio Nacional|CH Conseil fédéral|CH Federal Council";

export type Seat = { alpha2: string; words: string };

export const CAPITAL_SEATS: readonly Seat[] = parse(CAPITALS);
export const INSTITUTION_SEATS: readonly Seat[] = parse(INSTITUTIONS);

function parse(list: string): Seat[] {
  return list.split("|").map((one) => ({ alpha2: one.slice(0, 2), words: one.slice(3) }));
}
