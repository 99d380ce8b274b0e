/**
 * What the round's page says of each topic, in our own words. `{contact}`, `{mail}`, `{phone}` and the other placeholders of
 * `fill` (capabilities/ask/prose.ts) are filled from facts.ts, so that no name, number or date stands twice.
 */
export const topics = {
  composition: {
    source: 'participants',
    da: 'Det er MED, der udpeger gruppen.',
    en: 'The group is appointed by MED.',
  },
  'other-members': {
    source: 'participants',
    da: 'Det er fagpersoner, som i forvejen har til opgave at få forebyggelsen af vold, trusler og chikane til at virke i praksis.',
    en: 'They are professionals whose job already includes putting the prevention of violence, threats and harassment into practice.',
  },
  attendance: {
    source: 'participants',
    da: 'Alle i arbejdsgruppen skal så vidt muligt være med hver gang.',
    en: 'Everyone in the working group should take part every time, as far as possible.',
  },
  coordinator: {
    source: 'participants',
    da: 'En i arbejdsgruppen udpeges som tovholder og får det overordnede ansvar for at koordinere. Opgaverne løftes ikke af tovholderen alene: arbejdsgruppen er fælles om at sætte handlingerne i gang og holde fremdrift i dem.',
    en: 'One member of the working group is appointed coordinator (tovholder) and has the overall responsibility for coordination. The coordinator does not do it alone: the working group shares the job of getting the actions going and keeping them moving.',
  },
  'med-decision': {
    source: 'requirements',
    da: 'Det er MED, der skal beslutte, at I deltager. Det kan ske i kommunens øverste MED-udvalg (Hoved-MED) eller i et fagområdes MED, for eksempel på ældreområdet eller skoleområdet. Så et fagområdes MED kan godt beslutte det på egne vegne.',
    en: "Taking part must rest on a MED decision: either by the municipality's top MED committee or by the MED committee of one area, such as elderly care or schools. So an area's own MED committee can decide for its area.",
  },
  'advance-statement': {
    source: 'requirements',
    da: 'Kan MED-udvalget ikke nå at mødes inden fristen, kan I stadig ansøge: formand og næstformand kan på forhånd tilkendegive, at kommunen gerne vil være med. Det kaldes en forhåndstilkendegivelse. Hvordan den skal se ud, fremgår ikke, så spørg {contact}, hvis I er i tvivl.',
    en: 'If the MED committee does not meet before the deadline, you can still apply: its chair and vice-chair can give an advance statement (forhåndstilkendegivelse) that the municipality would like to take part. What it must look like is not stated, so ask {contact} if in doubt.',
  },
  'project-owner': {
    source: 'requirements',
    da: 'MED-udvalget er projektejer. Det er også MED, der beslutter, at I deltager, og udpeger arbejdsgruppen.',
    en: 'The MED committee is the project owner. MED also decides that you take part and appoints the working group.',
  },
  'group-tasks': {
    source: 'change',
    da: 'Arbejdsgruppen laver en handleplan med konkrete aktiviteter på hvert netværksmøde. Derefter har gruppen ansvaret for at sætte aktiviteterne i gang, koordinere dem og holde fremdrift i dem frem til næste møde.',
    en: 'At each network meeting the working group makes an action plan with concrete activities. The group is then responsible for starting and coordinating them and keeping up progress until the next meeting.',
  },
  roles: {
    source: 'requirements',
    da: 'MED beslutter, at I deltager, udpeger arbejdsgruppen og er projektejer. Arbejdsgruppen laver handleplanen, sætter aktiviteterne i gang, koordinerer dem og holder fremdrift, med en tovholder i spidsen. Human House hjælper jer i gang og sparrer med jer undervejs.',
    en: 'MED decides that you take part, appoints the working group and owns the project. The working group makes the action plan, starts and coordinates the activities and keeps them moving, led by its coordinator. Human House helps you get started and gives feedback along the way.',
  },
  commitment: {
    source: 'requirements',
    da: 'Kommunen skal være klar til at arbejde systematisk med at afprøve og implementere tiltag, så længe netværket løber. Det kræver en beslutning i MED, og at der er afsat tid til netværksmøderne, til møder i arbejdsgruppen og til at sætte prøvehandlinger i gang.',
    en: 'The municipality must be ready to work systematically on trying out and implementing measures while the network runs. It takes a MED decision, and time set aside for the network meetings, for working group meetings and for trial actions.',
  },
  'starting-point': {
    source: 'requirements',
    da: 'I kan være med, uanset hvor I står. Er I ved at begynde, får I støtte til at kortlægge, hvad der er relevant hos jer, og hjælp til at komme i gang. Er I allerede godt i gang, kan I bruge netværket til at kvalificere og styrke jeres indsats.',
    en: 'You can join wherever you are. If you are just beginning, you get support to map what is relevant for you and help to get started. If you are already well under way, you can use the network to strengthen what you do.',
  },
  eligibility: {
    source: 'participants',
    da: 'Alle kommuner kan ansøge. Deltagelsen besluttes i MED, enten på øverste niveau eller i et fagområde, og ældreområdet og skoleområdet er nævnt som eksempler. Så det kan både være hele kommunen og et enkelt område som skoler eller ældrepleje.',
    en: 'All municipalities can apply. Taking part is decided in MED, at the top level or in one area, with elderly care and schools as examples. So it can be the whole municipality or a single area such as schools or elderly care.',
  },
  'how-to-apply': {
    source: 'signup',
    da: 'Sådan ansøger I:\n1. Få en beslutning i MED, eller en forhåndstilkendegivelse fra formand og næstformand.\n2. Sæt arbejdsgruppen, og vælg en tovholder.\n3. Udfyld ansøgningsskemaet, og send det til {contact} på {mail} inden fristen.',
    en: 'How to apply:\n1. Get a MED decision, or an advance statement from the chair and vice-chair.\n2. Put the working group together and choose a coordinator.\n3. Fill in the application form and send it to {contact} at {mail} before the deadline.',
  },
  'getting-started': {
    source: 'intro',
    da: 'Når I er med, hjælper Human House jer i gang. I får støtte til at kortlægge, hvilke indsatser der er relevante hos jer, og på første netværksmøde laver arbejdsgruppen en handleplan med konkrete aktiviteter, som I arbejder videre med frem til næste møde. Er I ikke med endnu, begynder det med en beslutning i MED og en ansøgning til {contact}.',
    en: 'Once you are in, Human House helps you get started. You get support to map which measures are relevant for you, and at the first network meeting the working group makes an action plan with concrete activities to work on until the next meeting. If you are not in yet, it begins with a MED decision and an application to {contact}.',
  },
  purpose: {
    source: 'intro',
    da: 'Sammen mod vold, trusler og chikane er et gratis netværk, hvor kommuner lærer at forebygge og håndtere arbejdsrelateret vold, trusler og chikane, også den digitale. Hver kommune deltager med en arbejdsgruppe under MED, mødes med de andre og arbejder hjemme med sin egen handleplan imellem møderne.',
    en: 'Sammen mod vold, trusler og chikane is a free network in which municipalities learn to prevent and handle work-related violence, threats and harassment, digital harassment included. Each municipality takes part with a working group under MED, meets the others and works on its own action plan in between.',
  },
  benefits: {
    source: 'benefits',
    da: 'I får:\n- støtte til at kortlægge, hvilke indsatser der er relevante i jeres kommune, og til at arbejde mere helhedsorienteret\n- viden om forebyggelse på relevante fagområder, og om at bruge den i praksis\n- sparring og inspiration til arbejdsgruppen, så indsatsen bliver gennemført og forankret\n- tid og faste rammer til at drøfte og sætte handlinger i gang',
    en: 'You get:\n- support to map which measures are relevant in your municipality and to take a more whole-of-organisation approach\n- knowledge of prevention within the relevant professional fields, and of putting it into practice\n- sparring and inspiration for the working group, so that the effort is carried through and takes root\n- time and a structured setting to discuss and start actions',
  },
  implementation: {
    source: 'approach',
    da: 'Implementering går på tværs af elementerne. Det handler om at skabe ejerskab og om at komme fra viden til handling i hverdagen. I netværket sker det gennem handleplanen: Mellem møderne sætter arbejdsgruppen aktiviteterne i gang, koordinerer dem og holder fremdrift.',
    en: 'Implementation runs across the elements. It is about creating ownership and getting from knowledge to action in everyday work. In the network this happens through the action plan: between the meetings the working group gets the activities going, coordinates them and keeps them moving.',
  },
  'action-plan': {
    source: 'change',
    da: 'På hvert netværksmøde laver arbejdsgruppen en handleplan med konkrete aktiviteter. Den gælder frem til næste netværksmøde, og det er arbejdsgruppen, der sætter aktiviteterne i gang, koordinerer dem og holder fremdrift.',
    en: 'At each network meeting the working group makes an action plan with concrete activities. It runs until the next network meeting, and the working group is responsible for starting the activities, coordinating them and keeping them moving.',
  },
  'between-meetings': {
    source: 'change',
    da: 'Mellem møderne er der webinarer og mulighed for online møder, hvor deltagerne sparrer med hinanden og med konsulenter fra Human House. Imens arbejder I hjemme med handleplanen.',
    en: 'Between the meetings there are webinars and the option of online meetings, where participants give each other feedback together with consultants from Human House. Meanwhile you work on your action plan at home.',
  },
  'info-meeting': {
    source: 'more',
    da: 'Ja: der er et online informationsmøde, som man kan se eller gense, hvis I er i tvivl, om netværket er noget for jer. Det findes på programsiden. I er også velkomne til at spørge {contact} på {mail} eller tlf. {phone}.',
    en: 'Yes: there is an online information meeting (informationsmøde) that you can watch, or watch again, if you wonder whether the network is for you. You find it on the programme page. You are also welcome to ask {contact} at {mail} or phone {phone}.',
  },
  overview: {
    source: 'benefits',
    da: 'Der ligger en oversigt over forløbets indhold og udbytte på programsiden. Jeg kan svare på de vigtigste dele her: datoer, indhold, krav og hvordan I ansøger.',
    en: 'There is an overview of the content and outcome on the programme page. I can answer the main parts here: dates, content, requirements and how to apply.',
  },
  'violence-scope': {
    source: 'about',
    da: 'Det handler om fysisk og psykisk vold, trusler og chikane fra borgere, i forbindelse med arbejdet. Digital chikane er med. Det gælder både arbejde med borgere med særlige problemstillinger og med borgere i almindelighed.',
    en: 'It covers physical and psychological violence, threats and harassment from citizens in connection with work, digital harassment included. That goes for work with citizens with special difficulties and with citizens in general.',
  },
  'digital-harassment': {
    source: 'about',
    da: 'Digital chikane er med i indsatsen på lige fod med den øvrige chikane.',
    en: 'Digital harassment is part of the effort on a par with other harassment.',
  },
  consultants: {
    source: 'intro',
    da: 'Det er konsulenthuset Human House, der hjælper jer i gang og sparrer med jer undervejs. Deres konsulenter er også med på de online møder mellem netværksmøderne.',
    en: 'It is the consultancy Human House that helps you get started and gives you feedback along the way. Its consultants also join the online meetings in between.',
  },
  organiser: {
    source: 'about',
    da: 'KL og Forhandlingsfællesskabet står bag; de aftalte indsatsen ved overenskomstforhandlingerne i 2024 (OK24). Konsulenthuset Human House hjælper kommunerne undervejs.',
    en: 'KL (Local Government Denmark) and Forhandlingsfællesskabet are behind it; they agreed on the initiative in the collective bargaining of 2024 (OK24). The consultancy Human House supports the municipalities along the way.',
  },
  background: {
    source: 'about',
    da: 'Indsatsen Sammen mod vold, trusler og chikane blev aftalt mellem KL og Forhandlingsfællesskabet ved OK24, overenskomstforhandlingerne i 2024. Den handler om at forebygge arbejdsrelateret vold, trusler og chikane, og netværket for kommuner er en del af den.',
    en: 'The initiative was agreed between KL and Forhandlingsfællesskabet in OK24, the collective bargaining of 2024. It is about preventing work-related violence, threats and harassment, and the network for municipalities is part of it.',
  },
  'parties-view': {
    source: 'about',
    da: 'KL og Forhandlingsfællesskabet er enige om, at det er uacceptabelt, når ansatte udsættes for vold, trusler eller chikane fra borgere i deres arbejde, også digitalt. Det skal forebygges, uanset hvilke borgere man arbejder med.',
    en: 'KL and Forhandlingsfællesskabet agree that it is unacceptable when employees are exposed to violence, threats or harassment from citizens in their work, digitally too. It must be prevented, whichever citizens one works with.',
  },
  'page-info': {
    source: 'intro',
    da: 'Jeg bygger på programsiden »Vær med i netværk mod vold«, skrevet af Sine Molbæk-Steensig den 10. september 2025.',
    en: 'I build on the programme page "Vær med i netværk mod vold", written by Sine Molbæk-Steensig on 10 September 2025.',
  },
};
