import type { Language } from "./language";

/** A group of states, a coalition or an organisation that is known beforehand. */
export type Body = {
  name: string;
  kind: "coalition" | "organisation";
  aliases: Partial<Record<Language, readonly string[]>>;
};

const coalition = (
  name: string,
  en: readonly string[],
  fr: readonly string[] = [],
  es: readonly string[] = [],
): Body => ({ name, kind: "coalition", aliases: { en, fr, es } });

const organisation = (
  name: string,
  en: readonly string[],
  fr: readonly string[] = [],
  es: readonly string[] = [],
): Body => ({ name, kind: "organisation", aliases: { en, fr, es } });

/** Abbreviations are matched in capitals only. */
export const BODIES: readonly Body[] = [
  coalition(
    "European Union",
    ["EU", "E.U.", "European Community", "European Communities"],
    ["Union européenne", "UE"],
    ["Unión Europea", "UE"],
  ),
  coalition("African Union", ["AU", "A.U."], ["Union africaine", "UA"], ["Unión Africana"]),
  coalition(
    "Non-Aligned Movement",
    [
      "NAM",
      "Movement of Non-Aligned Countries",
      "Non-Aligned Countries",
      "Movement of the Non-Aligned Countries",
    ],
    ["Mouvement des pays non alignés", "Mouvement des non-alignés", "MNA"],
    ["Movimiento de los Países No Alineados", "Movimiento de Países No Alineados", "MNOAL", "MPNA"],
  ),
  coalition(
    "Group of 77 and China",
    [
      "G-77/China",
      "G77/China",
      "G77 and China",
      "G-77 and China",
      "Group of 77",
      "G77",
      "G-77",
      "Group of 77/China",
    ],
    ["Groupe des 77 et de la Chine", "Groupe des 77 et la Chine", "Groupe des 77", "G77"],
    ["Grupo de los 77 y China", "Grupo de los 77", "G77"],
  ),
  coalition(
    "Association of Southeast Asian Nations (ASEAN)",
    ["ASEAN", "Association of Southeast Asian Nations", "Association of South East Asian Nations"],
    ["ANASE", "Association des nations de l'Asie du Sud-Est"],
    ["Asociación de Naciones de Asia Sudoriental", "ASEAN"],
  ),
  coalition(
    "Caribbean Community (CARICOM)",
    ["CARICOM", "Caribbean Community"],
    ["Communauté des Caraïbes"],
    ["Comunidad del Caribe"],
  ),
  coalition(
    "Arab Group",
    ["Arab Group", "Group of Arab States"],
    ["Groupe arabe", "Groupe des États arabes"],
    ["Grupo de los Estados Árabes", "Grupo Árabe"],
  ),
  coalition(
    "League of Arab States",
    ["Arab League", "League of Arab States", "LAS"],
    ["Ligue des États arabes", "Ligue arabe"],
    ["Liga de los Estados Árabes", "Liga Árabe"],
  ),
  coalition(
    "African Group",
    [
      "African Group",
      "Africa Group",
      "African Group of Negotiators",
      "AGN",
      "Group of African States",
    ],
    ["Groupe africain", "Groupe des États d'Afrique", "Groupe des États africains"],
    ["Grupo Africano", "Grupo de los Estados de África", "Grupo de Estados Africanos"],
  ),
  coalition(
    "Group of Latin American and Caribbean States (GRULAC)",
    [
      "GRULAC",
      "Latin American and Caribbean Group",
      "Group of Latin American and Caribbean States",
      "Group of Latin American and Caribbean Countries",
    ],
    ["Groupe des États d'Amérique latine et des Caraïbes"],
    [
      "Grupo de los Estados de América Latina y el Caribe",
      "Grupo de América Latina y el Caribe",
      "Grupo de Países de América Latina y el Caribe",
    ],
  ),
  coalition(
    "Community of Latin American and Caribbean States (CELAC)",
    ["CELAC", "Community of Latin American and Caribbean States"],
    ["Communauté des États d'Amérique latine et des Caraïbes"],
    ["Comunidad de Estados Latinoamericanos y Caribeños"],
  ),
  coalition(
    "Alliance of Small Island States (AOSIS)",
    ["AOSIS", "Alliance of Small Island States"],
    ["Alliance des petits États insulaires", "AOSIS"],
    ["Alianza de los Pequeños Estados Insulares", "AOSIS"],
  ),
  coalition(
    "Least Developed Countries",
    ["LDCs", "Least Developed Countries", "LDC Group", "Group of Least Developed Countries"],
    ["Pays les moins avancés", "PMA"],
    ["Países Menos Adelantados", "PMA"],
  ),
  coalition(
    "Small Island Developing States",
    ["SIDS", "Small Island Developing States"],
    ["Petits États insulaires en développement", "PEID"],
    ["Pequeños Estados Insulares en Desarrollo", "PEID"],
  ),
  coalition("Pacific Small Island Developing States", [
    "PSIDS",
    "Pacific SIDS",
    "Pacific Small Island Developing States",
  ]),
  coalition(
    "Pacific Islands Forum",
    ["Pacific Islands Forum", "PIF"],
    ["Forum des îles du Pacifique"],
    ["Foro de las Islas del Pacífico"],
  ),
  coalition(
    "Landlocked Developing Countries",
    ["LLDCs", "Landlocked Developing Countries"],
    ["Pays en développement sans littoral"],
    ["Países en desarrollo sin litoral"],
  ),
  coalition(
    "North Atlantic Treaty Organization (NATO)",
    ["NATO", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation"],
    ["OTAN"],
    ["OTAN"],
  ),
  coalition(
    "Nordic countries",
    ["Nordic countries", "Nordics", "Nordic states"],
    ["pays nordiques"],
    ["países nórdicos"],
  ),
  coalition(
    "Umbrella Group",
    ["Umbrella Group"],
    ["Groupe composite"],
    ["Grupo Paraguas", "Grupo Umbrella"],
  ),
  coalition(
    "Environmental Integrity Group",
    ["EIG", "Environmental Integrity Group"],
    ["Groupe pour l'intégrité de l'environnement"],
    ["Grupo de Integridad Ambiental"],
  ),
  coalition("Like-Minded Developing Countries", [
    "LMDCs",
    "LMDC",
    "Like-Minded Developing Countries",
    "Like-Minded Group of Developing Countries",
    "Like-Minded Group",
  ]),
  coalition("Like-Minded Megadiverse Countries", ["LMMC", "Like-Minded Megadiverse Countries"]),
  coalition(
    "Independent Alliance of Latin America and the Caribbean (AILAC)",
    [
      "AILAC",
      "Independent Alliance of Latin America and the Caribbean",
      "Independent Association of Latin America and the Caribbean",
    ],
    [],
    ["AILAC", "Asociación Independiente de Latinoamérica y el Caribe"],
  ),
  coalition(
    "Bolivarian Alliance for the Peoples of Our America (ALBA)",
    ["ALBA", "Bolivarian Alliance for the Peoples of Our America"],
    [],
    ["ALBA", "Alianza Bolivariana para los Pueblos de Nuestra América"],
  ),
  coalition("BASIC", ["BASIC"]),
  coalition("BRICS", ["BRICS"]),
  coalition("Coalition for Rainforest Nations", ["Coalition for Rainforest Nations", "CfRN"]),
  coalition(
    "New Agenda Coalition",
    ["New Agenda Coalition", "NAC"],
    ["Coalition pour un nouvel ordre du jour"],
    ["Coalición para el Nuevo Programa"],
  ),
  coalition("Non-Proliferation and Disarmament Initiative (NPDI)", [
    "NPDI",
    "Non-Proliferation and Disarmament Initiative",
  ]),
  coalition("Vienna Group of Ten", ["Vienna Group of Ten", "Vienna Group"]),
  coalition(
    "Western European and Others Group (WEOG)",
    ["WEOG", "Western European and Others Group", "Western European and Other States Group"],
    ["Groupe des États d'Europe occidentale et autres États"],
    ["Grupo de Estados de Europa Occidental y otros Estados"],
  ),
  coalition(
    "Eastern European Group",
    [
      "Eastern European Group",
      "Central and Eastern Europe",
      "CEE",
      "Central and Eastern European countries",
    ],
    ["Groupe des États d'Europe orientale"],
    ["Grupo de Estados de Europa Oriental"],
  ),
  coalition(
    "Asia-Pacific Group",
    ["Asia-Pacific Group", "Asian Group", "Asia and the Pacific Group", "Asia-Pacific region"],
    ["Groupe Asie-Pacifique", "Groupe des États d'Asie et du Pacifique"],
    ["Grupo de Asia y el Pacífico", "Grupo de los Estados de Asia y el Pacífico"],
  ),
  coalition("CANZ", ["CANZ"]),
  coalition("JUSCANZ", ["JUSCANZ", "JUSSCANNZ"]),
  coalition(
    "Gulf Cooperation Council",
    ["GCC", "Gulf Cooperation Council"],
    ["Conseil de coopération du Golfe"],
    ["Consejo de Cooperación del Golfo"],
  ),
  coalition(
    "Economic Community of West African States (ECOWAS)",
    ["ECOWAS", "Economic Community of West African States"],
    ["CEDEAO", "Communauté économique des États de l'Afrique de l'Ouest"],
    ["CEDEAO"],
  ),
  coalition(
    "Southern African Development Community (SADC)",
    ["SADC", "Southern African Development Community"],
    ["Communauté de développement de l'Afrique australe"],
    ["Comunidad de África Meridional para el Desarrollo"],
  ),
  coalition(
    "Organisation of Islamic Cooperation",
    ["OIC", "Organisation of Islamic Cooperation", "Organization of Islamic Cooperation"],
    ["OCI", "Organisation de la coopération islamique"],
    ["Organización de Cooperación Islámica"],
  ),
  coalition(
    "Organization of American States",
    ["OAS", "Organization of American States"],
    ["OEA", "Organisation des États américains"],
    ["OEA", "Organización de los Estados Americanos"],
  ),
  coalition("MERCOSUR", ["MERCOSUR"], [], ["MERCOSUR"]),
  coalition(
    "Central American Integration System (SICA)",
    ["SICA", "Central American Integration System"],
    [],
    ["SICA", "Sistema de la Integración Centroamericana"],
  ),
  coalition("Community of Portuguese Language Countries (CPLP)", [
    "CPLP",
    "Community of Portuguese-speaking Countries",
    "Community of Portuguese Language Countries",
  ]),
  coalition(
    "International Organisation of La Francophonie",
    ["International Organisation of La Francophonie"],
    ["Organisation internationale de la Francophonie", "OIF"],
  ),
  coalition("Commonwealth", ["Commonwealth of Nations"]),
  coalition("Collective Security Treaty Organization (CSTO)", [
    "CSTO",
    "Collective Security Treaty Organization",
  ]),
  coalition("G7", ["G7", "G-7", "Group of Seven"], ["G7"], ["G7"]),
  coalition("G20", ["G20", "G-20", "Group of Twenty"], ["G20"], ["G20"]),
  coalition("Visegrad Group", ["Visegrad Group", "Visegrád Group", "V4"]),
  coalition(
    "Cluster Munition Coalition (CMC)",
    ["CMC", "Cluster Munition Coalition"],
    [
      "Coalition contre les armes à sous-munitions",
      "Coalition internationale contre les sous-munitions",
    ],
    ["Coalición contra las Municiones en Racimo"],
  ),
  coalition(
    "International Campaign to Ban Landmines (ICBL)",
    ["ICBL", "International Campaign to Ban Landmines"],
    ["Campagne internationale pour interdire les mines"],
    ["Campaña Internacional para la Prohibición de las Minas Terrestres"],
  ),
  coalition("ICBL-CMC", ["ICBL-CMC"]),
  coalition(
    "International Campaign to Abolish Nuclear Weapons (ICAN)",
    ["ICAN", "International Campaign to Abolish Nuclear Weapons"],
    ["Campagne internationale pour l'abolition des armes nucléaires"],
    ["Campaña Internacional para la Abolición de las Armas Nucleares"],
  ),
  coalition("Campaign to Stop Killer Robots", [
    "Campaign to Stop Killer Robots",
    "Stop Killer Robots",
  ]),
  coalition("International Network on Explosive Weapons (INEW)", [
    "INEW",
    "International Network on Explosive Weapons",
  ]),
  coalition("Control Arms", ["Control Arms"], ["Contrôlez les armes"], ["Armas Bajo Control"]),
  coalition(
    "Climate Action Network",
    ["Climate Action Network", "CAN International"],
    ["Réseau Action Climat"],
  ),
  organisation(
    "United Nations Security Council",
    ["Security Council", "UN Security Council", "UNSC"],
    ["Conseil de sécurité", "Conseil de sécurité des Nations Unies"],
    ["Consejo de Seguridad"],
  ),
  organisation(
    "United Nations General Assembly",
    ["General Assembly", "UN General Assembly", "UNGA"],
    ["Assemblée générale", "Assemblée générale des Nations Unies"],
    ["Asamblea General", "Asamblea General de las Naciones Unidas"],
  ),
  organisation(
    "United Nations Human Rights Council",
    ["Human Rights Council", "UN Human Rights Council"],
    ["Conseil des droits de l'homme"],
    ["Consejo de Derechos Humanos"],
  ),
  organisation(
    "United Nations",
    ["United Nations", "UN", "U.N."],
    ["Nations Unies", "ONU", "Organisation des Nations Unies"],
    ["Naciones Unidas", "ONU", "Organización de las Naciones Unidas"],
  ),
  organisation(
    "International Committee of the Red Cross (ICRC)",
    ["ICRC", "International Committee of the Red Cross"],
    ["CICR", "Comité international de la Croix-Rouge"],
    ["CICR", "Comité Internacional de la Cruz Roja"],
  ),
  organisation("International Federation of Red Cross and Red Crescent Societies (IFRC)", [
    "IFRC",
    "International Federation of Red Cross and Red Crescent Societies",
  ]),
  organisation("Human Rights Watch", ["Human Rights Watch", "HRW"]),
  organisation(
    "Amnesty International",
    ["Amnesty International", "Amnesty"],
    ["Amnesty"],
    ["Amnistía Internacional"],
  ),
  organisation("Handicap International", ["Handicap International"]),
  organisation(
    "Humanity & Inclusion",
    ["Humanity & Inclusion", "Humanity and Inclusion"],
    [
      "Handicap International - Humanité & Inclusion",
      "Humanité & Inclusion",
      "Humanité et Inclusion",
    ],
  ),
  organisation(
    "Women’s International League for Peace and Freedom (WILPF)",
    ["WILPF", "Women's International League for Peace and Freedom"],
    ["Ligue internationale de femmes pour la paix et la liberté"],
    ["Liga Internacional de Mujeres por la Paz y la Libertad"],
  ),
  organisation("Norwegian People’s Aid", ["Norwegian People's Aid"]),
  organisation("Article 36", []),
  organisation("PAX", ["PAX"]),
  organisation("Oxfam", ["Oxfam", "Oxfam International"], ["Oxfam"], ["Oxfam"]),
  organisation(
    "Joint United Nations Programme on HIV/AIDS (UNAIDS)",
    ["UNAIDS"],
    ["ONUSIDA"],
    ["ONUSIDA"],
  ),
  organisation("International Organization for Migration (IOM)", ["IOM"], ["OIM"], ["OIM"]),
  organisation("International Maritime Organization (IMO)", ["IMO"], ["OMI"], ["OMI"]),
  organisation(
    "World Meteorological Organization (WMO)",
    ["WMO"],
    ["OMM", "Organisation météorologique mondiale"],
    ["OMM", "Organización Meteorológica Mundial"],
  ),
  organisation(
    "International Union for Conservation of Nature (IUCN)",
    ["IUCN"],
    ["UICN", "Union internationale pour la conservation de la nature"],
    ["UICN", "Unión Internacional para la Conservación de la Naturaleza"],
  ),
  organisation(
    "International Trade Centre (ITC)",
    ["International Trade Centre"],
    ["Centre du commerce international"],
    ["Centro de Comercio Internacional"],
  ),
  organisation(
    "International Seabed Authority (ISA)",
    ["International Seabed Authority"],
    ["Autorité internationale des fonds marins"],
    ["Autoridad Internacional de los Fondos Marinos"],
  ),
  organisation(
    "United Nations Conference on Trade and Development (UNCTAD)",
    ["UNCTAD"],
    ["CNUCED"],
    ["UNCTAD"],
  ),
  organisation("Intergovernmental Panel on Climate Change (IPCC)", ["IPCC"], ["GIEC"], ["IPCC"]),
  organisation("United Nations Population Fund (UNFPA)", ["UNFPA"], ["FNUAP"], ["UNFPA"]),
  organisation("United Nations Relief and Works Agency for Palestine Refugees (UNRWA)", ["UNRWA"]),
  organisation("Gavi, the Vaccine Alliance", ["Gavi", "GAVI"]),
  organisation("Global Environment Facility (GEF)", ["GEF", "Global Environment Facility"]),
  organisation("Reaching Critical Will", ["Reaching Critical Will"]),
  organisation("International Physicians for the Prevention of Nuclear War (IPPNW)", ["IPPNW"]),
  organisation("Mines Action Canada", ["Mines Action Canada"]),
  organisation("HALO Trust", ["HALO", "HALO Trust", "The HALO Trust"]),
  organisation("Mines Advisory Group (MAG)", ["MAG", "Mines Advisory Group"]),
  organisation("Danish Refugee Council", ["Danish Refugee Council", "DRC Danish Demining Group"]),
  organisation("Third World Network", ["Third World Network", "TWN"]),
  organisation("Friends of the Earth International", ["Friends of the Earth International"]),
  organisation("Transport & Environment", ["Transport & Environment", "T&E"]),
  organisation(
    "Médicos del Mundo",
    ["Doctors of the World"],
    ["Médecins du Monde"],
    ["Médicos del Mundo"],
  ),
  organisation("Landmine Monitor", ["Landmine Monitor", "Landmine and Cluster Munition Monitor"]),
  organisation(
    "Greenpeace",
    ["Greenpeace", "Greenpeace International"],
    ["Greenpeace"],
    ["Greenpeace"],
  ),
  organisation(
    "World Wide Fund for Nature (WWF)",
    ["WWF", "World Wide Fund for Nature"],
    ["WWF"],
    ["WWF"],
  ),
  organisation(
    "Médecins Sans Frontières (MSF)",
    ["MSF", "Médecins Sans Frontières", "Doctors Without Borders"],
    ["MSF", "Médecins sans frontières"],
    ["MSF", "Médicos Sin Fronteras"],
  ),
  organisation("Save the Children", ["Save the Children"]),
  organisation(
    "European Commission",
    ["European Commission"],
    ["Commission européenne"],
    ["Comisión Europea"],
  ),
  organisation(
    "European Parliament",
    ["European Parliament"],
    ["Parlement européen"],
    ["Parlamento Europeo"],
  ),
  organisation("African Commission on Human and Peoples’ Rights", [
    "African Commission on Human and Peoples' Rights",
  ]),
  organisation(
    "United Nations Development Programme (UNDP)",
    ["UNDP", "UN Development Programme", "United Nations Development Programme"],
    ["PNUD"],
    ["PNUD"],
  ),
  organisation(
    "United Nations Environment Programme (UNEP)",
    ["UNEP", "UN Environment", "UN Environment Programme", "United Nations Environment Programme"],
    ["PNUE"],
    ["PNUMA"],
  ),
  organisation("United Nations Children’s Fund (UNICEF)", ["UNICEF"], ["UNICEF"], ["UNICEF"]),
  organisation(
    "Office of the United Nations High Commissioner for Refugees (UNHCR)",
    ["UNHCR", "UN Refugee Agency"],
    ["HCR"],
    ["ACNUR"],
  ),
  organisation(
    "Office of the United Nations High Commissioner for Human Rights (OHCHR)",
    ["OHCHR", "UN Human Rights Office"],
    ["HCDH"],
    ["ACNUDH"],
  ),
  organisation("United Nations Office for Disarmament Affairs (UNODA)", [
    "UNODA",
    "ODA",
    "Office for Disarmament Affairs",
    "UN Office for Disarmament Affairs",
    "United Nations Office for Disarmament Affairs",
  ]),
  organisation("United Nations Institute for Disarmament Research (UNIDIR)", ["UNIDIR"]),
  organisation(
    "United Nations Mine Action Service (UNMAS)",
    ["UNMAS", "UN Mine Action Service", "United Nations Mine Action Service"],
    ["UNMAS"],
    ["UNMAS"],
  ),
  organisation("Office for the Coordination of Humanitarian Affairs (OCHA)", [
    "OCHA",
    "UN OCHA",
    "Office for the Coordination of Humanitarian Affairs",
  ]),
  organisation("UN Women", ["UN Women", "UN-Women"], ["ONU Femmes"], ["ONU Mujeres"]),
  organisation(
    "World Health Organization (WHO)",
    ["WHO", "World Health Organization", "World Health Organisation", "W.H.O."],
    ["OMS", "Organisation mondiale de la santé"],
    ["OMS", "Organización Mundial de la Salud"],
  ),
  organisation(
    "Food and Agriculture Organization (FAO)",
    ["FAO", "Food and Agriculture Organization"],
    ["FAO"],
    ["FAO"],
  ),
  organisation(
    "United Nations Educational, Scientific and Cultural Organization (UNESCO)",
    ["UNESCO"],
    ["UNESCO"],
    ["UNESCO"],
  ),
  organisation(
    "International Labour Organization (ILO)",
    ["ILO", "International Labour Organization", "International Labour Organisation"],
    ["OIT"],
    ["OIT"],
  ),
  organisation(
    "International Atomic Energy Agency (IAEA)",
    ["IAEA", "International Atomic Energy Agency"],
    ["AIEA"],
    ["OIEA"],
  ),
  organisation("World Bank", ["World Bank"], ["Banque mondiale"], ["Banco Mundial"]),
  organisation(
    "International Monetary Fund (IMF)",
    ["IMF", "International Monetary Fund"],
    ["FMI"],
    ["FMI"],
  ),
  organisation(
    "World Trade Organization (WTO)",
    ["WTO", "World Trade Organization"],
    ["OMC"],
    ["OMC"],
  ),
  organisation("World Food Programme (WFP)", ["WFP", "World Food Programme"], ["PAM"], ["PMA"]),
  organisation(
    "Organization for Security and Co-operation in Europe (OSCE)",
    ["OSCE"],
    ["OSCE"],
    ["OSCE"],
  ),
  organisation(
    "Council of Europe",
    ["Council of Europe"],
    ["Conseil de l'Europe"],
    ["Consejo de Europa"],
  ),
  organisation(
    "Organisation for the Prohibition of Chemical Weapons (OPCW)",
    ["OPCW"],
    ["OIAC"],
    ["OPAQ"],
  ),
  organisation("Geneva International Centre for Humanitarian Demining (GICHD)", [
    "GICHD",
    "Geneva International Centre for Humanitarian Demining",
  ]),
  organisation(
    "Inter-American Commission on Human Rights (IACHR)",
    ["IACHR", "Inter-American Commission on Human Rights"],
    ["CIDH"],
    ["CIDH", "Comisión Interamericana de Derechos Humanos"],
  ),
  organisation(
    "Organisation for Economic Co-operation and Development (OECD)",
    ["OECD"],
    ["OCDE"],
    ["OCDE"],
  ),
  organisation(
    "International Criminal Court",
    ["International Criminal Court", "ICC"],
    ["Cour pénale internationale", "CPI"],
    ["Corte Penal Internacional"],
  ),
];

/** Words with a state's name in them that name no state. */
export const PLACES: readonly string[] = (
  "Mexico City|Panama City|Guatemala City|Kuwait City|Luxembourg City|Mexico D.F.|Ciudad de México|Ciudad de Guatemala|" +
  "Ciudad de Panamá|New Mexico|South China Sea|East China Sea|Gulf of Guinea|Gulf of Mexico|Golfo de México|Golfe de Guinée|" +
  "Lake Chad|Lac Tchad|Sea of Japan|Indian Ocean|Gulf of Oman|Gulf of Aden|Niger Delta|Niger River|Jordan River|Jordan Valley|River Jordan|" +
  "Panama Canal|Panama Papers|Suez Canal|American Samoa|French Guiana|Guyane française|French Polynesia|Polynésie française|" +
  "Northern Ireland|Irlande du Nord|Irlanda del Norte|Inner Mongolia|New South Wales|Western Sahara|Sahara occidental|Sahara Occidental|" +
  "British Columbia|District of Columbia|Georgia Tech|Guinea worm|guinea pig|Congo Basin|Bassin du Congo|Congo River|Latin America|" +
  "North America|South America|Central America|Americas|Amérique latine|Amérique du Nord|Amérique du Sud|América Latina|" +
  "Afrique du Nord|Afrique de l'Ouest|Mali Empire|Chad Basin|Gulf of Tonkin|United Nations Headquarters|Korean Peninsula|Nouvelle-Guinée|Bank of England|" +
  "Rwanda Genocide|Cuba Libre|Singapore Strait|Syrian Desert|Hong Kong|Isla Granada"
).split("|");
