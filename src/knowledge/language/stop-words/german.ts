/** German. */
export const GERMAN = `
aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes anders auch auf aus
bei beide beiden beim bin bis bist bitte
da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darf darfst darin darum darüber das dass
dazu daß dein deine deinem deinen deiner deines dem den denen denn der deren derer des deshalb dessen dich die dies
diese diesem diesen dieser dieses dir doch dort du durch durfte dürfen dürft
eben ein eine einem einen einer eines einige einigem einigen einiger einiges einmal er es etwa etwas euch euer eure
eurem euren eurer
falls fuer für
gab gibt
hab habe haben habt hast hat hatte hatten hattest hätte hätten hättest her hier hin hinter
ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist
ja jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes
kann kannst kein keine keinem keinen keiner keines konnte konnten können könnt könnte könnten
lassen lässt ließ
mal man manche manchem manchen mancher manches mehr mein meine meinem meinen meiner meines mich mir mit möchte
möchten mögen muss musst musste mussten müssen müsste
nach nein nicht nichts nur
ob oder
sehr sei seid sein seine seinem seinen seiner seines seit selbst sich sie sind so sobald solche solchem
solchen solcher solches soll sollen sollst sollt sollte sollten sondern sonst sowie
ueber um und uns unser unsere unserem unseren unserer unter über
viel viele vom von vor
wann war waren warst warum was weil welche welchem welchen welcher welches wem wen wenn wer werde werden werdet
weshalb wessen wie wieso wieviel will willst wir wird wirst wo wobei wodurch wofür woher wohin wollen wollte
wollten womit woran worauf worin worüber wurde wurden würde würden
zu zum zur zwar zwischen
`;
