/** Italian, with the articles and prepositions that lose a vowel before an apostrophe. */
export const ITALIAN = `
a abbia abbiamo abbiano ad affinché agli ai al alcun alcuna alcune alcuni alcuno all alla alle allo allora altra
altre altri altro anch anche avere avete aveva avevano avrà avuto
bene
c che chi ci cioè ciò circa com come con contro cosa cos così cui
d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello dentro deve devo devono di dopo dov dove
dovrebbe dunque durante
e ed egli ella entrambi era erano essa esse essere essi esso è
fa fai fanno fare fatto fino fra fu fuori
gli grazie
ha hai hanno ho
i il in infatti io
l la là le lei li lo loro lui
m ma me meglio meno mentre mi mia mie miei mio molta molte molti molto
n ne negli nei nel nell nella nelle nello nessun nessuna nessuno né no noi non nostra nostre nostri nostro
o od ogni ognuno oppure
per perché perciò però più po poco poi poiché possiamo posso possono potrebbe prima proprio puoi può
qual qualche qualcosa qualcuno quale quali qualsiasi quand quando quanta quante quanti quanto quasi quegli quei quel
quell quella quelle quelli quello quest questa queste questi questo qui quindi
s saranno sarà sarebbe se sei sembra sé sia siamo siano siete solo sono sopra sotto sta stai stanno stare stata
state stati stessa stesso sto su sua sue sugli sui sul sull sulla sulle sullo suo suoi
t tale tali tanto te ti tra tranne troppo tu tua tue tuo tuoi tutt tutta tutte tutti tutto
un una uno
v va vai vanno verso vi voglio voi vorrei vostra vostre vostri vostro vuoi vuole
`;
