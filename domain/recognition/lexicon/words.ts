const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** All words here are folded: lower case, without accents. */
export const DETERMINERS = set(
  "the a an la le les l el los las un una une its their his her our su sus son sa ses leur leurs another other both each cette ce ces this these certain",
);

/** A name after one of these is no subject. */
export const PREPOSITIONS = set(
  "in to from with of by for at on against between towards toward including like than into under over through within without via per among amongst " +
    "about after before since until near across around behind upon concerning regarding despite during unlike besides as versus " +
    "de du des d en dans a au aux par pour avec sur sous vers contre entre chez sans selon depuis " +
    "del con para por sobre hacia desde hasta segun al sin ante tras",
);

export const AND = set("and et y e &");
export const OF = set("of from for de du des d del at");

export const SUBORDINATORS = set(
  "that which who whom whose where when if because although though how what why unless until que qui dont ou lorsque si porque cual donde cuando aunque",
);

/** What may stand between two parts of a sentence that each have a subject of their own. */
export const CONNECTORS = set(
  "and but while whereas so yet or nor then et mais tandis alors y e pero mientras however meanwhile also though although plus or",
);

/** Skipped between subject and verb. */
export const BETWEEN = set(
  "has have had is was were are been also then further furthermore again later earlier therefore thus hence however meanwhile accordingly consequently not never " +
    "yet still now today yesterday once just only even so both all each too likewise instead moreover nevertheless nonetheless in-turn itself himself herself themselves " +
    "will would did does do could cannot repeatedly " +
    "a ont avait avaient est sont s se en y n ne pas egalement aussi ensuite enfin toutefois cependant donc deja pour sa leur notamment d ailleurs en outre lui meme quant tous l la les lo los las " +
    "ha han habia habian tambien ademas asimismo luego igualmente por su no ya lo le les te despues finalmente si mismo",
);

export const CAN_BE_PASSIVE = set("was were been being be is are got");

export const PRONOUNS_OF_PEOPLE = set("he she il elle ella");
export const PRONOUNS = set("he she it they il elle ils elles ella ellos ellas we who");

/** Titles before a person's name. */
export const TITLES = set(
  "mr mrs ms miss dr hon prof professor sir dame lord lady ambassador amb he minister president prime senator congressman congresswoman judge justice general colonel rev reverend " +
    "father bishop archbishop cardinal pope king queen prince princess sheikh chancellor commissioner secretary chair chairman chairwoman chairperson co-chair director-general secretary-general monsignor msgr mgr excellency vice-president vice-chair facilitator co-facilitator rapporteur premier baroness captain major lieutenant " +
    "m mme mlle monsieur madame ambassadeur ambassadrice ministre docteur sr sra srta senor senora don dona embajador embajadora ministro ministra presidente presidenta doctor doctora monsenor monseigneur vicepresidente vicepresidenta vice-presidente canciller coronel capitan",
);

/** Those who speak for a state or a body. */
export const OFFICIALS = set(
  "representative representatives delegate delegates delegation delegations ambassador ambassadors minister ministers envoy spokesperson spokespersons spokesman spokeswoman " +
    "spokespeople government governments official officials president premier chancellor secretary diplomat diplomats negotiator negotiators mission observer observers commissioner head parliament ministry authorities king queen deputy " +
    "counterpart homologue leader leaders monarch foreign speaker negotiating director-general secretary-general vice-president minister-president administration army military presidency embassy cabinet regime junta undersecretary under-secretary nuncio " +
    "representant representante representants representantes delegue deleguee delegues delegation ambassadeur ambassadrice ministre ministres porte gouvernement president " +
    "presidente chef observateur observatrice negociateur negociatrice autorites mission envoye envoyee " +
    "delegado delegada delegados delegacion embajador embajadora ministro ministra portavoz vocero vocera gobierno presidenta observador observadora autoridades enviado canciller jefe jefa negociador secretario secretaria subsecretario viceministro viceministra secretaire vicepresidente vicepresidenta vice-presidente vice-presidenta vicecanciller mandatario mandataria ejercito embajada presidencia parlamento congreso nuncio armee ambassade presidence parlement porte-parole premier-ministre vice-president",
);

/** Those who belong to a body, but never speak for a state. */
export const STAFF = set(
  "advocate advocates researcher researchers campaigner campaigners activist activists director coordinator expert experts analyst adviser advisor chief executive manager officer founder " +
    "co-founder chairperson member fellow scientist lawyer attorney professor lecturer author economist specialist ceo counsel delegate policy programme program " +
    "directeur directrice coordinateur coordinatrice responsable chercheur chercheuse militant militante conseiller conseillere analyste expert experte " +
    "director directora coordinador coordinadora investigadora investigador activista asesor asesora responsable experto experta jurista",
);

/** Who speaks without a name: of a meeting, of a body. */
export const OFFICES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    chair: "Chair",
    chairman: "Chair",
    chairwoman: "Chair",
    chairperson: "Chair",
    "co-chairs": "Co-Chairs",
    "co-chair": "Co-Chair",
    "vice-chair": "Vice-Chair",
    president: "President",
    presidente: "President",
    presidenta: "President",
    moderator: "Moderator",
    facilitator: "Facilitator",
    facilitators: "Facilitators",
    "co-facilitator": "Co-Facilitator",
    "co-facilitators": "Co-Facilitators",
    rapporteur: "Rapporteur",
    secretariat: "Secretariat",
    secretaria: "Secretariat",
    "secretary-general": "Secretary-General",
    plenary: "Plenary",
    pleniere: "Plenary",
    plenaria: "Plenary",
    committee: "Committee",
    conference: "Conference",
    commission: "Commission",
    council: "Council",
    assembly: "Assembly",
    conseil: "Council",
    consejo: "Council",
    comite: "Committee",
    asamblea: "Assembly",
    assemblee: "Assembly",
    conferencia: "Conference",
    comision: "Commission",
    moderateur: "Moderator",
    moderatrice: "Moderator",
    moderador: "Moderator",
    moderadora: "Moderator",
    interviewer: "Interviewer",
    senate: "Senate",
    senat: "Senate",
    senado: "Senate",
  }),
);

/** Nouns of people and bodies that come in numbers. */
export const CROWDS = set(
  "states state countries country governments nations parties delegations delegates participants members speakers observers representatives survivors victims ngos organizations organisations " +
    "experts ministers leaders campaigners activists groups signatories donors stakeholders communities scientists researchers economies producers lawmakers parliamentarians youth women farmers workers residents unions churches companies campaigns villagers refugees doctors nurses students diplomats negotiators lawyers judges mayors legislators senators households teachers hospitals insurers manufacturers firms banks investors " +
    "etats pays delegations delegues participants orateurs survivants victimes organisations ong gouvernements parties membres experts syndicats militants chercheurs intervenants representants observateurs signataires donateurs habitants " +
    "estados paises delegaciones delegados participantes oradores sobrevivientes victimas organizaciones gobiernos partes miembros expertos sindicatos activistas investigadores representantes observadores donantes habitantes diplomaticos",
);

/** Adjectives that say which of them are meant. */
export const REGIONAL = set(
  "african european asian arab latin caribbean pacific nordic baltic western eastern northern southern island developing developed donor affected neighbouring neighboring american " +
    "african-caribbean nuclear-weapon non-nuclear-weapon like-minded likeminded producing member observer west east central signatory indigenous religious opposition peace young local tribal church faith community industrialised industrialized",
);

/** Crowds that may have a noun or adjective before them and be a subject without a quantity. */
export const NAMED_CROWDS = set(
  "survivors victims ngos organizations organisations campaigners activists youth scientists donors survivants victimes organizaciones sobrevivientes victimas ong parties delegations participants observers farmers",
);

export const QUANTITIES = set(
  "some many several most few numerous various all both more over nearly almost about around than at least up to a number of majority dozens hundreds scores handful proportion small large other certain " +
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred " +
    "plusieurs certains certaines nombreux nombreuses beaucoup la plupart quelques de plus une trentaine dizaine vingtaine quarantaine cinquantaine centaine moins deux trois quatre cinq six sept huit neuf dix vingt trente quarante " +
    "varios varias muchos muchas algunos algunas numerosos numerosas mas menos dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta cien mayoria",
);

const COMPOUND = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\p{L}+$/u;

/** Whether the word says how many: "forty", "thirty-seven". */
export function isCount(word: string): boolean {
  return COUNTS.has(word) || COMPOUND.test(word);
}

/** One of these must be there for a quantity. */
const COUNTS = set(
  "some many several most few numerous various number majority dozens hundreds scores handful proportion over " +
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred " +
    "plusieurs certains certaines nombreux nombreuses beaucoup plupart quelques trentaine dizaine vingtaine quarantaine cinquantaine centaine deux trois quatre cinq sept huit neuf dix vingt trente quarante " +
    "varios varias muchos muchas algunos algunas numerosos numerosas dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta cien mayoria",
);

/** A run of capitalised words with one of these is a body, not a person. */
export const BODY_WORDS = set(
  "international watch campaign coalition network institute institution laboratory college school hospital museum facility foundation committee council federation alliance association union organization organisation society group movement commission agency fund " +
    "programme program office centre center initiative project aid action rights women world church university bank ministry department government parliament assembly league forum secretariat services " +
    "mission monitor trust justice peace youth relief medical global national people's peoples children nations unit board court tribunal authority party partnership platform observatory " +
    "humanity inclusion future earth climate refugee health security disarmament company corporation corp inc ltd plc gmbh news times post press agency federation caucus " +
    "federacion organizacion fundacion instituto asociacion coalicion red comision comite consejo ministerio gobierno universidad campana centro observatorio alianza " +
    "federation fondation institut association coalition reseau comite conseil ministere universite campagne centre observatoire alliance ligue ligua mouvement organisation croix",
);

export const COALITION_WORDS = set(
  "coalition campaign network alliance group movement league federation caucus reseau campagne alianza red coalicion campana mouvement grupo groupe partnership platform nations",
);

/** Between capitalised words of one name. */
export const NAME_LINKS = set(
  "of for the and on to de des du la le les l d y e del los las et pour para and & with against von van der den bin al el da dos da di ben ter",
);

/** A capitalised word at the beginning of a sentence that is no name. */
export const OPENERS = set(
  "the a an this that these those it its he she they we i you in on at as for from with by to of and but or so if when while after before during since although though however " +
    "also another other others some many most several few all both each no not there here what why how who which where then thus therefore moreover furthermore finally first second third next last " +
    "following regarding concerning despite according speaking responding noting citing recalling during under over between within without upon through against among more less such his her their our my your " +
    "meanwhile additionally similarly later earlier today yesterday monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
    "le la les un une des du de dans en sur pour par avec ce cette ces il elle ils elles nous vous je mais et ou donc selon apres avant lors pendant ainsi enfin toutefois cependant plusieurs certains en au aux " +
    "el los las una unos del al y o pero si cuando mientras segun tras durante ante este esta estos estas su sus nosotros ademas asimismo tambien finalmente por para con sin " +
    "yes thanks thank please note see more page table figure annex article chapter section part",
);

export const REPORT_VERBS_AFTER_QUOTE = set(
  "said says added adds asked noted stated explained warned continued told concluded argued declared observed remarked insisted stressed wrote replied commented recalled wondered emphasized emphasised urged confirmed announced",
);
