/** Spanish. */
export const SPANISH = `
a acá ahí al algo alguna algunas alguno algunos algún allá allí ambos ante antes aquel aquella aquellas aquello
aquellos aquí así aun aunque
bajo bastante bien
cada casi como con conmigo contigo contra cómo cual cuales cualquier cualquiera cuando cuanta cuantas cuanto
cuantos cuál cuáles cuándo cuánta cuántas cuánto cuántos
de debe deben debería debo del desde después donde dónde durante
e el ella ellas ello ellos en entonces entre era eran es esa esas ese eso esos esta estaba estaban estado estamos
estar estas está están estás este esto estos estoy etc él
fue fueron
gracias
ha haber había habían habrá hace hacen hacer hacia hago han has hasta hay he hemos
incluso
la las le les lo los luego
mas más me mediante mejor menos mi mientras mis misma mismas mismo mismos mí mía mías mío míos mucha muchas mucho
muchos muy
ni ninguna ninguno ningún no nos nosotras nosotros nuestra nuestras nuestro nuestros
o os otra otras otro otros
para pero poca poco pocos podemos podría podrían por porque puede pueden puedes puedo pues
que qué quien quienes quiere quiero quién quiénes quisiera
se sea sean según ser será serán sería si sido siendo sino sí sobre sois somos son soy su sus suya suyo
tal también tampoco tan tanto te tendrá tenemos tener tengo ti tiene tienen tienes toda todas todo todos tras tu
tus tuya tuyo tú
u un una unas uno unos usted ustedes
va vamos van varias varios vosotros voy vuestra vuestro
y yo
`;
