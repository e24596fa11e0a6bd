/** French, with the words that lose a vowel before an apostrophe. */
export const FRENCH = `
afin ai aie aient ainsi alors après as assez au aucun aucune aura aurai auraient aurais aurait auront aussi autre
autres aux auxquelles auxquels avaient avais avait avant avec avez aviez avions avoir avons ayant à
beaucoup bien
c car ce ceci cela celle celles celui cependant certain certaine certaines certains ces cet cette ceux chaque chez
ci combien comme comment contre ça
d dans de depuis des desquelles desquels dessous dessus devez devoir devons dois doit doivent donc dont du duquel
durant
elle elles en entre es est et eu eux étaient étais était étant êtes être
faire fais fait faites faut font fut
hors
il ils
j je jusqu jusque
l la laquelle là le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui
m ma mais me merci mes même mêmes mien mienne moi moins mon
n ne ni non nos notre nous nôtre
on ont ou oui où
par parce parmi pas pendant peu peut peuvent peux plaît plus plusieurs pour pourquoi pourra pourrait pouvez pouvoir
pouvons puis puisqu puisque
qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoique
s sa se selon sera serai seraient serait seront ses si sien soi soient sois soit sommes son sont sous suis sur
t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes très tu
un une
va vais vers veuillez veut veux voici voilà vont vos votre voudrais voulez vous vôtre
y
`;
