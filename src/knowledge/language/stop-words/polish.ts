/** Polish. */
export const POLISH = `
a aby albo ale ani
bardziej bardzo będą będę będzie bo by być był była byłem było były
chce chcę ci cię co coś czego czemu czy czyli czym
dla dlaczego do dość
gdy gdyby gdyż gdzie
i ich ile im inna inne inny innych
ja jak jaka jaki jakie jakiś jako je jednak jego jej jemu jest jestem jeśli jeżeli
każda każde każdy kiedy kilka kim kto ktoś która które którego której który których którym
lecz lub
ma mają mam mamy mi mną mnie mogą mogę moja moje może można mój mu musi muszę my
na nad nam nami nas nasz nasza nasze nic nich nie niego niej niemu nim nimi niż no
o od on ona one oni ono oraz
po pod podczas ponieważ poprzez powinien powinna przed przez przy
są siebie się sobą sobie swoja swoje swój
ta tak taka taki takie także tam te tego tej ten też to tobą tobie tu twoja twoje twój ty tych tylko tym
u
w wam wami was wasz we więc wszyscy wszystkie wszystko wtedy wy
z za ze że żeby
`;
