/** Norwegian, Bokmål and Nynorsk. */
export const NORWEGIAN = `
alle alt andre annen annet at av
bare både båe begge ble blei bli blir blitt bør
da då de deg dei deim deira deires dem den denne der dere deres derfor det dette di din disse ditt du dykk dykkar
eg ein eit eitt eller elles en enn er et ett etter
få får fikk finnes flere for fordi fra frå før
gjennom gjør gjøre
ha hadde han hans har hennar henne hennes her hjå ho hoe honom hos hun hva hvem hver hvilke hvilken hvilket hvis
hvor hvordan hvorfor
i ikke ikkje imellom ingen inkje inn inni
ja jeg
kan kom kommer korleis korso kun kunne kva kvar kvarhelst kven kvi kvifor
la litt
man mange må måtte me med medan meg meget mellom men mens mer mi min mine mitt mot mye mykje
når nei no noe noen noka noko nokon nokor nokre
og også om opp oss over
på
samme samt så sånn seg selv sett si sia sidan siden sin sine sitt sjøl skal skulle slik so som somme somt
takk til
um under
var vart varte vår våre vårt ved vi vil ville vore vors vort være vært
`;
