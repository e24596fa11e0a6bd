/** Portuguese, of Europe and of Brazil. */
export const PORTUGUESE = `
a além algo alguém algum alguma algumas alguns ali ambos antes ao aos apenas após aquela aquelas aquele
aqueles aqui aquilo as assim até através à às
bem
cada com como conforme contra contudo cuja cujo
da dar das de dela delas dele deles demais depois desde dessa dessas desse desses desta destas deste destes deve
devem devo disso disto do dos durante
e ela elas ele eles em embora enquanto entanto então entre era eram essa essas esse esses esta estamos estar estas
estava estavam está estão este estes estou eu é
faz fazem fazer foi foram fosse
havia há
isso isto
lá lhe lhes logo
mais mas me mediante melhor menos mesma mesmas mesmo mesmos meu meus mim minha minhas muita muitas muito muitos
na nas não nela nele nem nenhum nenhuma nessa nesse nesta neste ninguém no nos nossa nossas nosso nossos nós num
numa
o obrigado onde os ou outra outras outro outros
para pela pelas pelo pelos perante pode podem poder poderia podia pois por porque porquê portanto posso pouca pouco
poucos pra própria próprio
quais qual qualquer quando quanta quantas quanto quantos que quem quer quero quê
são se seja sejam sendo ser será serão seria seu seus si sido sim sob sobre somos sou sua suas
tal também tampouco tanta tanto tão te tem temos tenha tenho ter teve têm tinha tinham toda todas todavia todo
todos tu tua tuas tudo
um uma umas uns
vai vamos várias vários vão você vocês vos vou
`;
