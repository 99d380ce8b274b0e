import type { Language, Localised } from '../../core/language.js';
import { memo } from '../../core/memo.js';
import { stem, wordsOf } from '../../core/words.js';

/**
 * Words that come to the same in a question about the network, Danish and English; an asterisk stands for any ending. They are
 * the ways people name a thing, and no judgement of which topic a question has.
 */
const families: Readonly<Record<string, Localised>> = {
  money: {
    da: 'pris* koste* gratis betal* penge kroner kr gebyr* faktura* regning* udgift* omkostning* økonomi* budget* beløb* honorar* takst* afgift* dyr* billig* kontingent* deltagerbetaling* deltagergebyr* finansier* bekost* kvittering* refusion* refunder* tilskud* lommen pung* konto* kostnad* avgift* kostar',
    en: 'price* cost* free pay* paid money fee* invoice* bill* expense* budget* charge* expensive cheap fund* refund* reimburs* subsid*',
  },
  journey: {
    da: 'transport* rejse* tog* togbillet* bus* kør* kørsel* kørepenge* kilometer* km bil* fly* flyv* færge* billet* dsb befordring* vej turen tur hjemrejse* metro* parker* resa reise*',
    en: 'travel* train* ticket* bus* drive driv* car* flight* fly transport* mileage park* commute* journey trip*',
  },
  wages: {
    da: 'løn* arbejdstid* vikar* timer timerne afspadser* frikøb* lønkron* lønudgift* overarbejde* fritid* arbejdstimer* løntimer*',
    en: 'wage* salar* hours overtime substitute*',
  },
  food: {
    da: 'mad* frokost* spise* spiser forplejning* kaffe* morgenmad* sandwich* servering* server* madpakke* drikke* kage* frugt* bespis* kantine* måltid* kost* sult* buffet* smørrebrød* rundstykke* ma* lunsj mat lunch fika',
    en: 'food lunch* catering eat* meal* coffee snack* breakfast serve* dinner drink* sandwich* refreshment* hungry',
  },
  bed: { da: 'hotel* overnat* sove* seng* logi* værelse* nætter', en: 'hotel* overnight* sleep* room* accommodation stay*' },
  clock: {
    da: 'klok* kl tid tidspunkt* time timer starttid* sluttid* varighed* længe vare* varer begynd* slut* fyraften* morgen* formiddag* eftermiddag* aften* hjemme mødetid* heldag* halvdag* tidsrum* minut* tidlig* sent færdig* tidsforbrug*',
    en: 'time times clock hour* oclock start* end* finish* duration last* long morning afternoon evening early late',
  },
  date: {
    da: 'dato* dag* dagen hvornår kalender* måned* uge* næste kommende termin* skema* mødedag* mødedato* mødekalender* oversigt* tidsplan* datum när når',
    en: 'date* day* when calendar* month* week* schedul* diar*',
  },
  meeting: {
    da: 'møde* mødegang* gang* samling* seminar* session* netværksmøde* netværksdag* træf* sammenkomst* kursusdag* ses mødes mødas treff* sammankomst* gathering dag*',
    en: 'meeting* session* gathering* seminar* event* workshop* meet*',
  },
  place: {
    da: 'sted* hvor* lokal* adresse* bygning* hus* hvorhenne henne placer* lokation* mødested* lokale* foregå* afhold* ligger finde* plads* adress* plats',
    en: 'where place* venue* address* building* location* room held located',
  },
  begin: {
    da: 'start* begynd* første opstart* kickoff igang gang indled* premiere* åbning* starter lanc* går skydes tage fat',
    en: 'start* begin* first kick* open* launch* commence*',
  },
  finish: {
    da: 'slut* sidste afslut* færdig* ende* afrund* final* slutter ophør* forbi overstået sista siste allersidste',
    en: 'end* last final* finish* conclude* over close* wrap*',
  },
  left: { da: 'tilbage mangl* rest* resterende udestå* endnu flere igen foran kommende', en: 'left remain* still more outstanding' },
  span: {
    da: 'periode* længe forløb* varer strækker løber tidsramme* hele måneder år varighed* tidsperiode* halvandet samlet',
    en: 'period* long months year* run* span* whole entire total',
  },
  deadline: {
    da: 'frist* deadline* senest tidsfrist* ansøgningsfrist* udløb* lukke* sidste chance nå når nåede overskredet inden rettidig* skæringsdato* forsent sent løbet for udløber tilmeldingsfrist* frister sista',
    en: 'deadline* latest due close* closing expire* cutoff late before by last chance miss*',
  },
  apply: {
    da: 'ansøg* søge* tilmeld* skema* blanket* formular* indsend* send* melde* skrive op ansøgningsskema* papirer* tilmelding* anmod* søknad* söka ansøker deltage ind indlever* aflever* kandid* komme med',
    en: 'apply* application* appl* form* sign* enrol* regist* submit* send* join*',
  },
  miss: {
    da: 'nåede misset forpass* glip* forsent sovet glemt udløbet lukket overskredet forsinke* sent missede passeret kører løbet',
    en: 'miss* late passed forgot* expired closed overslept',
  },
  person: {
    da: 'kontakt* ring* telefon* tlf nummer* mail* email* skrive* skriv henvend* fat tale snakke fange kontaktperson* hvem spørge* ansvarlig* mailadresse* telefonnummer* mobil* opkald* ringe vende epost',
    en: 'contact* call* phone* number* mail* email* write reach* speak talk who ask* touch',
  },
  human: { da: 'menneske* rigtig person levende medarbejder robot* maskine* bot*', en: 'human* real person machine robot bot*' },
  leader: {
    da: 'leder* ledelse* chef* direktør* mellemleder* topchef* afdelingsleder* institutionsleder* skoleleder* centerchef* forvaltningschef* boss* bestyr* forstander* ledelsesrepræsentant* lederrepræsentant* sjef* chefer',
    en: 'leader* manager* boss* director* head* management executive* supervisor* principal*',
  },
  rep: {
    da: 'amr tr ftr famr arbejdsmiljørepræsentant* tillidsrepræsentant* tillidsmand* tillidsfolk* medarbejderrepræsentant* fællestillidsrepræsentant* repræsentant* tillidsvalgt* tillidskvinde* sikkerhedsrepræsentant* verneombud* skyddsombud*',
    en: 'rep reps representative* steward* union amr tr',
  },
  others: {
    da: 'øvrige øvrig fagperson* fagfolk* konsulent* koordinator* hr specialist* ressourceperson* faglig* psykolog* trivselskonsulent* arbejdsmiljøkonsulent* hrkonsulent* fagkoordinator* udviklingskonsulent* stabs* vejleder*',
    en: 'other others specialist* consultant* coordinator* hr professional* expert* adviser*',
  },
  staff: {
    da: 'medarbejder* ansat* personale* kolleg* folk frontpersonale* menig* stab* pædagog* sosu* sagsbehandler* lærer* sygeplejerske*',
    en: 'employee* staff worker* colleague* personnel teacher* nurse*',
  },
  group: {
    da: 'arbejdsgruppe* gruppe* hold* team* medlem* deltager* sammensæt* udpeg* besæt* bemand* delegation* hvem mand arbejdsgruppa',
    en: 'group* team* member* participant* compos* appoint* who delegation',
  },
  count: {
    da: 'antal* mange hvormange maks* max* mindst* minimum* loft* grænse* størrelse* færrest* flest* højst* få nok stor tal øvre nedre overgrænse* undergrænse*',
    en: 'many number* max* min* least most limit* size* enough few cap* ceiling how',
  },
  presence: {
    da: 'fravær* mødepligt* deltage* med hver syg* forfald* afbud* udeblive* fremmøde* væk springe skiftes halve nogle alle gange møder begge',
    en: 'attend* absence* absent sick every all miss* presence mandatory skip* show',
  },
  stand_in: {
    da: 'stedfortræder* suppleant* afløs* vikar* erstat* udskift* skift* bytte* afløser ny anden standin reserve*',
    en: 'substitut* replace* standin swap* deput* alternate*',
  },
  coordinator: {
    da: 'tovholder* koordiner* projektleder* kasket* hat* styr* primus nøgleperson* ankermand* ansvar* tråde* bolden anfører* samordn*',
    en: 'coordinat* lead* responsib* charge anchor hat',
  },
  med: {
    da: 'medudvalg* hovedmed hmu hovedudvalg* lokalmed fagmed sektormed områdemed centermed medsystem* samarbejdsudvalg* udvalg* medindflydelse* medorganisation* lmu omed medaftale* medmøde* udvalget medbeslutning*',
    en: 'med committee* board',
  },
  approve: {
    da: 'beslut* godkend* bestem* bakke opbakning* tilladelse* samtykke* vedtag* sige ja tilsagn* afgør* mandat* nikke velsign* accept* blåstempl* klarsignal* bemyndig* besluttes',
    en: 'decid* decision* approv* permission* consent* accept* mandate* agree* signoff bless* ok',
  },
  chair: {
    da: 'formand* næstformand* forhåndstilkendegiv* forhåndsgodkend* tilkendegiv* forperson* forhånd forhåndstilsagn* formandskab* forhåndsbesked* nestleder*',
    en: 'chair* vice* deputy advance statement* declar* preliminary beforehand',
  },
  owner: { da: 'ejer* projektejer* ansvarlig* ejerskab* hører ejes', en: 'own* owner* sponsor*' },
  task: {
    da: 'opgave* lave* arbejde* gøre ansvar* skal rolle* pligt* bidrag* funktion* bestille foretage udføre',
    en: 'task* do work* responsib* role* dut* contribut* job',
  },
  demand: {
    da: 'kræv* krav* forpligt* forvent* betingelse* forudsæt* binde* tidsforbrug* ressource* afsæt* kræver skal indsats* arbejdsbyrde* belast* sige ja går ind til commitment* lægge binder',
    en: 'requir* demand* commit* expect* condition* oblig* effort* resource* workload',
  },
  stage: {
    da: 'gang igang nul bund bar langt starte nybegynder* erfar* erfaring* allerede forvejen fremme ingenting intet begynder* niveau* bagud foran modne moden rutinere* politik* indsats* kører',
    en: 'already scratch zero begin* experience* far advanced nothing behind mature level* new',
  },
  who_may: {
    da: 'kommune* alle må kan deltage målgruppe* forvaltning* område* skole* ældre* ældreområd* ældrepleje* plejehjem* botilbud* jobcenter* børnehave* daginstitution* hjemmepleje* socialområde* bibliotek* teknik* beskæftigelse* sundhed* handicap* psykiatri* borgerservice* fritidshjem* institution* arbejdsplads* sfo* plejecenter* bosted* tandpleje* vuggestue* ungdom* lille små størrelse*',
    en: 'municipalit* eligible school* care elderly department* area* sector* kindergarten* nursing institution* small open',
  },
  gain: {
    da: 'udbytte* gevinst* få får ud værdi* fordel* nytte* lære* hjem godt give gavn* resultat* hjælp* støtte* bidrag* tilbud* tilbyder indhold* argument* overbevis* sælg* hvorfor gider',
    en: 'benefit* gain* get* value* advantage* learn* out help* support* offer* worth why',
  },
  purpose: {
    da: 'formål* mål* handler går drejer idé* ide* hensigt* pointe* hvad om netværk* projekt* initiativ* koncept* forklar* fortæl* kort slags egentlig sammen',
    en: 'purpose* aim* goal* about idea* point* what network* explain* tell* project* initiative*',
  },
  whole: {
    da: 'helhed* helhedsorienter* element* del dele søjle* trin* hovedpunkt* tilgang* model* byggesten* komponent* ben fire bestanddel* helhetsorient*',
    en: 'whole holistic element* part* pillar* approach* model* component* four step*',
  },
  risk: {
    da: 'risiko* risikovurder* kortlæg* identific* spotte* opdage* analyse* vurder* forudse* situation* farlig* hotspot* udpege finde',
    en: 'risk* assess* identif* map* spot* analys* situation* predict*',
  },
  reduce: {
    da: 'reducer* mindske* nedbring* færre sjældn* sænke* begræns* forhindr* undgå* forebyg* stoppe* dæmp* forekomst* metode* konflikt* deeskaler* lavere hyppig*',
    en: 'reduc* fewer prevent* lower* avoid* decreas* limit* method* less conflict* deescalat* occur*',
  },
  mind: {
    da: 'psykisk* mental* belast* traum* stress* eftervirk* efterreakt* reaktion* bearbejd* krise* angst* søvn* sygemeld* trivsel* følelse* sind debrief* supervision* senfølge* utryg* krisehjælp* ptsd ondt sjæl* ar hoved',
    en: 'psych* mental* trauma* stress* strain* aftermath reaction* cris* anxiet* sick* wellbeing emotion* debrief* burnout',
  },
  ready: {
    da: 'beredskab* procedure* alarm* handleanvis* retningslinje* plan instruks* sikkerhed* akut* overfald* hændelse* episode* ske sker skulle plan* rutine* overfaldsalarm* nødplan* uheld* galt',
    en: 'emergenc* procedure* alarm* readiness contingenc* prepared* plan* incident* safety guideline* happen* respon*',
  },
  rooted: {
    da: 'implementer* forankr* ejerskab* hverdag* praksis* realiser* gennemfør* omsæt* skuffe* drift* vaner leve holdbar* blivende varig* handling* skrivebord* skuffen',
    en: 'implement* embed* anchor* practice* everyday ownership sustain* stick* lasting action* drawer',
  },
  plan: {
    da: 'handleplan* handlingsplan* aktivitet* plan planen planer prøvehandling* tiltag* aftale* konkret* handling* hjemmearbejde* hjemmeopgave* skriftlig*',
    en: 'plan plans activit* concrete measure* written homework',
  },
  between: {
    da: 'mellem imellem webinar* online hjemme undervejs mellemtid* mellemliggende virtuel* sparring* onlinemøde* digitalt teams zoom mens ventetid*',
    en: 'between webinar* online meanwhile virtual* sparring interim',
  },
  info: {
    da: 'informationsmøde* infomøde* orientering* video* gense* optag* se klip* oplæg* film* præsentation* genudsend* tvivl* kigge høre overvej*',
    en: 'information video* record* watch* presentation* rewatch* doubt* look webinar',
  },
  read: {
    da: 'oversigt* læs* beskrivelse* materiale* folder* pjece* side* hjemmeside* info* program* detalje* dokument* pdf* overblik* link* brochure* skriftlig*',
    en: 'overview* read* descri* material* brochure* page* website* detail* document* link*',
  },
  violence: {
    da: 'vold* trus* chikan* slag* slå* overfald* spyt* true* hæn* krænk* overgreb* skub* spark* hadefuld* stalk* råb* verbal* fysisk* aggressiv* udad* ubehagelig* grov* tilsvin* nedgør* våld* hot trakasser* forulemp*',
    en: 'violen* threat* harass* assault* abus* hit* spit* aggress* verbal* physical* stalk* shout* insult*',
  },
  net: {
    da: 'digital* facebook* social* medie* sms* mail* opslag* online* internet* nettet kommentarspor* besked* messenger* instagram* snapchat* tiktok* video* doxing* deling* kommentar* anmeldelse* google* web* hadebesked* smædekampagne* hængt',
    en: 'digital* facebook social media online internet text* post* message* comment* cyber* troll*',
  },
  citizen: {
    da: 'borger* beboer* elev* pårørende* forældre* patient* klient* bruger* kunde* barn* børn* ung* bebo* almindelig* særlig* udsat*',
    en: 'citizen* resident* pupil* student* relative* parent* patient* client* user* child* public customer*',
  },
  helper: {
    da: 'human house konsulent* konsulenthus* rådgiv* sparr* facilit* underviser* ekstern* ekspert* hjælp* støtte* understøtte* coach* konsulentbistand* proces* vejled*',
    en: 'consultant* human house facilit* advis* coach* expert* support* help* external guide*',
  },
  organiser: {
    da: 'arranger* arrangør* bag står afsender* organisation* udbyd* initiativtag* ansvarlig* parter* hvem vært* kl forhandlingsfællesskab* partner* indbyd* fagforening* afholder',
    en: 'organis* organiz* behind host* responsib* partner* who party parties run*',
  },
  origin: {
    da: 'baggrund* aftale* ok24 overenskomst* udspring* stammer oprind* historie* opstået født anledning* aftalt forhandl* besluttet kommer hvorfor udløb* kilde* rødder bund',
    en: 'background agree* ok24 origin* bargain* history collective come* why negotiat* root*',
  },
  opinion: {
    da: 'mener holdning* synspunkt* enig* uacceptabel* acceptabel* syn mening* siger stiller hvorfor position* tolerance* nultolerance* finde sig i okay tolerer* pris',
    en: 'opinion* position* view* agree* unacceptable think* stance toler* believe* accept*',
  },
  writer: {
    da: 'skrevet forfatter* kilde* opdater* side* siden hjemmeside* oplysning* ved hvorfra stoler sikker passer korrekt troværdig*',
    en: 'written author* source* updat* page* website where information trust* sure correct reliable',
  },
  compare: {
    da: 'forskel* forskellig* bedst* hurtigst* først senest tidligst* sammenlign* hvilket hvilken vælg* længst* lettest* kontra versus mod eller end',
    en: 'differ* compar* best first latest earliest which choos* versus than later earlier',
  },
  alternative: {
    da: 'alternativ* andet anden ellers stedet mulighed* chance* redde* plan b i så udvej* vej udenom hjælpes åben* åbne stadig',
    en: 'alternativ* other else instead option* chance* still open another way',
  },
  help_bot: {
    da: 'hjælp* kan dig du svare spørge* bruges funktion* virker kommando* emner',
    en: 'help* can you ask* do topics use* work*',
  },
  calendar_file: {
    da: 'kalender* outlook* ics indkald* mødeindkald* booke* book* invitation* kalenderen kalenderfil* tilføj* synk* gem* blokere*',
    en: 'calendar* outlook ics invit* book* add* sync* block*',
  },
  start_help: {
    da: 'første skridt sker efter optaget godkendt med inde kommer gang opstart* igang næste når derefter bagefter forløber',
    en: 'first step* happen* after accepted once next admitted in begin',
  },
  link: { da: 'link* url download* hente* findes ligger side* adresse* klik*', en: 'link* url download* find* click*' },
  field: {
    da: 'felt* udfyld* stå oplysning* indhold* rubrik* spørgsmål* bilag* svare',
    en: 'field* fill* information content* question* attach*',
  },
};

/** The families that a word belongs to, by their names; none for most words. */
export type FamiliesOf = (word: string) => readonly string[];

/** As many words are kept as are met in a day. */
const wordsKept = 20_000;
/** Of an open ending; shorter ones would begin everything. */
const [shortest, longest] = [3, 20];

/** Gives the families of a word in this language. Throws where a family lists what is not one word. */
export function familiesIn(language: Language): FamiliesOf {
  const exact = new Map<string, string[]>();
  const starts = new Map<string, string[]>();
  for (const [family, words] of Object.entries(families)) {
    for (const entry of words[language].split(' ')) {
      const [word, ...more] = wordsOf(entry);
      if (word === undefined || more.length > 0) throw new Error(`'${entry}' in ${family} is not one word`);
      const [map, key] = entry.endsWith('*') ? [starts, word] : [exact, stem(word, language)];
      map.set(key, [...(map.get(key) ?? []), family]);
    }
  }
  return memo(wordsKept, (word) => {
    const names = new Set(exact.get(stem(word, language)));
    for (let length = Math.min(word.length, longest); length >= shortest; length--) {
      for (const family of starts.get(word.slice(0, length)) ?? []) names.add(family);
    }
    return [...names];
  });
}
