/** Finnish. */
export const FINNISH = `
ei eikä eivät eli ellei emme en enemmän entä eri et että ette ettei
hän häneen hänellä hänelle häneltä hänen hänessä hänestä hänet häntä he heidän heille heiltä heissä heistä heitä
hyvin
ja joiden joihin joilla joille joissa joista joita joka jokin joko joku jolla jolle jolta jonka jos joskus jossa
josta jota jotain jotka jotta
kai kaikki kanssa keiden keitä kenellä kenelle keneltä kenen kenessä kenestä kenet ketä ketkä kiitos koska kuin
kuinka kuitenkin kuka kumpi kun kyllä
lisäksi
me meidän meillä meille meiltä meissä meistä meitä mihin mikä mikään mikäli miksi millainen millä mille milloin
miltä minä minua minulla minulle minulta minun minussa minusta minut missä mistä mitä mitään miten mitkä molemmat
monta mukaan mutta muu muut myös
näiden näihin näillä näille näissä näistä näitä nämä ne niiden niihin niillä niille niin niissä niistä niitä
ole olemme olen olet olette oli olimme olin olisi olisivat olit olivat olla olleet ollut on ovat
paljon pitää pitäisi
saa saada sama se sekä sen siellä siihen siinä siis siitä sillä sille siltä sinä sinne sinua sinulla sinulle sinun
sinut sitä
tai täällä täältä tähän tällä tälle tämä tämän tässä tästä tätä te teidän teillä teille teitä tulee tuo tuon tuossa
tuota
vaan vai vaikka vain voi voiko voin voinko voit voivat
`;
