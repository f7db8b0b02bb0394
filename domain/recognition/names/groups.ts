/** By the name that proposals give a group. Membership as of 2025; groups without fixed members are left out. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  "European Union": list(
    "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE",
  ),
  "Association of Southeast Asian Nations (ASEAN)": list(
    "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM",
  ),
  "Caribbean Community (CARICOM)": list("ATG BHS BLZ BRB DMA GRD GUY HTI JAM KNA LCA SUR TTO VCT"),
  "League of Arab States": list(
    "ARE BHR COM DJI DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TUN YEM",
  ),
  "North Atlantic Treaty Organization (NATO)": list(
    "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN ISL ITA LTU LUX LVA MKD MNE NLD NOR POL PRT ROU SVK SVN SWE TUR USA",
  ),
  "Nordic countries": list("DNK FIN ISL NOR SWE"),
  CANZ: list("AUS CAN NZL"),
  "Gulf Cooperation Council": list("ARE BHR KWT OMN QAT SAU"),
  "Southern African Development Community (SADC)": list(
    "AGO BWA COD COM LSO MDG MOZ MUS MWI NAM SWZ SYC TZA ZAF ZMB ZWE",
  ),
  "Economic Community of West African States (ECOWAS)": list(
    "BEN CIV CPV GHA GIN GMB GNB LBR NGA SEN SLE TGO",
  ),
  MERCOSUR: list("ARG BOL BRA PRY URY"),
  BASIC: list("BRA CHN IND ZAF"),
  BRICS: list("ARE BRA CHN EGY ETH IDN IND IRN RUS ZAF"),
  G7: list("CAN DEU FRA GBR ITA JPN USA"),
  "Visegrad Group": list("CZE HUN POL SVK"),
  "New Agenda Coalition": list("BRA EGY IRL MEX NZL ZAF"),
  "Environmental Integrity Group": list("CHE GEO KOR LIE MCO MEX"),
};

function list(codes: string): readonly string[] {
  return codes.split(" ");
}

/** The member states of a well-known group, ISO 3166-1 alpha-3; none where they are not known. */
export function findMembers(group: string): readonly string[] {
  return MEMBERS[group] ?? [];
}

export const KNOWN_GROUPS: readonly string[] = Object.keys(MEMBERS);
