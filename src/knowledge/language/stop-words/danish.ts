/** Danish. */
export const DANISH = `
ad af al alle alt altså anden andet andre at
bare både begge blandt blev blive bliver burde bør
da de dem den denne der deres derfor det dette dig din dine disse dit dog du
efter ej eller en end er et
fandt få får fik findes flere for fordi fra før
gennem gør gøre
ha han hans har havde have hen hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan
hvorfor hvornår
i ikke imellem imod ind inden ingen ingenting intet
ja jeg jer jeres jo
kan kom kommer kun kunne
lad lidt
man mange må måtte med meget mellem men mens mere mig min mine mit mod
når ned nej nogen noget nogle nok
og også om op os over
på
samme samt så sådan selv sig sin sine sit skal skulle som
tak til
ud under
var ved vi vil ville vor vore vores vær være været
`;
