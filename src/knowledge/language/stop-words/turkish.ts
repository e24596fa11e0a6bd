/** Turkish, with the endings that stand behind an apostrophe, as in `Ankara'nın`. */
export const TURKISH = `
a acaba adlı altında ama ancak arada arasında artık aslında ayrıca
bana bazen bazı bazıları belki ben benden beni benim beri bile bir biraz biri birkaç birşey biz bizden bize bizi bizim
bu buna bunda bundan bunlar bunları bunların bunu bunun burada böyle böylece
da daha dan de değil den diye dolayı dolayısıyla
e edecek eden eder ederim ederiz edilen ediyor ediyorum en etmek etti ettiği
fakat
gibi göre
hangi hangisi hani hatta hem hep hepsi her herhangi hiç
i için ile ilgili in ise ın ı
kaç kadar kendi kendine kendini ki kim kime kimi kimin kimse
li lı lu lü
mesela mi mı mu mü
na nasıl nda ndan nde nden ne neden nedenle nedir nerede nereye neyse niçin nin nın niye nun nün
o olan olarak oldu olduğu olduğunu olmadı olmak olması olsa olsun olup olur olursa oluyor ona ondan onlar onlardan
onları onların onu onun orada oysa
öyle
pek
rağmen
sana sadece se sen senden seni senin si siz sizden size sizi sizin son sonra
şey şeyi şeyler şu şuna şunda şundan şunlar şunu
ta tan tarafından te ten
u un ü ün üzere
var ve veya veyahut
ya yada yani ye yerine yi yı yoksa yu yü
zaten
`;
