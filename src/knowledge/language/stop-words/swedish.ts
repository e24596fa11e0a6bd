/** Swedish. */
export const SWEDISH = `
all alla allt alltså att av än är
bara både behöver bland blev bli blir blivit
där därför då de dem den denna deras dess dessa det detta dig din dina ditt dock du
efter eftersom ej eller en er era ert ett
får fick finns för före från
genom gör göra
ha hade han hans har här hellre henne hennes hon honom hos hur
i icke in inga ingen inget innan inom inte
ja jag
kan kommer kunde kunna
låta
man många måste med medan mellan men mer mig min mina mitt mot mycket
när någon något några ni nog
och också om oss
på
samma samt så sådan sådana sådant sedan sig sin sina sitt själv ska skall skulle som
tack till
under
vad var vara varför varifrån varit varje vars vart vår våra vårt vem vems vi vid vilka vilkas vilken vilket vill
ville
`;
