/**
 * English words that say how a sentence is built rather than what it is about, with the ends of contractions. Words
 * such as "again", "still" or "without" are not among them: in a question they often make the difference.
 */
export const ENGLISH = `
a about above after against all also although am among an and any are aren as at
be because been before being below between both but by
can cannot could couldn
d did didn do does doesn doing don down during
each either else every
few for from further
get gets getting go goes going got
had hadn has hasn have haven having he her here hers herself him himself his how however
i if in into is isn it its itself
just
let like ll
m many may maybe me might mine more most much must my myself
neither no nor not
of off on one only onto or other others ought our ours ourselves out over own
please
quite
rather re really
s shall she should shouldn since so some such
t than that the their theirs them themselves then there these they thing things this those though through
thus to together too toward towards
under until up upon us
ve very
was wasn we were weren what whatever when whenever where wherever whether which whichever while who whoever
whom whose why will with won would wouldn
yes you your yours yourself yourselves
`;
