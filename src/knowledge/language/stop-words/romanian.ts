/** Romanian. */
export const ROMANIAN = `
a abia acea aceasta această aceea aceeași acei aceia acel acela același acele acelea acest acesta aceste acestea acestei
acestor acestui acești aceștia acolo acum adică ai aia aici al ale alt alta altă alte altele alți altul am ar are as aș
asta astfel asupra atare atât atâta atunci au avea avem aveam avea aveți avut azi
ba ca că când care carei căreia cărei căror cărora cărui căruia cam câți câte câtă cât câtva ce cea cei cel cele cine
cineva ci cu cui cum cumva
da dacă dar dat datorită de deasupra deci decât deși despre din dintr dintre doar după
ea ei el ele era erau este eu eram ești
face fel fi fie fiecare fiind fost foarte
i îi îl îmi împotriva în înainte încât îți într între întru își
la le li lor lui l
m mă mai mea mei mele meu mi mie mine mult multă multe mulți mi
n ne ni nici nimic niște noastră noastre noi nostru noștri nouă nu numai
o oare ori oricare orice oricine oricum
pe pentru peste pot poate poți prea precum prin printr printre putea
s sa să săi sale sau său se și sie sine sînt sunt sub sunteți suntem
t ta tăi tale tău te ți ție tine toată toate tocmai tot toți totul totuși tu
un una unde undeva unei unele uneori unii unor unu unui unul
v va vă vei veți vi voastră voastre voi vom vor vostru voștri vouă
`;
