/** Dutch. */
export const DUTCH = `
aan achter al alle alleen als alsjeblieft alstublieft andere anders
ben bent bij binnen boven
daar daarom daarop dan dat de den der deze die dit doch doe doen doet door dus
een eens elk elke en er erg etc één
ga gaan gaat geen geweest
had hadden hare heb hebben hebt heeft hem hen het hier hij hoe hoeveel hun
iemand iets ik in is
ja je jij jou jouw jullie
kan kon konden kun kunnen kunt
laat laten
maar mag me mee meer men met mij mijn mijne mocht moest moet moeten mogen
na naar naast nee neer niet niets
of om omdat omhoog onder ons onze ook op over
sinds
te tegen terwijl tijdens toch toe toen tot totdat tussen
u uit uw
van vanaf vanuit veel volgens voor vooral voordat
waar waarin waarmee waarom waarop waarvan waarvoor wanneer want waren was wat we welk welke werd werden wie wij wil
willen wilt word worden wordt
zal ze zei zelf zich zij zijn zo zoals zodat zou zouden zullen zult
`;
