/**
 * What a verb tells: that somebody spoke (`say`: a word of saying; `stance`: a view is put forward), wrote, did
 * something, or was there.
 */
export type VerbClass = "say" | "stance" | "write" | "act" | "attend";

/** `past` and `present` are finite; `base` is present after a plural; `participle` ends in -ing. */
export type VerbForm = "past" | "present" | "base" | "participle";

/** `romance`: a finite form or a participle of French or Spanish. */
export type Verb = { class: VerbClass; form: VerbForm; romance: boolean };

const ENGLISH: Readonly<Record<VerbClass, string>> = {
  say:
    "state note add decline stress emphasize emphasise underline underscore highlight explain announce declare report " +
    "observe remark argue claim insist maintain reiterate reaffirm affirm confirm clarify inform warn caution ask " +
    "question wonder reply respond answer comment conclude recall mention indicate express admit acknowledge recognize recognise " +
    "concede stipulate recommend suggest propose urge call appeal demand request advise describe outline summarize summarise elaborate " +
    "assert contend concur reveal pledge promise vow point testify address denounce complain lament regret deplore echo deliver introduce raise cite quip joke continue " +
    "assure estimate predict signal intervene tweet volunteer exhort implore plead counter object accuse blame allege diverge differ decry detail exclaim hail inquire enquire lambast muse opine proclaim query reason rebut recount refute retort sigh slam speculate swear voice tell repeat hint dispute bemoan liken quote disclose shrug scoff laugh confide label portray flag reference press",
  stance:
    "support oppose welcome condemn reject favor favour prefer agree disagree endorse back criticize criticise praise applaud " +
    "commend thank encourage advocate believe consider hope expect doubt fear worry question accept deny defend justify " +
    "dismiss resist worry caution lead lack desire want wish plan intend seek invite prioritize prioritise value share appreciate commit undertake " +
    "congratulate challenge protest distance align associate dissociate disassociate reserve promote stand assess study need feel view regard anticipate aim " +
    "prepare block veto attach convey display entertain pronounce aspire await contest ask think settle engage pretend disapprove rebuff uphold champion espouse embrace shun spurn refuse threaten back-pedal balk baulk bristle lobby campaign boycott prefer insist differ diverge",
  write:
    "submit write table circulate publish file issue co-sponsor cosponsor sponsor co-author draft",
  act:
    "accede ratify sign adopt join launch host vote abstain withdraw deposit destroy stockpile produce transfer export import approve " +
    "establish create organize organise conduct collaborate cooperate work contribute donate fund provide present start begin complete " +
    "enact pass convene hold decide agree elect appoint finish ban prohibit halt suspend impose lift deploy use put send bring " +
    "take make become open close facilitate chair coordinate implement clear carry build develop expand help assist serve co-chair meet " +
    "hand offer grant award allocate release transmit nominate designate postpone defer set extend manage secure succeed fail initiate undergo continue remain do " +
    "mark celebrate commemorate sue arrest attack increase reduce cut introduce enter follow cancel reverse pay finance fail try resume stop ship sell buy purchase license train seize pilot co-host reach skip abandon scrap shelve evacuate acquire test fire bomb plant dismantle leave sanction expel recall restrict tighten ease vow freeze scale double triple renew revoke terminate repeal intercept detain raid invade occupy strike shoot lay spend choose withhold rejoin apply match unveil",
  attend: "attend participate observe",
};

const IRREGULAR: readonly [string, VerbClass, VerbForm][] = [
  ...entries(
    "say",
    "past",
    "said told spoke made-clear reminded read pleaded thought pointed drew gave swore",
  ),
  ...entries("say", "present", "says tells speaks reminds"),
  ...entries("say", "base", "say tell"),
  ...entries("say", "participle", "saying telling"),
  ...entries("stance", "past", "felt thought sought led stood fought upheld"),
  ...entries(
    "act",
    "past",
    "withdrew found held became began took made put sent brought built met gave set cut did undertook went kept lost won froze found paid bought sold chose hit laid spent withheld struck shot rebuilt",
  ),
  ...entries("write", "past", "wrote"),
  ...entries("stance", "past", "forbade understood undertook"),
];

/** Infinitives of the first group, by class; then participles and presents that no rule gives. */
const FRENCH: Readonly<Record<VerbClass, string>> = {
  say:
    "déclarer affirmer souligner indiquer ajouter préciser rappeler expliquer annoncer estimer insister noter observer remarquer demander exhorter appeler inviter " +
    "proposer suggérer recommander confirmer réaffirmer réitérer dénoncer regretter déplorer exprimer évoquer assurer signaler constater marteler plaider réclamer exiger " +
    "informer lancer juger considérer témoigner interroger commenter répliquer insister alerter mentionner avancer presser prôner avouer nuancer résumer rétorquer ironiser tonner rassurer indigner fustiger rapporter relater prier objecter arguer pointer décrier qualifier accuser signifier formuler soulever confier adresser étudier examiner répéter redouter récuser démentir clamer scander",
  stance:
    "appuyer rejeter condamner saluer approuver critiquer refuser encourager féliciter remercier contester souhaiter opposer engager prononcer associer rallier inquiéter " +
    "préconiser espérer penser douter louer partager soupçonner redouter désapprouver préférer désirer privilégier favoriser militer dissocier désolidariser réserver réprouver étonner alarmer compter envisager viser respecter",
  write: "présenter publier déposer diffuser",
  act: "adopter voter organiser décider créer approuver lancer suspendre nommer achever mener signer ratifier interdire clôturer renforcer consacrer financer aider développer accepter verser geler livrer retirer bloquer quitter accorder octroyer allouer débloquer refuser convoquer ouvrir organiser",
  attend: "participer assister",
};
const FRENCH_FORMS: Readonly<Record<VerbClass, string>> = {
  say:
    "admis admet admettent émis émet émettent convenu convient conviennent réagi réagit réagissent intervenu intervient interviennent maintenu maintient maintiennent plaint redit rendu garanti garantit décrit décrivent font valent met mettent prend prennent dit disent relevé relève relèvent averti avertit avertissent répondu répond répondent conclu conclut concluent soutenu soutient soutiennent reconnu reconnaît reconnaissent " +
    "prévenu prévient promis promet fait pris mis",
  stance:
    "ému émue émus émues applaudi applaudit applaudissent exclu exclut excluent entend entendent soutiennent soutenu soutient accueilli accueille défendu défend défendent cru croit croient voulu veut veulent réjoui réjouit réjouissent entendu craint craignent",
  write: "écrit écrivent soumis soumet soumettent remis",
  act: "tenu ouvert pris quitté quitte quittent versé verse abstient abstiennent retire adhéré adhère rejoint détruit fourni interdit suspendu abstenu retiré élu convoqué clos établi",
  attend: "",
};

/** Infinitives, by class; then forms that no rule gives. */
const SPANISH: Readonly<Record<VerbClass, string>> = {
  say:
    "declarar afirmar subrayar indicar añadir agregar precisar recordar explicar anunciar estimar insistir notar señalar observar concluir responder exhortar instar llamar invitar " +
    "sugerir recomendar confirmar reafirmar reiterar advertir denunciar lamentar deplorar expresar reconocer asegurar informar manifestar destacar enfatizar preguntar solicitar exigir " +
    "resaltar argumentar mencionar alertar puntualizar abogar comentar plantear aseverar reclamar relatar prometer urgir apuntar sentenciar rememorar admitir confesar acusar matizar recalcar remarcar alegar replicar zanjar calificar describir tachar culpar confiar mostrar garantizar resumir evocar invocar intervenir revelar asentir contestar ofrecer negar clamar ironizar coincidir discrepar disentir discordar contar",
  stance:
    "apoyar rechazar condenar celebrar saludar aprobar criticar encomiar agradecer defender considerar oponer sumar respaldar acoger comprometer felicitar pronunciar creer esperar desear " +
    "alentar preferir aceptar compartir cuestionar valorar temer suscribir secundar avalar impulsar promover reprochar repudiar descartar elogiar aplaudir ponderar favorecer pretender unir adherir simpatizar",
  write: "presentar escribir publicar distribuir depositar someter",
  act: "ratificar firmar adoptar votar organizar decidir crear destruir lanzar establecer proporcionar prohibir suspender retirar convocar elegir nombrar acordar adherir aprobar clausurar aportar donar enviar abrir cerrar vetar bloquear encabezar iniciar entregar desplegar congelar cancelar financiar abandonar vender comprar sancionar",
  attend: "participar asistir",
};
const SPANISH_FORMS: Readonly<Record<VerbClass, string>> = {
  say:
    "niega niegan intervino intervinieron puso pusieron dio dieron expone exponen dirigió dirigieron dijo dijeron dice dicen dicho pidió pidieron pide piden propuso propusieron propone proponen propuesto sostuvo sostuvieron sostiene hizo hicieron expuso expusieron advirtió advirtieron " +
    "advierte sugirió sugirieron sugiere recuerda insiste reconoce aseguran manifiesta manifiestan concluyó concluye",
  stance:
    "adhirió adhirieron opuso opusieron opone quiere quieren quiso prefirió prefirieron prefiere alienta",
  write: "escrito distribuyó",
  act: "abstuvo abstuvieron eligió destruyó acuerda",
  attend: "",
};

function collect(): Map<string, Verb> {
  const verbs = new Map<string, Verb>();
  const add = (form: string, kind: VerbClass, tense: VerbForm, romance: boolean) => {
    const known = verbs.get(form);
    if (!known) verbs.set(form, { class: kind, form: tense, romance });
    // "declare" is English of many and French of one: both have to be allowed.
    else if (romance && !known.romance) verbs.set(form, { ...known, romance });
  };
  for (const [form, kind, tense] of IRREGULAR) add(form, kind, tense, false);
  for (const kind of ["say", "stance", "write", "act", "attend"] as const) {
    for (const base of listOf(ENGLISH[kind])) {
      for (const [form, tense] of inflect(base)) add(form, kind, tense, false);
    }
    for (const verb of listOf(FRENCH[kind])) {
      for (const [form, tense] of inflectFrench(verb)) add(fold(form), kind, tense, true);
    }
    for (const verb of listOf(SPANISH[kind])) {
      for (const [form, tense] of inflectSpanish(verb)) add(fold(form), kind, tense, true);
    }
    for (const form of listOf(`${FRENCH_FORMS[kind]} ${SPANISH_FORMS[kind]}`)) {
      add(fold(form), kind, "past", true);
    }
  }
  return verbs;
}

function listOf(words: string): string[] {
  return words.split(" ").filter((word) => word !== "");
}

function fold(form: string): string {
  return form.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Participle, and present of one and of many. */
function inflectFrench(infinitive: string): [string, VerbForm][] {
  const stem = infinitive.slice(0, -2);
  const open = stem.replace(/é([^aeiouéè]{1,2})$/u, "è$1").replace(/uy$/u, "ui");
  return [
    [`${stem}é`, "past"],
    [`${stem}ée`, "past"],
    [`${stem}és`, "past"],
    [`${stem}ées`, "past"],
    [`${open}e`, "present"],
    [`${open}ent`, "present"],
    [`${stem}ait`, "past"],
    [`${stem}aient`, "past"],
    [`${infinitive}a`, "present"],
    [`${infinitive}ont`, "present"],
    // "appelle", "rejette".
    ...(/[^aeiou]?e[lt]$/u.test(stem)
      ? ([
          [`${stem}${stem.slice(-1)}e`, "present"],
          [`${stem}${stem.slice(-1)}ent`, "present"],
        ] satisfies [string, VerbForm][])
      : []),
    [`${stem}ant`, "participle"],
  ];
}

/** Preterite, present and participle, third persons. */
function inflectSpanish(infinitive: string): [string, VerbForm][] {
  const stem = infinitive.slice(0, -2);
  if (infinitive.endsWith("ar")) {
    return [
      [`${stem}ó`, "past"],
      [`${stem}aron`, "past"],
      [`${stem}ado`, "past"],
      [`${stem}a`, "present"],
      [`${stem}an`, "present"],
      [`${stem}aba`, "past"],
      [`${stem}aban`, "past"],
      [`${infinitive}á`, "present"],
      [`${infinitive}án`, "present"],
      [`${stem}ando`, "participle"],
    ];
  }
  return [
    [`${stem}ió`, "past"],
    [`${stem}ieron`, "past"],
    [`${stem}ido`, "past"],
    [`${stem}e`, "present"],
    [`${stem}en`, "present"],
    [`${stem}ía`, "past"],
    [`${stem}ían`, "past"],
    [`${infinitive}á`, "present"],
    [`${infinitive}án`, "present"],
    [`${stem}iendo`, "participle"],
  ];
}

const DOUBLED = new Set([
  "ban",
  "plan",
  "cut",
  "put",
  "set",
  "quip",
  "refer",
  "defer",
  "commit",
  "submit",
  "transmit",
  "admit",
  "transfer",
  "regret",
  "begin",
  "prefer",
  "confer",
  "concur",
  "permit",
  "omit",
  "forget",
  "stop",
  "drop",
  "step",
  "scrap",
  "ship",
  "rebut",
  "expel",
  "repel",
  "hit",
  "sit",
  "stir",
  "flag",
  "slam",
  "plot",
  "shrug",
]);

function inflect(base: string): [string, VerbForm][] {
  const stem = DOUBLED.has(base) ? base + base.slice(-1) : base.replace(/e$/u, "");
  const past = base.endsWith("e")
    ? `${base}d`
    : /[^aeiou]y$/u.test(base)
      ? `${base.slice(0, -1)}ied`
      : `${stem}ed`;
  const third = /[^aeiou]y$/u.test(base)
    ? `${base.slice(0, -1)}ies`
    : /(?:s|sh|ch|x|o)$/u.test(base)
      ? `${base}es`
      : `${base}s`;
  const forms: [string, VerbForm][] = [
    [base, "base"],
    [past, "past"],
    [third, "present"],
    [`${stem}ing`, "participle"],
  ];
  // "signalled" and "signaled", "cancelled" and "canceled".
  if (/[^aeiou][ae]l$/u.test(base))
    forms.push([`${base}led`, "past"], [`${base}ling`, "participle"]);
  return forms;
}

function entries(kind: VerbClass, tense: VerbForm, forms: string): [string, VerbClass, VerbForm][] {
  return forms.split(" ").map((form) => [form, kind, tense]);
}

const VERBS: ReadonlyMap<string, Verb> = collect();

/** What a folded word tells as a verb; `null` where it is none that matters here. */
export function readVerb(word: string): Verb | null {
  return VERBS.get(word) ?? null;
}
